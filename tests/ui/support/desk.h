#pragma once
// A table file on the screen, as the program shows it: sidebar and items pages in one window, with the commands and
// their keys. Tests drive it with clicks and keys only, and look at what the engine then says.
//
// RF_UI_PICTURES=FOLDER keeps a picture of what shoot() is called for.

#include "tests/models/support/shop.h"

#include "engine/api/ops/query.h"
#include "models/session/workspace.h"
#include "ui/bulk/edit_commands.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/explorer/explorer_view.h"
#include "ui/explorer/sidebar_tree.h"
#include "ui/item/attribute_delegate.h"
#include "ui/item/inspector.h"
#include "ui/item/item_grid.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/items_page.h"
#include "ui/item/json_editor.h"
#include "ui/item/pending_bar.h"
#include "ui/item/typed_editor.h"
#include "ui/query/query_bar.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProcess>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QtTest>

namespace rf::ui::test {

using models::CellState;
using models::Committer;
using models::FileSession;
using models::ItemsModel;
using models::ItemsTab;
using models::ItemTreeModel;
using models::Job;
using models::RowState;
using models::Value;
using models::ValuePath;
using models::ValueType;
using models::test::HeldService;

inline constexpr int kPatience = 30'000; ///< milliseconds; nothing here is measured against it

template <class Condition>
bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, kPatience);
}

/// A copy of the e-commerce sample, which is made once a program.
inline QString sampleCopy(const QString& path) {
    static QTemporaryDir folder;
    static const QString made = [] {
        const QString file = folder.filePath(QStringLiteral("sample.rfdb"));
        const auto report = rf::makeSample(file.toStdString(), "ecommerce");
        if (!report) qFatal("no sample: %s", report.error().message.c_str());
        return file;
    }();
    if (!QFile::copy(made, path)) qFatal("no copy of the sample");
    QFile::setPermissions(path, QFile::permissions(path) | QFile::WriteOwner);
    return path;
}

/// What rangefinder-cli says, as a process of its own.
struct CliAnswer {
    int code = -1;
    QByteArray out, error;
};
inline CliAnswer cli(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(RF_BINARY_DIR "/rangefinder-cli"), arguments);
    if (!process.waitForFinished(kPatience)) return {};
    return {process.exitCode(), process.readAllStandardOutput().trimmed(), process.readAllStandardError()};
}

/// Focus decides where keys go, as on a real desktop. There is no window manager here: when a dialog has closed, the
/// window beneath is made the active one. A dialog that leaves the window usable keeps the keys while it is active.
inline QWidget* focused() {
    if (QWidget* popup = QApplication::activePopupWidget()) return popup->focusWidget() ? popup->focusWidget() : popup;
    QWidget* window = QApplication::activeModalWidget();
    if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeWindow()); !window && dialog && dialog->isVisible())
        window = dialog;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (!window && each->isVisible() && each->windowType() == Qt::Window) window = each;
    if (window && QApplication::activeWindow() != window) {
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window);
    }
    return QApplication::focusWidget() ? QApplication::focusWidget() : window;
}
inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(focused(), key, modifiers);
}
inline void type(const QString& text) {
    for (const QChar letter : text) QTest::keyClicks(focused(), QString(letter)); // the first may open an editor
}
/// Marks all text of the field with the keyboard, and types over it.
inline void retype(const QString& text) {
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}
inline void click(QWidget* widget) {
    QTest::mouseClick(widget, Qt::LeftButton);
}

class Desk {
public:
    explicit Desk(const QString& path, FileSession::Mode mode = FileSession::Mode::ReadWrite)
        : workspace([this](const std::filesystem::path& file,
                           const rf::EngineOptions& options) { return opened(file, options); },
                    &settings) {
        workspace.setMaintenance(models::Maintenance::engine());
        explorer = new ExplorerView(&workspace, &commands);
        m_stack = new QStackedWidget;
        auto* split = new QSplitter(Qt::Horizontal, &window);
        split->setHandleWidth(1);
        split->addWidget(explorer);
        split->addWidget(m_stack);
        split->setSizes({232, 1144});
        auto* row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(split);
        window.addActions(commands.actions());
        window.resize(1376, 834);
        QObject::connect(&workspace, &models::Workspace::tabAdded, &window, [this](ItemsTab* tab) { added(tab); });
        QObject::connect(&workspace, &models::Workspace::tabRemoved, &window, [this](ItemsTab* tab) {
            delete m_pages.take(tab);
        });
        QObject::connect(&workspace, &models::Workspace::currentTabChanged, &window, [this] { showCurrent(); });
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        session = workspace.openFile(path, mode);
    }
    ~Desk() {
        for (const FileSession* file : workspace.files()) { // one that was closed is gone, with its service
            if (auto* held = file->client() ? dynamic_cast<HeldService*>(file->client()->service().get()) : nullptr) held->release();
        }
        qDeleteAll(window.findChildren<QDialog*>());
        qDeleteAll(m_pages);
        m_pages.clear();
    }

