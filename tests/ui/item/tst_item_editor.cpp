// The item editor by clicks and keys: the row's own menu, order of lists, the condition of the write, the index key that
// lags behind, marks in the JSON; and the size microscope, by map and by table.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/common/list_table.h"
#include "ui/common/plurals.h"
#include "ui/item/item_editor_dialog.h"
#include "ui/item/size_dialog.h"
#include "ui/item/size_map.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>

namespace tst_item_editor {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

namespace {

const QString kOrder = QStringLiteral("ORDER#90881");

ValuePath pathOf(const char* text) {
    return *ValuePath::parse(QString::fromLatin1(text));
}

/// Clicks into the last column of a node's row.
void clickMore(ItemTreeView* tree, const ValuePath& path) {
    const auto* model = static_cast<const ItemTreeModel*>(tree->model());
    const QModelIndex index = model->indexOf(path).siblingAtColumn(ItemTreeModel::ValueColumn);
    tree->scrollTo(index);
    const QRect rect = tree->visualRect(index);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, QPoint(rect.right() - 12, rect.center().y()));
}

QMenu* openMenu() {
    (void)QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, 5'000);
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QAction* entryOf(QMenu* menu, const QString& text) {
    for (QAction* action : menu->actions())
        if (action->text() == text) return action;
    return nullptr;
}

int linesMarked(QPlainTextEdit* text) {
    int marked = 0;
    for (const auto& mark : text->extraSelections()) marked += mark.format.background().color() == color(Token::WarnSoft);
    return marked;
}

} // namespace

class TestItemEditor : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void pictures_data();
    void pictures();
    void menuOfARow();
    void listsHaveAnOrder();
    void booleansTick();
    void onlyIf();
    void theIndexKeyIsMended();
    void sizesByMapAndTable();
    void squares();

private:
    /// The order in the editor.
    ItemEditorDialog* edited(Desk& desk);
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
    ItemsPage* m_page = nullptr;
    EnglishPlurals m_plurals; ///< as the program has them
};

void TestItemEditor::initTestCase() {
    Theme::instance().install(*qApp);
    QCoreApplication::installTranslator(&m_plurals);
}

void TestItemEditor::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    Theme::instance().setChoice(Theme::Choice::Light);
}

ItemEditorDialog* TestItemEditor::edited(Desk& desk) {
    if (!desk.isOpen()) return nullptr;
    m_page = desk.clickTable(QStringLiteral("Shop"));
    if (!queryOrders(m_page)) return nullptr;
    clickCell(m_page, rowOf(m_page, "sk", kOrder), QStringLiteral("type"));
    m_page->editInWindow();
    return desk.dialog<ItemEditorDialog>();
}

void TestItemEditor::pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestItemEditor::pictures() {
    QFETCH(bool, dark);
    Theme::instance().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    clickNode(editor->tree(), pathOf("status"));
    press(Qt::Key_F2);
    retype(QStringLiteral("DELIVERED"));
    press(Qt::Key_Return);
    click(editor->findChild<Button*>(QStringLiteral("editorAddAttribute")));
    retype(QStringLiteral("deliveredAt"));
    press(Qt::Key_Return);
    QTest::qWait(20);
    retype(QStringLiteral("2026-06-30T12:31:00Z"));
    press(Qt::Key_Return);
    QVERIFY(editor->draft().has("deliveredAt"));
    QCOMPARE(editor->findChild<QLabel*>(QStringLiteral("editorChanged"))->text(), QStringLiteral("2 attributes changed"));
    QVERIFY(linesMarked(editor->json()->text()) > 0);
    desk.shoot("editor" + suffix, editor);
    editor->reject();
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    m_page->showSizes();
    auto* sizes = desk.dialog<SizeDialog>();
    QVERIFY(sizes);
    desk.shoot("sizes" + suffix, sizes);
    click(sizes->findChild<Segments*>(QStringLiteral("sizeSides"))->button(1));
    desk.shoot("sizes-table" + suffix, sizes);
}

