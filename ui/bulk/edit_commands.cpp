#include "ui/bulk/edit_commands.h"

#include "ui/bulk/bulk_dialog.h"
#include "ui/bulk/bulk_form.h"
#include "ui/common/toast.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"

namespace rf::ui {

using models::BulkAction;
using models::BulkModel;

namespace {

QString shelfFolder(models::SettingsStore* settings) {
    const QString folder = settings ? settings->folder() : QString();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/undo");
}

} // namespace

EditCommands::EditCommands(ItemsPage* page, CommandRegistry* commands, models::SettingsStore* settings)
    : QObject(page), m_page(page), m_settings(settings), m_scope(new CommandScope(commands, page)),
      m_commits(page->tab()->edits(), page->tab()->committer()), m_shelf(shelfFolder(settings)) {
    auto* tab = page->tab();
    const auto canWrite = [tab] { return tab->session() && tab->session()->client() && !tab->isReadOnly(); };
    const auto hasItems = [=] { return canWrite() && (tab->items()->hasRun() || tab->items()->rowCount() > 0); };
    m_scope->on(QStringLiteral("items.bulkEdit"), [this] { bulkEdit(); }, hasItems);
    m_scope->on(QStringLiteral("items.bulkDelete"), [this] { bulkDelete(); }, hasItems);
    m_scope->on(QStringLiteral("edit.undoCommit"), [this] { undoCommit(); },
                [=, this] { return canWrite() && m_commits.canUndo(); });
    const QString batch = m_shelf.newest(tableFile(), tab->table().region, tab->table().name);
    if (!batch.isEmpty())
        if (const auto journal = models::UndoJournal::open(batch))
            m_commits.noteBatch(batch, models::UndoShelf::noteOf((*journal)->head()));
    connect(&m_commits, &models::CommitUndo::changed, m_scope, &CommandScope::refresh);
    connect(&m_commits, &models::CommitUndo::committed, this, &EditCommands::offerUndo, Qt::QueuedConnection);
    connect(&m_commits, &models::CommitUndo::undone, this, [this](int changes) {
        Toast::show(m_page, tr("Commit undone: %n change(s) taken back", nullptr, changes));
    }, Qt::QueuedConnection);
    connect(tab->items(), &models::ItemsModel::stateChanged, m_scope, &CommandScope::refresh);
    connect(tab->committer(), &models::Committer::stateChanged, m_scope, &CommandScope::refresh);
    m_scope->refresh();
}

EditCommands::~EditCommands() {
    delete m_bulk; // it works on the page's tab
}

QString EditCommands::tableFile() const {
    return m_page->tab()->session() ? m_page->tab()->session()->path() : QString();
}

BulkDialog* EditCommands::openBulk() {
    if (m_bulk) {
        m_bulk->raise();
        m_bulk->activateWindow();
        return nullptr;
    }
    auto* tab = m_page->tab();
    auto* items = tab->items();
    if (!tab->session() || !tab->session()->client() || tab->isReadOnly()) return nullptr;
    auto model = std::make_unique<BulkModel>(tab->session()->client(), tab->edits(), &m_shelf, tableFile());
    QList<models::Value> selection;
    for (const int row : m_page->grid()->selectedRows())
        if (const auto original = items->original(row)) selection << *original;
    model->setSources(selection, items->request());
    m_bulk = new BulkDialog(std::move(model), tab->table(), m_settings, items->attributes(), tab->title(), m_page->window());
    connect(m_bulk, &BulkDialog::written, this, [items] { items->refresh(); });
    connect(m_bulk, &BulkDialog::batchReady, &m_commits, &models::CommitUndo::noteBatch);
    connect(m_bulk, &BulkDialog::batchGone, &m_commits, &models::CommitUndo::forgetBatch);
    return m_bulk;
}

BulkDialog* EditCommands::bulkEdit() {
    BulkDialog* dialog = openBulk();
    if (!dialog) return nullptr;
    const QString attribute = m_page->grid()->currentAttribute();
    if (!m_page->tab()->table().keyNames().contains(attribute)) dialog->form()->setPath(attribute);
    dialog->open();
    return dialog;
}

BulkDialog* EditCommands::bulkDelete() {
    BulkDialog* dialog = openBulk();
    if (!dialog) return nullptr;
    dialog->form()->setKind(BulkAction::Kind::Delete);
    dialog->open();
    return dialog;
}

void EditCommands::undoCommit() {
    if (const QString batch = m_commits.batch(); !batch.isEmpty()) {
        BulkDialog* dialog = openBulk();
        if (!dialog) return;
        if (!dialog->model()->adopt(batch)) {
            delete dialog;
            m_commits.forgetBatch(batch);
            return (void)Toast::show(m_page, tr("The journal of that batch is gone: it cannot be undone."));
        }
        dialog->form()->hide(); // what it was is said; nothing is left to choose
        dialog->open();
        return dialog->model()->undo();
    }
    QString why;
    if (!m_commits.undo(&why) && !why.isEmpty()) Toast::show(m_page, why);
}

/// After the page's own notice of the commit, in its place.
void EditCommands::offerUndo(int changes) {
    const double units = m_page->tab()->committer()->consumedUnits();
    const QString words = changes == 1 ? tr("1 change committed") : tr("%1 changes committed").arg(QLocale().toString(changes));
    Toast::show(m_page, tr("%1, %2 WCU").arg(words, QLocale().toString(units, 'g', 12)), tr("Undo"), [this] { undoCommit(); });
}

} // namespace rf::ui
