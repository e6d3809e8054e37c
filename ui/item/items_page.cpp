#include "ui/item/items_page.h"

#include "models/session/place_link.h"
#include "models/session/preferences.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/dialog.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/common/toast.h"
#include "ui/item/attribute_delegate.h"
#include "ui/item/conflict_dialog.h"
#include "ui/item/column_popup.h"
#include "ui/item/entity_bar.h"
#include "ui/item/find_bar.h"
#include "ui/item/inspector.h"
#include "ui/item/item_editor_dialog.h"
#include "ui/item/item_grid.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/pending_bar.h"
#include "ui/item/review_dialog.h"
#include "ui/item/selection_bar.h"
#include "ui/item/size_dialog.h"
#include "ui/query/query_bar.h"
#include "ui/transfer/copy_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace rf::ui {

using models::Committer;
using models::ItemsModel;
using models::RowState;

namespace {
constexpr int kRoomForInspector = 904; ///< of the page: what is left of a window of 1200 beside rail and sidebar
} // namespace

ItemsPage::ItemsPage(models::ItemsTab* tab, CommandRegistry* commands, QWidget* parent)
    : QWidget(parent), m_tab(tab), m_commands(commands), m_scope(new CommandScope(commands, this)),
      m_split(new QSplitter(Qt::Horizontal, this)), m_left(new QWidget(m_split)), m_query(new QueryBar(tab->query(), this)),
      m_entities(new EntityBar(tab->items(), tab->rows(), m_left)), m_grid(new ItemGrid(tab, m_left)),
      m_find(new FindBar(m_grid, tab->rows(), m_left)), m_selection(new SelectionBar(m_grid, tab->items(), m_left)),
      m_pending(new PendingBar(tab, m_left)), m_inspector(new Inspector(tab, m_split)) {
    setObjectName(QStringLiteral("itemsPage"));
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_entities);
    column->addWidget(m_grid, 1);
    column->addWidget(m_selection);
    column->addWidget(m_find);
    column->addWidget(m_pending);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_left);
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_inspector->setMinimumWidth(240);
    m_split->setSizes({800, kInspectorWidth});
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_query);
    rows->addWidget(m_split, 1);

    connect(m_query, &QueryBar::runRequested, this, &ItemsPage::run);
    connect(m_query, &QueryBar::statementRequested, tab, [tab] { tab->setShowsStatement(true); });
    connect(m_query, &QueryBar::cancelRequested, tab->items(), &ItemsModel::cancel);
    connect(m_entities, &EntityBar::newItemRequested, this, &ItemsPage::newItem);
    connect(m_grid, &ItemGrid::newItemRequested, this, &ItemsPage::newItem);
    connect(m_grid, &ItemGrid::runRequested, this, &ItemsPage::run);
    connect(m_entities, &EntityBar::duplicateRequested, this, &ItemsPage::duplicateItem);
    connect(m_entities, &EntityBar::deleteRequested, this, &ItemsPage::deleteSelected);
    connect(m_entities, &EntityBar::exportRequested, this,
            [this] { m_commands->trigger(QStringLiteral("file.export")); });
    connect(m_pending, &PendingBar::reviewRequested, this, &ItemsPage::review);
    connect(m_pending, &PendingBar::discardRequested, this, &ItemsPage::discard);
    connect(m_pending, &PendingBar::commitRequested, this, &ItemsPage::commit);
    connect(m_inspector, &Inspector::refused, this, &ItemsPage::say);
    connect(m_inspector, &Inspector::sizesRequested, this, &ItemsPage::showSizes);
    connect(m_inspector, &Inspector::editRequested, this, &ItemsPage::editInWindow);
    connect(m_inspector, &Inspector::copyRequested, m_grid, &ItemGrid::copyAsJson);
    connect(m_inspector, &Inspector::previewToggled, this, &ItemsPage::preview);
    connect(m_grid, &ItemGrid::cellChanged, this, [this] {
        if (const QString name = m_grid->currentAttribute(); !name.isEmpty()) m_inspector->previewValueAt(models::ValuePath::attribute(name));
    });
    wireGrid();
    wireColumns();
    m_copy = new CopyMenu(tab, [this] {
        QList<models::Value> chosen;
        for (const int row : m_grid->selectedRows()) chosen << m_tab->items()->item(row);
        return chosen;
    }, [this] { return shownAttributes(); }, this);
    connect(m_copy, &CopyMenu::copied, this, &ItemsPage::say);
    auto* items = tab->items();
    connect(items, &ItemsModel::stateChanged, this, &ItemsPage::refresh);
    connect(items, &ItemsModel::columnsChanged, this, &ItemsPage::offerAttributes);
    connect(tab, &models::ItemsTab::currentChanged, this, &ItemsPage::refresh);
    connect(tab, &models::ItemsTab::refused, this, &ItemsPage::say);
    connect(tab, &models::ItemsTab::notice, this, &ItemsPage::say);
    connect(tab, &models::ItemsTab::resumed, this, [this](int row) { m_grid->setCurrentRow(row); });
    connect(tab->edits(), &models::StagedEdits::changed, this, &ItemsPage::refresh);
    connect(tab->edits()->stack(), &models::CommandStack::changed, this, [this] { m_scope->refresh(); });
    connect(tab->committer(), &Committer::stateChanged, this, &ItemsPage::commitStateChanged);
    answerCommands(commands);
    offerAttributes();
    refresh();
}