    bool isOpen() {
        (void)waitFor([this] { return session->state() != FileSession::State::Opening; });
        return session->state() == FileSession::State::Open;
    }
    rf::Service& service() { return *session->client()->service(); }
    HeldService& held() { return *m_held; }

    /// Clicks the table (or an index of it) in the sidebar.
    ItemsPage* clickTable(const QString& table, const QString& index = {}) {
        QModelIndex found;
        const auto* rows = explorer->tree()->model();
        (void)waitFor([&] {
            const auto names = rows->match(rows->index(0, 0), Qt::DisplayRole, table, 1,
                                           Qt::MatchExactly | Qt::MatchRecursive | Qt::MatchCaseSensitive);
            found = names.value(0);
            if (found.isValid() && !index.isEmpty()) {
                explorer->tree()->expand(found);
                const auto inside = rows->match(rows->index(0, 0, found), Qt::DisplayRole, index, 1, Qt::MatchExactly);
                found = inside.value(0);
            }
            return found.isValid();
        });
        for (QModelIndex above = found.parent(); above.isValid(); above = above.parent())
            explorer->tree()->expand(above);
        explorer->tree()->scrollTo(found);
        QTest::mouseClick(explorer->tree()->viewport(), Qt::LeftButton, {},
                          explorer->tree()->visualRect(found).center());
        return page();
    }
    ItemsPage* newTab(const QString& table) {
        workspace.openTableInNewTab(session, QString::fromLatin1(rf::kDefaultRegion.data()), table);
        return page();
    }
    /// The page that shows.
    ItemsPage* page() { return m_pages.value(workspace.tabs().value(workspace.currentTab())); }
    void show(ItemsPage* page) { workspace.setCurrentTab(int(workspace.tabs().indexOf(page->tab()))); }

