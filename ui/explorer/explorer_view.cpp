#include "ui/explorer/explorer_view.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/explorer/sidebar_rows.h"
#include "ui/explorer/sidebar_tree.h"
#include "ui/explorer/sparkline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::FileSession;
using models::NodeKind;
using models::TablesModel;

struct ExplorerView::Place {
    NodeKind kind = NodeKind::File;
    QPointer<FileSession> file;
    QString region, table, index;
};

ExplorerView::ExplorerView(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_commands(commands), m_activity(workspace),
      m_rows(new SidebarRows(this)),
      m_filter(new SearchField(tr("Filter tables and indexes"), this)), m_stack(new QStackedWidget(this)), m_tree(new SidebarTree(m_stack)),
      m_empty(label({}, uiFont(12), "text2")), m_sections(new QVBoxLayout) {
    setProperty("panel", "sidebar");
    setObjectName(QStringLiteral("explorer"));
    setAccessibleName(tr("Files"));
    m_rows->setSourceModel(workspace->tables());
    m_tree->setModel(m_rows);
    m_tree->setActivity(&m_activity);
    m_rows->setActivity(&m_activity);
    m_filter->setObjectName(QStringLiteral("explorerFilter"));

    auto* section = new QWidget(this);
    auto* sectionRow = new QHBoxLayout(section);
    sectionRow->setContentsMargins(12, 0, 5, 0);
    sectionRow->addWidget(label(tr("Files"), uiFont(11, QFont::DemiBold), "text2"), 1);
    auto* add = new IconButton(QStringLiteral("plus"), tr("Add a file"), section);
    setTabOrder(m_filter, add); // it was made after the tree
    add->setObjectName(QStringLiteral("addFile"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* addMenu = new QMenu(add);
    for (const char* id : {"file.open", "file.new", "file.sample", "file.convert"}) put(addMenu, id);
    add->setMenu(addMenu);
    sectionRow->addWidget(add);
    section->setFixedHeight(26);

    m_empty->setText(tr("No file is open. Drop an .rfdb file here or press %1.")
                         .arg(commands->action(QStringLiteral("file.open"))->shortcut().toString(
                             QKeySequence::NativeText)));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setContentsMargins(12, 2, 12, 0);
    m_empty->setObjectName(QStringLiteral("noFile"));
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->addWidget(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(section);
    column->addWidget(m_stack, 1);
    column->addLayout(m_sections);
    column->addWidget(new SidebarLegend);

    connect(m_filter, &QLineEdit::textChanged, this, &ExplorerView::filterChanged);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_tree->setFocus(Qt::OtherFocusReason);
        if (!m_tree->currentIndex().isValid()) m_tree->setCurrentIndex(m_rows->index(0, 0));
    });
    connect(m_tree, &SidebarTree::openRequested, this, &ExplorerView::open);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ExplorerView::showMenu);
    connect(m_rows, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
        const auto kind = NodeKind(parent.data(TablesModel::KindRole).toInt());
        if (parent.isValid() && (kind == NodeKind::File || kind == NodeKind::Region)) m_tree->expand(parent);
        if (!m_filter->text().isEmpty()) m_tree->expandAll();
        showEmptiness();
        followTab();
    });
    connect(m_rows, &QAbstractItemModel::rowsRemoved, this, &ExplorerView::showEmptiness);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now, const QModelIndex& before) {
                if (placeOf(now).file != placeOf(before).file) emit currentFileChanged();
            });
    connect(workspace, &models::Workspace::currentTabChanged, this, &ExplorerView::followTab);
    m_tree->expandToDepth(0);
    showEmptiness();
    followTab();
}

void ExplorerView::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    m_activity.setWatched(true);
}

void ExplorerView::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    m_activity.setWatched(false);
}

ExplorerView::Place ExplorerView::placeOf(const QModelIndex& index) const {
    return {NodeKind(index.data(TablesModel::KindRole).toInt()),
            qobject_cast<FileSession*>(index.data(TablesModel::FileRole).value<QObject*>()),
            index.data(TablesModel::RegionRole).toString(), index.data(TablesModel::TableRole).toString(),
            index.data(TablesModel::IndexRole).toString()};
}

FileSession* ExplorerView::currentFile() const {
    return m_tree->currentIndex().isValid() ? placeOf(m_tree->currentIndex()).file.data() : nullptr;
}

QString ExplorerView::currentRegion() const {
    return placeOf(m_tree->currentIndex()).region;
}

QString ExplorerView::currentTable() const {
    return placeOf(m_tree->currentIndex()).table;
}

void ExplorerView::open(const QModelIndex& index, bool newTab) {
    const Place place = placeOf(index);
    if (!place.file) return;
    if (place.table.isEmpty()) {
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        return;
    }
    if (place.kind == NodeKind::Table && !newTab) m_tree->expand(index);
    if (newTab)
        m_workspace->openTableInNewTab(place.file, place.region, place.table, place.index);
    else if (!m_opener || !m_opener(place.file, place.region, place.table))
        m_workspace->openTable(place.file, place.region, place.table, place.index);
}