ItemsPage::~ItemsPage() = default;

void ItemsPage::wireGrid() {
    connect(m_grid, &ItemGrid::currentRowChanged, m_tab, &models::ItemsTab::setCurrentRow);
    connect(m_grid, &ItemGrid::currentRowChanged, this, &ItemsPage::refresh);
    connect(m_grid, &ItemGrid::inspectRequested, this, &ItemsPage::inspect);
    connect(m_grid, &ItemGrid::menuRequested, this, &ItemsPage::gridMenu);
    connect(m_grid, &ItemGrid::refused, this, &ItemsPage::say);
    for (GridPane* pane : {m_grid->pinned(), m_grid->rest()})
        connect(pane, &GridPane::inspectorToggled, this, &ItemsPage::toggleInspector);
}

void ItemsPage::answerCommands(CommandRegistry*) {
    const auto hasRow = [this] { return m_grid->currentRow() >= 0; };
    const auto canEdit = [this, hasRow] { return hasRow() && !m_tab->isReadOnly(); };
    const auto staged = [this] { return !m_tab->edits()->isEmpty(); };
    const auto inTree = [this] { return m_inspector->treeHasFocus(); };
    auto* tree = m_inspector->tree();
    auto* stack = m_tab->edits()->stack();
    const auto on = [this](const char* id, std::function<void()> run, std::function<bool()> enabled = nullptr,
                           std::function<bool()> checked = nullptr) {
        m_scope->on(QString::fromLatin1(id), std::move(run), std::move(enabled), std::move(checked));
    };
    // Keys of the window come here even while the tree has the keyboard: they mean what they mean there.
    on(
        "items.edit", [=, this] { inTree() ? tree->editCurrent() : void(m_grid->beginEdit()); }, canEdit);
    on(
        "items.new", [=, this] { inTree() ? tree->addHere() : newItem(); }, [this] { return !m_tab->isReadOnly(); });
    on(
        "items.delete",
        [=, this] {
            if (inTree()) return tree->removeCurrent();
            if (auto* chip = qobject_cast<FilterChip*>(focusWidget())) return emit chip->removed();
            deleteSelected();
        },
        canEdit);
    on(
        "items.copy", [=, this] { inTree() ? tree->copyCurrent() : m_grid->copy(); }, hasRow);
    on(
        "items.copyJson", [this] { m_grid->copyAsJson(); }, hasRow);
    on("items.sizes", [this] { showSizes(); }, hasRow);
    on("items.copyAs", [this] { m_copy->popup(m_grid->mapToGlobal(QPoint(40, 60))); });
    on("items.copyLink", [this] { copyLink(); }, hasRow);
    on("items.paste", [this] { paste(); }, [this] { return !m_tab->isReadOnly(); });
    on(
        "items.duplicate", [this] { duplicateItem(); }, canEdit);
    on(
        "items.revert", [this] { m_tab->items()->revertRows(m_grid->selectedRows()); },
        [=] { return hasRow() && staged(); });
    on(
        "items.review", [this] { review(); }, staged);
    on(
        "items.discard", [this] { discard(); }, staged);
    on(
        "items.commit", [this] { commit(); },
        [=, this] { return staged() && m_tab->committer()->state() != Committer::State::Running; });
    on(
        "edit.undo", [stack] { stack->undo(); }, [stack] { return stack->canUndo(); });
    on(
        "edit.redo", [stack] { stack->redo(); }, [stack] { return stack->canRedo(); });
    on("items.run", [this] { run(); });
    on("items.refresh", [this] { m_tab->items()->hasRun() ? m_tab->items()->refresh() : run(); });
    on(
        "items.cancel", [this] { m_tab->items()->cancel(); },
        [this] { return m_tab->items()->state() == ItemsModel::State::Loading; });
    on(
        "items.readAll", [this] { m_tab->items()->readOn(); },
        [this] { return m_tab->items()->state() == ItemsModel::State::Idle && m_tab->items()->canFetchMore({}); });
    on("items.addFilter", [this] { m_query->addFilter(); });
    answerGridCommands();
    on(
        "view.inspector", [this] { toggleInspector(); }, nullptr, [this] { return isInspectorShown(); });
    on("view.nextPane", [this] { movePane(1); });
    on("view.previousPane", [this] { movePane(-1); });
}