void TestItemEditor::menuOfARow() {
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    clickMore(editor->tree(), pathOf("total"));
    QMenu* menu = openMenu();
    QVERIFY(menu);
    desk.shoot(QStringLiteral("editor-menu"), menu);
    QAction* remove = entryOf(menu, QStringLiteral("Remove"));
    QVERIFY(remove && remove->isEnabled());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(remove).center());
    QVERIFY(!editor->draft().has("total"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor->draft().has("total"));
    // Where the key is, there is a lock; its menu cannot remove it.
    clickMore(editor->tree(), pathOf("pk"));
    menu = openMenu();
    QVERIFY(menu);
    QVERIFY(!entryOf(menu, QStringLiteral("Remove"))->isEnabled());
    menu->close();
}

void TestItemEditor::listsHaveAnOrder() {
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    const Value lines = editor->draft().child("lines");
    QVERIFY(lines.childCount() > 1);
    clickNode(editor->tree(), pathOf("lines[0]"), ItemTreeModel::NameColumn);
    press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(editor->draft().child("lines").child(1), lines.child(0));
    press(Qt::Key_Up, Qt::AltModifier); // the cursor went with it
    QCOMPARE(editor->draft().child("lines"), lines);
    press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(editor->findChild<QLabel*>(QStringLiteral("editorProblem"))->isVisible());
}

void TestItemEditor::booleansTick() {
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    const bool before = editor->draft().child("gift").engine().asBool();
    const auto* model = static_cast<const ItemTreeModel*>(editor->tree()->model());
    const QModelIndex gift = model->indexOf(pathOf("gift")).siblingAtColumn(ItemTreeModel::ValueColumn);
    const QRect rect = editor->tree()->visualRect(gift);
    QTest::mouseClick(editor->tree()->viewport(), Qt::LeftButton, {}, QPoint(rect.left() + 12, rect.center().y()));
    QCOMPARE(editor->draft().child("gift").engine().asBool(), !before);
    press(Qt::Key_Space);
    QCOMPARE(editor->draft().child("gift").engine().asBool(), before);
}

void TestItemEditor::onlyIf() {
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    clickNode(editor->tree(), pathOf("total"));
    press(Qt::Key_F2);
    retype(QStringLiteral("1"));
    press(Qt::Key_Return);
    auto* condition = editor->findChild<QLineEdit*>(QStringLiteral("onlyIfText"));
    auto* stage = editor->findChild<Button*>(QStringLiteral("stageItem"));
    click(condition);
    type(QStringLiteral("status = "));
    QVERIFY(!stage->isEnabled());
    QVERIFY(editor->findChild<QLabel*>(QStringLiteral("editorProblem"))->isVisible());
    type(QStringLiteral("'NONE'"));
    QVERIFY(stage->isEnabled()); // it can be read, but would refuse
    QVERIFY(condition->toolTip().contains(QStringLiteral("refused")));
    retype(QStringLiteral("status = :loaded"));
    QVERIFY(!editor->findChild<QLabel*>(QStringLiteral("editorProblem"))->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    QCOMPARE(m_page->tab()->edits()->changes().first().onlyIf, std::optional(QStringLiteral("status = :loaded")));
    const int row = rowOf(m_page, "sk", kOrder);
    const QModelIndex change = m_page->tab()->review()->index(0, 0);
    QVERIFY(change.data(models::ReviewModel::ConditionRole).toString().contains(QStringLiteral("status = \"SHIPPED\"")));
    // Somebody changes something else: the write goes through, because nothing but the status was demanded.
    const Value stored = *m_page->tab()->items()->original(row);
    models::test::put(desk.service(), QStringLiteral("Shop"), *stored.withAt(pathOf("gift"), Value::string("theirs")));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(m_page));
    const auto now = models::test::stored(desk.service(), m_page->tab()->table(), stored);
    QCOMPARE(now->child("total").displayText(), QStringLiteral("1"));
    QCOMPARE(now->child("gift").displayText(), QStringLiteral("theirs"));
}