void ExplorerView::filterChanged(const QString& text) {
    const bool begins = m_rows->text().isEmpty() && !text.isEmpty();
    if (begins) {
        m_expanded.clear();
        std::function<void(const QModelIndex&)> note = [&](const QModelIndex& parent) {
            for (int row = 0; row < m_rows->rowCount(parent); ++row) {
                const QModelIndex index = m_rows->index(row, 0, parent);
                if (!m_tree->isExpanded(index)) continue;
                m_expanded.insert(m_rows->mapToSource(index));
                note(index);
            }
        };
        note({});
    }
    m_rows->setText(text);
    if (!text.isEmpty()) {
        m_tree->expandAll();
        return;
    }
    m_tree->collapseAll();
    for (const auto& index : std::as_const(m_expanded)) m_tree->expand(m_rows->mapFromSource(index));
    followTab();
}

void ExplorerView::followTab() {
    const int current = m_workspace->currentTab();
    auto* tab = m_workspace->tabs().value(current);
    if (!tab || !tab->session()) return;
    const auto table = tab->table();
    const QModelIndex shown = m_tree->currentIndex();
    const Place place = placeOf(shown);
    if (shown.isValid() && place.file == tab->session() && place.table == table.name && place.region == table.region)
        return; // on it, or on its key or one of its indexes
    const QModelIndex node = m_rows->mapFromSource(
        m_workspace->tables()->indexOf(tab->session(), table.region, table.name, tab->query()->index()));
    if (!node.isValid()) return;
    m_tree->setCurrentIndex(node);
    if (placeOf(node).kind == NodeKind::Table) m_tree->expand(node);
}

void ExplorerView::addSection(QWidget* section) {
    m_sections->addWidget(section);
}

void ExplorerView::select(FileSession* file, const QString& region, const QString& table) {
    QModelIndex node = m_rows->mapFromSource(m_workspace->tables()->indexOf(file, region, table));
    if (!node.isValid()) node = m_rows->mapFromSource(m_workspace->tables()->indexOf(file));
    if (node.isValid()) m_tree->setCurrentIndex(node);
}

void ExplorerView::showEmptiness() {
    const bool none = m_workspace->tables()->rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget*>(m_empty) : m_tree);
}

// ---- menus

void ExplorerView::showMenu(const QPoint& at) {
    const QModelIndex index = m_tree->indexAt(at);
    std::unique_ptr<QMenu> menu(menuFor(index));
    if (menu->isEmpty()) return;
    if (index.isValid()) m_tree->setCurrentIndex(index);
    menu->exec(m_tree->viewport()->mapToGlobal(at));
}

QMenu* ExplorerView::menuFor(const QModelIndex& index) {
    auto* menu = new QMenu(this);
    const Place place = placeOf(index);
    if (!index.isValid()) {
        for (const char* id : {"file.open", "file.new"}) put(menu, id);
        return menu;
    }
    if (place.kind == NodeKind::Region) {
        menu->addAction(icon(QStringLiteral("copy")), tr("Copy name"), this,
                        [=, this] { copy(place.region); });
        return menu;
    }
    place.kind == NodeKind::File ? fileMenu(menu, place) : tableMenu(menu, place);
    return menu;
}

void ExplorerView::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    emit notice(tr("Copied %1").arg(text));
}

void ExplorerView::put(QMenu* menu, const char* command) {
    if (QAction* action = m_commands->action(QString::fromLatin1(command))) menu->addAction(action);
}

void ExplorerView::fileMenu(QMenu* menu, const Place& place) {
    FileSession* file = place.file;
    if (!file) return;
    if (file->state() == FileSession::State::Failed) {
        menu->addAction(icon(QStringLiteral("refresh")), tr("Try again"), file, &FileSession::open);
        if (file->failure().held) menu->addAction(tr("Open read-only"), file, &FileSession::openReadOnly);
    } else {
        for (const char* id : {"table.create", "file.import", "table.refresh", "file.check"}) put(menu, id);
    }
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy path"), this,
                    [this, path = file->path()] { copy(path); });
    put(menu, "file.close");
}

void ExplorerView::tableMenu(QMenu* menu, const Place& place) {
    if (!place.file) return;
    const auto table = place.file->table(place.region, place.table);
    const bool index = !place.index.isEmpty();
    menu->addAction(icon(QStringLiteral("table")), tr("Open"), this, [this, place] {
        if (place.file) m_workspace->openTable(place.file, place.region, place.table, place.index);
    });
    menu->addAction(tr("Open in new tab"), this, [this, place] {
        if (place.file) m_workspace->openTableInNewTab(place.file, place.region, place.table, place.index);
    });
    menu->addSeparator();
    if (!index) {
        put(menu, "file.export");
        put(menu, "file.import");
        menu->addSeparator();
    }
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy name"), this,
                    [this, place] { copy(place.index.isEmpty() ? place.table : place.index); });
    if (index) return;
    if (const QString arn = table.arn(); !arn.isEmpty())
        menu->addAction(tr("Copy ARN"), this, [this, arn] { copy(arn); });
    menu->addSeparator();
    for (const char* id : {"table.settings", "table.statistics", "table.clone", "table.purge", "table.delete"}) put(menu, id);
}

} // namespace rf::ui

#include "moc_explorer_view.cpp"