void ItemsPage::refresh() {
    auto* items = m_tab->items();
    m_query->setRunning(items->state() == ItemsModel::State::Loading);
    m_query->setUsed(items->hasRun() && items->pages() > 0 ? items->consumed() : -1);
    m_entities->setCanEdit(m_grid->currentRow() >= 0, m_tab->isReadOnly());
    if (items->state() != ItemsModel::State::Loading) offerAttributes();
    m_scope->refresh();
}

void ItemsPage::offerAttributes() {
    auto* items = m_tab->items();
    QList<KnownAttribute> known;
    const QStringList names = items->attributes();
    for (int column = 0; column < names.size(); ++column)
        known << KnownAttribute{names[column], items->columnType(column).value_or(models::ValueType::S)};
    if (known == m_known) return;
    m_known = known;
    m_query->setAttributes(known);
}

void ItemsPage::say(const QString& text) {
    if (!text.isEmpty()) Toast::show(this, text);
}

void ItemsPage::run() {
    if (m_query->insistOnProblems()) return;
    if (const QString problem = m_grid->openProblem(); !problem.isEmpty()) return say(problem);
    const models::ReadEstimate price = m_tab->query()->estimate();
    const int bound = m_settings ? models::Preferences::in(*m_settings, models::pref::kWarnAbove).toInt() : 0;
    if (bound <= 0 || !price.known || price.units <= bound) return m_tab->run();
    ask(window(), tr("Read that much?"), tr("This page is thought to use %1. The settings ask above %2 RCU.").arg(price.text()).arg(bound),
        tr("Run"), false, [tab = QPointer(m_tab)] { if (tab) tab->run(); })
        ->setObjectName(QStringLiteral("askToRead"));
}

// ---- items

void ItemsPage::newItem() {
    if (m_tab->isReadOnly()) return;
    auto* items = m_tab->items();
    auto* dialog = new ItemEditorDialog(
        m_tab->table(), items->blankItem(), std::nullopt,
        [this](const models::Value& item, QString* why) {
            if (!m_tab->items()->insertItem(item, why)) return false;
            m_grid->setCurrentRow(0);
            return true;
        },
        window());
    dialog->present();
}

void ItemsPage::editInWindow() {
    const int row = m_grid->currentRow();
    if (row >= 0) editAs(row, m_tab->items()->item(row), tr("edit item"));
}

void ItemsPage::editVersion(const models::Value& version) {
    const int row = m_grid->currentRow();
    if (row < 0 || m_tab->table().keyOf(version) != m_tab->table().keyOf(m_tab->items()->item(row))) return;
    editAs(row, version, tr("earlier version"));
}

void ItemsPage::editAs(int row, const models::Value& item, const QString& what) {
    if (m_tab->isReadOnly()) return say(tr("The file is open read-only"));
    auto* items = m_tab->items();
    const auto id = items->idAt(row);
    auto* dialog = new ItemEditorDialog(
        m_tab->table(), item, items->original(row),
        [this, id, what](const models::Value& item, QString* why) {
            const int now = m_tab->items()->rowOf(id);
            if (now >= 0) return m_tab->items()->stageItem(now, item, what, why);
            *why = tr("The item is no longer among the rows.");
            return false;
        },
        window());
    const auto* staged = m_tab->edits()->find(id);
    dialog->setOnlyIf(staged ? staged->onlyIf : std::nullopt,
                      [this, id](const std::optional<QString>& onlyIf) { m_tab->edits()->setCondition(id, onlyIf); });
    dialog->present();
}

void ItemsPage::showSizes() {
    const int row = m_grid->currentRow();
    if (row < 0) return;
    const models::Value item = m_tab->items()->item(row);
    (new SizeDialog(m_tab->table(), item, itemTitle(m_tab->table(), item), window()))->present();
}