    /// A dialog that is open now, or nullptr.
    template <class D>
    D* dialog() {
        (void)QTest::qWaitFor([this] { return open<D>() != nullptr; }, 5'000);
        D* found = open<D>();
        if (!found) return nullptr;
        (void)QTest::qWaitForWindowActive(found);
        QTest::qWait(20); // a dialog may move the keyboard once it shows
        return found;
    }
    template <class D>
    D* open() {
        for (D* each : window.findChildren<D*>())
            if (each->isVisible()) return each;
        return nullptr;
    }

    void shoot(const QString& name, QWidget* what = nullptr) {
        const QString folder = qEnvironmentVariable("RF_UI_PICTURES");
        if (folder.isEmpty()) return;
        QTest::qWait(60);
        QPixmap picture = window.grab();
        if (what) {
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
            const QPixmap front = what->grab();
            painter.drawPixmap((picture.width() - front.width()) / 2, (picture.height() - front.height()) / 2, front);
        }
        picture.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }

    models::MemorySettings settings;
    CommandRegistry commands;
    models::Workspace workspace;
    QWidget window;
    ExplorerView* explorer = nullptr;
    FileSession* session = nullptr;

private:
    rf::Result<std::unique_ptr<rf::Service>> opened(const std::filesystem::path& file,
                                                    const rf::EngineOptions& options) {
        auto engine = rf::openEngine(file, options);
        if (!engine) return std::move(engine).error();
        auto held = std::make_unique<HeldService>(std::move(*engine));
        m_held = held.get();
        return std::unique_ptr<rf::Service>(std::move(held));
    }
    void added(ItemsTab* tab) {
        auto* page = new ItemsPage(tab, &commands);
        page->setSettings(&settings);
        new EditCommands(page, &commands, &settings);
        m_pages.insert(tab, page);
        m_stack->addWidget(page);
        showCurrent();
    }
    void showCurrent() {
        if (ItemsPage* shown = page()) m_stack->setCurrentWidget(shown);
    }

    QStackedWidget* m_stack = nullptr;
    QHash<ItemsTab*, ItemsPage*> m_pages;
    HeldService* m_held = nullptr;
};

// ---- on a page

inline bool settled(ItemsPage* page) {
    return waitFor([page] { return page->tab()->items()->state() != ItemsModel::State::Loading; });
}
/// The row whose attribute says this text; -1 when none does.
inline int rowOf(ItemsPage* page, const QString& attribute, const QString& text) {
    auto* items = page->tab()->items();
    for (int row = 0; row < items->rowCount(); ++row)
        if (items->item(row).child(attribute).displayText() == text) return row;
    return -1;
}
inline QModelIndex cellOf(ItemsPage* page, int row, const QString& attribute) {
    auto* items = page->tab()->items();
    return items->index(row, items->columnOf(attribute));
}
/// The cell as the grid has it, and the pane that shows it.
inline std::pair<GridPane*, QModelIndex> shownCell(ItemsPage* page, int row, const QString& attribute) {
    const QModelIndex filtered = page->tab()->rows()->mapFromSource(cellOf(page, row, attribute));
    GridPane* pane = filtered.column() < page->tab()->items()->keyColumnCount() ? page->grid()->pinned()
                                                                               : page->grid()->rest();
    return {pane, pane->model()->index(filtered.row(), filtered.column())};
}
inline void clickCell(ItemsPage* page, int row, const QString& attribute,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const auto [pane, index] = shownCell(page, row, attribute);
    pane->scrollTo(index);
    QTest::mouseClick(pane->viewport(), Qt::LeftButton, modifiers, pane->visualRect(index).center());
}
inline QString textAt(ItemsPage* page, int row, const QString& attribute) {
    return cellOf(page, row, attribute).data().toString();
}
/// Fills the key fields by keys. `op` is the text of the operator on the sort key.
inline void fillKey(ItemsPage* page, const QString& attribute, const QString& value, const QString& op = {}) {
    if (!op.isEmpty()) {
        auto* box = page->findChild<QComboBox*>("operator:" + attribute);
        if (!box) qFatal("no operator on %s", qPrintable(attribute));
        box->setFocus();
        press(Qt::Key_Home);
        for (int i = 0; i < box->count() && box->currentText() != op; ++i) press(Qt::Key_Down);
    }
    auto* field = page->findChild<QLineEdit*>("value:" + attribute);
    if (!field) qFatal("no field for %s", qPrintable(attribute));
    click(field);
    retype(value);
}
/// One customer's orders: the query of the pictures.
inline bool queryOrders(ItemsPage* page) {
    fillKey(page, QStringLiteral("pk"), QStringLiteral("CUSTOMER#c-20418"));
    fillKey(page, QStringLiteral("sk"), QStringLiteral("ORDER#"), QStringLiteral("begins with"));
    press(Qt::Key_Return);
    return settled(page) && page->tab()->items()->state() == ItemsModel::State::End;
}
inline TypedEditor* cellEditor(ItemsPage* page) {
    for (GridPane* pane : {page->grid()->pinned(), page->grid()->rest()})
        for (auto* editor : pane->findChildren<TypedEditor*>())
            if (editor->isVisible()) return editor;
    return nullptr;
}
/// Click, F2, text, Enter.
inline void editCell(ItemsPage* page, int row, const QString& attribute, const QString& text) {
    clickCell(page, row, attribute);
    press(Qt::Key_F2);
    retype(text);
    press(Qt::Key_Return);
}
/// Clicks a node of a tree of attributes, opening what is above it.
inline void clickNode(ItemTreeView* tree, const ValuePath& path, int column = ItemTreeModel::ValueColumn) {
    const auto* model = static_cast<const ItemTreeModel*>(tree->model());
    QModelIndex index = model->indexOf(path);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) tree->expand(above);
    index = index.siblingAtColumn(column);
    tree->scrollTo(index);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
}
inline bool committed(ItemsPage* page) {
    auto* committer = page->tab()->committer();
    return waitFor([committer] { return committer->state() != Committer::State::Running; }) &&
           committer->state() == Committer::State::Done;
}
/// The toast that shows, or "".
inline QString toastText(QWidget* window) {
    for (auto* toast : window->window()->findChildren<Toast*>())
        if (toast->isVisible()) return toast->text();
    return {};
}

} // namespace rf::ui::test
