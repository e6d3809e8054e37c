#include "ui/bulk/edit_commands.h"

#include "ui/bulk/bulk_dialog.h"
#include "ui/bulk/bulk_form.h"
#include "ui/bulk/replace_form.h"
#include "ui/common/toast.h"
#include "ui/item/compare_commands.h"
#include "ui/item/find_bar.h"
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

/// Rows of stored items in memory, among those that show as the entity bar chose them.
QList<int> shownRows(models::ItemsTab* tab) {
    QList<int> shown;
    for (int row = 0; row < tab->rows()->rowCount(); ++row) {
        const int source = tab->rows()->sourceRow(row);
        if (tab->items()->isKept(source) && tab->items()->rowState(source) != models::RowState::Inserted) shown << source;
    }
    return shown;
}

QList<models::Value> originals(models::ItemsTab* tab, const QList<int>& rows) {
    QList<models::Value> items;
    for (const int row : rows)
        if (const auto original = tab->items()->original(row)) items << *original;
    return items;
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
    m_scope->on(QStringLiteral("items.replace"), [this] { replace(); }, hasItems);
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
    new CompareCommands(page, commands, this);
    m_scope->refresh();
}

EditCommands::~EditCommands() {
    delete m_bulk; // it works on the page's tab
}

QString EditCommands::tableFile() const {
    return m_page->tab()->session() ? m_page->tab()->session()->path() : QString();
}

BulkDialog* EditCommands::openBulk(const QString& title, const MakeFields& fields) {
    if (m_bulk) {
        m_bulk->raise();
        m_bulk->activateWindow();
        return nullptr;
    }
    auto* tab = m_page->tab();
    if (!tab->session() || !tab->session()->client() || tab->isReadOnly()) return nullptr;
    auto model = std::make_unique<BulkModel>(tab->session()->client(), tab->edits(), &m_shelf, tableFile());
    model->setSources(originals(tab, m_page->grid()->selectedRows()), tab->items()->request());
    model->setShown(shownRows(tab).size(), [tab] { return originals(tab, shownRows(tab)); });
    BulkFields* made = fields(model.get());
    m_bulk = new BulkDialog(std::move(model), made, tab->table(), m_settings, title, m_page->window());
    connect(m_bulk, &BulkDialog::written, this, [tab] { tab->readAgain(); });
    connect(m_bulk->model(), &BulkModel::stateChanged, this, [this, running = m_bulk->model()] {
        if (running->state() == BulkModel::State::Running || running->state() == BulkModel::State::Undoing) emit writing(running);
    });
    connect(m_bulk, &BulkDialog::batchReady, &m_commits, &models::CommitUndo::noteBatch);
    connect(m_bulk, &BulkDialog::batchGone, &m_commits, &models::CommitUndo::forgetBatch);
    return m_bulk;
}

BulkDialog* EditCommands::openForm() {
    auto* tab = m_page->tab();
    return openBulk(tr("Change many items of %1").arg(tab->table().name), [tab](BulkModel* model) {
        return new BulkForm(model, tab->items()->attributes(), tab->title());
    });
}

/// Begins with what the find bar looks for, and with the rows that are selected if there are several.
BulkDialog* EditCommands::replace() {
    auto* tab = m_page->tab();
    const auto wanted = m_page->findBar()->finder()->wanted();
    BulkDialog* dialog = openBulk(tr("Find and replace in %1").arg(tab->table().name), [&](BulkModel* model) {
        auto* form = new ReplaceForm(model, tab->items()->attributes(), tab->title());
        if (!wanted.text.isEmpty()) form->setFind({wanted.text, wanted.caseSensitive, wanted.wholeCell, false});
        return form;
    });
    if (dialog) dialog->open();
    return dialog;
}

BulkDialog* EditCommands::bulkEdit() {
    BulkDialog* dialog = openForm();
    if (!dialog) return nullptr;
    const QString attribute = m_page->grid()->currentAttribute();
    if (!m_page->tab()->table().keyNames().contains(attribute)) dialog->form()->setPath(attribute);
    dialog->open();
    return dialog;
}

BulkDialog* EditCommands::bulkDelete() {
    BulkDialog* dialog = openForm();
    if (!dialog) return nullptr;
    dialog->form()->setKind(BulkAction::Kind::Delete);
    dialog->open();
    return dialog;
}

void EditCommands::undoCommit() {
    if (const QString batch = m_commits.batch(); !batch.isEmpty()) {
        BulkDialog* dialog = openForm();
        if (!dialog) return;
        if (!dialog->model()->adopt(batch)) {
            delete dialog;
            m_commits.forgetBatch(batch);
            return (void)Toast::show(m_page, tr("The journal of that batch is gone: it cannot be undone."));
        }
        dialog->fields()->hide(); // what it was is said; nothing is left to choose
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

#include "moc_edit_commands.cpp"