void ItemsPage::duplicateItem() {
    const int row = m_grid->currentRow();
    if (row < 0) return;
    QString why;
    if (!m_tab->items()->duplicate(row, &why)) return say(why);
    m_grid->setCurrentRow(0);
    m_grid->focusGrid();
}

void ItemsPage::deleteSelected() {
    auto* items = m_tab->items();
    const QList<int> rows = m_grid->selectedRows();
    if (rows.isEmpty() || m_tab->isReadOnly()) return;
    if (const auto far = std::count_if(rows.begin(), rows.end(), [items](int row) { return !items->isKept(row); }))
        return say(tr("%n of the selected rows are not in memory any more: nothing is deleted. Select fewer rows.", nullptr,
                      int(far)));
    const bool gone =
        std::all_of(rows.begin(), rows.end(), [items](int row) { return items->rowState(row) == RowState::Deleted; });
    gone ? items->revertRows(rows) : items->deleteRows(rows);
}

void ItemsPage::inspect(const QString& attribute) {
    if (!isInspectorShown()) toggleInspector();
    m_inspector->inspect(attribute);
}

void ItemsPage::gridMenu(const QPoint& at) {
    QMenu menu(this);
    const auto put = [&](const char* id) {
        if (QAction* action = m_commands->action(QString::fromLatin1(id))) menu.addAction(action);
    };
    put("items.edit");
    menu.addAction(tr("Edit in a window…"), this, &ItemsPage::editInWindow)->setEnabled(!m_tab->isReadOnly());
    for (const char* id : {"items.preview", "items.fillDown", "items.transpose"}) put(id);
    menu.addSeparator();
    menu.addAction(tr("Filter: equal to this"), this, [this] { filterByCell(true); });
    menu.addAction(tr("Filter: not equal to this"), this, [this] { filterByCell(false); });
    menu.addSeparator();
    for (const char* id : {"items.copy", "items.copyJson"}) put(id);
    menu.addMenu(m_copy);
    put("items.copyLink");
    put("items.paste");
    menu.addSeparator();
    for (const char* id : {"items.new", "items.duplicate", "items.delete", "items.revert"}) put(id);
    menu.addSeparator();
    for (const char* id : {"items.replace", "items.bulkEdit", "items.bulkDelete", "items.compare", "items.compareMark", "items.sizes"}) put(id);
    menu.exec(at);
}

QStringList ItemsPage::shownAttributes() const {
    const QStringList names = m_tab->items()->attributes();
    QStringList shown;
    for (const int column : m_grid->pinned()->shownColumns() + m_grid->rest()->shownColumns()) shown << names.value(column);
    return shown;
}

void ItemsPage::copyLink() {
    const auto* session = m_tab->session();
    if (!session || session->isInMemory()) return say(tr("A table in memory has no place a link could lead to"));
    QGuiApplication::clipboard()->setText(models::linkText(models::linkTo(session->path(), m_tab->table(), m_tab->items()->item(m_grid->currentRow()))));
    say(tr("Link copied"));
}

void ItemsPage::paste() {
    pasteRows(m_tab, shownAttributes(), window(), [page = QPointer(this)](const QString& text) {
        if (page) page->say(text);
    });
}

void ItemsPage::setEndpoint(std::function<QString()> endpoint) {
    m_copy->setEndpoint(std::move(endpoint));
}

void ItemsPage::filterByCell(bool equal) {
    const QString attribute = m_grid->currentAttribute();
    const int row = m_grid->currentRow();
    if (row < 0 || attribute.isEmpty()) return;
    models::FilterChip chip;
    chip.path = models::ValuePath::attribute(attribute).toString();
    const models::Value item = m_tab->items()->item(row);
    if (!item.has(attribute)) {
        chip.op = equal ? models::FilterOperator::NotExists : models::FilterOperator::Exists;
    } else {
        const models::Value value = item.child(attribute);
        chip.op = equal ? models::FilterOperator::Equal : models::FilterOperator::NotEqual;
        chip.type = value.type();
        chip.values = {models::FilterChip::valueText(value)};
    }
    if (const QString problem = models::FilterModel::problemOf(chip); !problem.isEmpty()) return say(problem);
    m_tab->query()->filters()->add(chip);
    run();
}

// ---- staged changes

void ItemsPage::review() {
    if (m_tab->edits()->isEmpty()) return;
    auto* dialog = new ReviewDialog(m_tab, window());
    connect(dialog, &ReviewDialog::commitRequested, this, &ItemsPage::commit);
    dialog->present();
}