void TestItemEditor::theIndexKeyIsMended() {
    Desk desk(file());
    auto* editor = edited(desk);
    QVERIFY(editor);
    auto* warning = editor->findChild<QWidget*>(QStringLiteral("mirrorWarning"));
    QVERIFY(!warning->isVisible());
    clickNode(editor->tree(), pathOf("status"));
    press(Qt::Key_F2);
    retype(QStringLiteral("DELIVERED"));
    press(Qt::Key_Return);
    QVERIFY(warning->isVisible());
    auto* text = editor->findChild<QLabel*>(QStringLiteral("mirrorText"));
    QVERIFY(text->text().contains(QStringLiteral("STATUS#DELIVERED")));
    text->setFocus(Qt::TabFocusReason); // Tab goes to the link
    QTest::keyClick(text, Qt::Key_Return);
    if (warning->isVisible()) emit text->linkActivated(QStringLiteral("mend")); // offscreen a label may take no link by key
    QCOMPARE(editor->draft().child("gsi1pk").editText(), QStringLiteral("STATUS#DELIVERED"));
    QVERIFY(!warning->isVisible());
}

void TestItemEditor::sizesByMapAndTable() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    m_page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(m_page));
    clickCell(m_page, rowOf(m_page, "sk", kOrder), QStringLiteral("type"));
    const Value item = m_page->tab()->items()->item(rowOf(m_page, "sk", kOrder));
    click(m_page->inspector()->findChild<QAbstractButton*>(QStringLiteral("sizeDetails")));
    auto* sizes = desk.dialog<SizeDialog>();
    QVERIFY(sizes);
    QVERIFY(sizes->findChild<QLabel*>(QStringLiteral("sizeTotal"))->text().contains(QLocale().toString(item.itemSizeBytes())));
    auto* level = sizes->level();
    QCOMPARE(level->bytes(), item.itemSizeBytes());
    int lines = 0;
    while (level->parts()[lines].name != QLatin1String("lines")) ++lines;
    const QPoint at = sizes->map()->rectOf(lines).center().toPoint();
    QTest::mouseClick(sizes->map(), Qt::LeftButton, {}, at);
    QCOMPARE(sizes->table()->currentRow(), lines); // one selection for both
    QTest::mouseDClick(sizes->map(), Qt::LeftButton, {}, at);
    QCOMPARE(level->path().toString(), QStringLiteral("lines"));
    QCOMPARE(level->bytes(), item.child("lines").sizeBytes());
    press(Qt::Key_Return);
    QCOMPARE(level->path().size(), 2);
    const int before = sizes->table()->currentRow();
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    QVERIFY(sizes->table()->currentRow() != before);
    press(Qt::Key_Backspace);
    click(sizes->findChild<Button*>(QStringLiteral("sizeUp")));
    QVERIFY(level->path().isEmpty());
    click(sizes->findChild<Segments*>(QStringLiteral("sizeSides"))->button(1));
    QVERIFY(sizes->table()->isVisible());
    sizes->table()->setFocus();
    sizes->table()->setCurrentIndex(level->index(lines, 0));
    press(Qt::Key_Return);
    QCOMPARE(level->path().toString(), QStringLiteral("lines"));
    press(Qt::Key_Escape);
}

void TestItemEditor::squares() {
    const QRectF area(0, 0, 400, 300);
    const QList<qint64> sizes{600, 300, 200, 100, 50, 25, 10, 1, 0};
    const auto rects = squarified(area, sizes);
    QCOMPARE(rects.size(), sizes.size());
    double all = 0, sum = 0;
    for (const qint64 size : sizes) sum += double(size);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        const double share = rects[i].width() * rects[i].height();
        all += share;
        QVERIFY(std::abs(share - 400 * 300 * double(sizes[i]) / sum) < 1);
        QVERIFY(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(rects[i]) || share < 0.01);
        for (qsizetype j = 0; j < i; ++j) {
            const QRectF both = rects[i].intersected(rects[j]);
            QVERIFY(both.width() * both.height() < 0.01);
        }
    }
    QVERIFY(std::abs(all - 400 * 300) < 1);
    QVERIFY(squarified(area, {}).isEmpty());
}

RF_TEST_MAIN(TestItemEditor)

} // namespace tst_item_editor

#include "tst_item_editor.moc"