void ItemsPage::discard() {
    const int count = m_tab->edits()->count();
    if (count == 0) return;
    m_tab->edits()->revertAll();
    Toast::show(this, tr("%n change(s) discarded", nullptr, count), tr("Undo"),
                [this] { m_tab->edits()->stack()->undo(); });
}

void ItemsPage::commit() {
    m_grid->focusGrid(); // an editor that is open hands over what it has
    auto* committer = m_tab->committer();
    if (const QString problem = m_grid->openProblem(); !problem.isEmpty()) return say(problem);
    if (committer->state() == Committer::State::Conflict && committer->conflicts()->undecided() > 0)
        return showConflict();
    committer->commit();
}

void ItemsPage::showConflict() {
    if (m_conflict && m_conflict->isVisible()) return m_conflict->raise();
    m_conflict = new ConflictDialog(m_tab, window());
    connect(m_conflict, &ConflictDialog::commitRequested, this, &ItemsPage::commit, Qt::QueuedConnection);
    m_conflict->present();
}

void ItemsPage::commitStateChanged() {
    auto* committer = m_tab->committer();
    m_scope->refresh();
    if (committer->state() == Committer::State::Conflict) {
        showConflict();
    } else if (committer->state() == Committer::State::Failed) {
        auto* dialog = new Dialog(tr("Not committed"), window());
        dialog->setObjectName(QStringLiteral("commitFailed"));
        auto* error = new ErrorState;
        error->setFailure(committer->failure());
        error->setMinimumWidth(420);
        dialog->body()->addWidget(
            label(tr("Nothing of this transaction was written; the changes stay staged."), uiFont(13)));
        dialog->body()->addWidget(error);
        dialog->addAccept(tr("Close"));
        dialog->present();
    }
}

// ---- panes

bool ItemsPage::isInspectorShown() const {
    return m_inspector->isVisibleTo(m_split);
}

void ItemsPage::toggleInspector() {
    m_inspectorWanted = !isInspectorShown();
    m_inspectorForced = m_inspectorWanted;
    fitInspector();
    if (m_settings) m_settings->setValue(settingsKey() + QStringLiteral("/inspector"), m_inspectorWanted);
    m_scope->refresh();
}

void ItemsPage::fitInspector() {
    const bool room = width() >= kRoomForInspector;
    m_inspector->setVisible(m_inspectorWanted && (room || m_inspectorForced));
}

void ItemsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitInspector();
}

void ItemsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitInspector();
    m_scope->refresh();
    m_tab->resume();
}

void ItemsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_tab->items()->state() == ItemsModel::State::Loading)
        return m_tab->items()->cancel();
    QWidget::keyPressEvent(event);
}

void ItemsPage::focusQuery() {
    m_query->focusFirstField();
}

void ItemsPage::movePane(int step) {
    struct Pane {
        QWidget* area;
        std::function<void()> enter;
    };
    QList<Pane> panes{{m_query, [this] { m_query->focusFirstField(); }},
                      {m_entities->parentWidget(), [this] { m_grid->focusGrid(); }}};
    if (!m_tab->edits()->isEmpty())
        panes << Pane{m_pending, [this] { m_pending->commit()->setFocus(Qt::ShortcutFocusReason); }};
    if (isInspectorShown()) panes << Pane{m_inspector, [this] { m_inspector->focusContent(); }};
    const QWidget* focus = window()->focusWidget();
    int at = -1;
    for (int i = 0; i < panes.size(); ++i)
        if (focus && (panes[i].area == focus || panes[i].area->isAncestorOf(focus))) at = i; // the innermost is last
    const int count = int(panes.size());
    panes[(at + step + count) % count].enter();
}

QString ItemsPage::settingsKey() const {
    return QStringLiteral("items/page/%1/%2").arg(m_tab->table().region, m_tab->table().name);
}

void ItemsPage::setSettings(models::SettingsStore* settings) {
    m_settings = settings;
    m_grid->setSettings(settings);
    if (!settings) return;
    const QVariant wide = settings->value(settingsKey() + QStringLiteral("/split"));
    if (wide.isValid()) m_split->restoreState(wide.toByteArray());
    const QVariant shown = settings->value(settingsKey() + QStringLiteral("/inspector"));
    if (shown.isValid()) m_inspectorWanted = shown.toBool();
    fitInspector();
    connect(m_split, &QSplitter::splitterMoved, this, [this] {
        if (m_settings) m_settings->setValue(settingsKey() + QStringLiteral("/split"), m_split->saveState());
    });
}

} // namespace rf::ui

#include "moc_items_page.cpp"
