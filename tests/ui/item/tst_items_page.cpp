// What an items page does besides the main job: refusals, undo, new and copied items, pages while scrolling, cancel,
// filters, indexes, order, big values, a read-only file, a table that goes away. The GUI thread waits for nothing.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "engine/api/ops/tables.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/states.h"
#include "ui/item/entity_bar.h"
#include "ui/item/item_editor_dialog.h"
#include "ui/query/chip_editor.h"

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace tst_items_page {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

namespace {

const QString kOrder = QStringLiteral("ORDER#90881");

Button* button(QWidget* in, const char* name) {
    auto* found = in->findChild<Button*>(QString::fromLatin1(name));
    if (!found) qFatal("no button %s", name);
    return found;
}

/// The button of a kind of items; those of before linger hidden until the event loop turns.
QToolButton* kind(ItemsPage* page, const QString& name) {
    for (auto* each : page->entityBar()->findChildren<QToolButton*>("kind:" + name))
        if (each->isVisible()) return each;
    return nullptr;
}

void choose(QComboBox* box, const QString& begins) {
    box->setFocus();
    press(Qt::Key_Home);
    for (int i = 0; i < box->count() && !box->currentText().startsWith(begins); ++i) press(Qt::Key_Down);
}

void scan(ItemsPage* page, const QString& limit = {}) {
    click(page->queryBar()->findChild<Segments*>(QStringLiteral("queryMode"))->button(1));
    auto* field = page->queryBar()->findChild<QLineEdit*>(QStringLiteral("limit"));
    click(field);
    retype(limit.isEmpty() ? QStringLiteral("0") : limit);
    press(Qt::Key_Return);
}

/// Counts turns of the event loop while something else goes on.
struct Heartbeat {
    QTimer timer;
    int beats = 0;
    Heartbeat() {
        timer.callOnTimeout([this] { ++beats; });
        timer.start(0);
    }
};

} // namespace

class TestItemsPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void invalidTextStaysToBeMended();
    void clickElsewhereLosesNothing();
    void enterOnAnUntouchedAbsentCell();
    void refusedByTheRules();
    void undoAndRedo();
    void insertAndDuplicate();
    void pagesWhileScrolling();
    void wholeTableStaysResponsive();
    void cancelOfARunningQuery();
    void failedReadSaysWhy();
    void aTableJustOpenedOffersAScan();
    void nothingUnderAKeyOffersANewItem();
    void filters();
    void entityFilter();
    void indexes();
    void sortDirection();
    void problemsOfTheQuery();
    void bigValues();
    void readOnlyFile();
    void tableDeletedUnderneath();
    void discardAndItsUndo();
    void columnsAreKept();

private:
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestItemsPage::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestItemsPage::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

#define ORDERS(desk, page)                                                                                             \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));                                                         \
    QVERIFY(page);                                                                                                     \
    QVERIFY(queryOrders(page))

void TestItemsPage::invalidTextStaysToBeMended() {
    Desk desk(file());
    ORDERS(desk, page);
    const int row = rowOf(page, "sk", kOrder);
    editCell(page, row, QStringLiteral("total"), QStringLiteral("12,50"));
    TypedEditor* editor = cellEditor(page);
    QVERIFY(editor);
    QVERIFY(!editor->problem().isEmpty());
    QCOMPARE(editor->line()->text(), QStringLiteral("12,50"));
    desk.shoot(QStringLiteral("invalid-light"));
    QVERIFY(page->tab()->edits()->isEmpty());
    // Mended, it is taken.
    retype(QStringLiteral("12.50"));
    QVERIFY(editor->problem().isEmpty());
    press(Qt::Key_Return);
    QCOMPARE(page->tab()->items()->item(row).child("total").displayText(), QStringLiteral("12.5"));
    // Escape takes nothing.
    clickCell(page, row, QStringLiteral("total"));
    press(Qt::Key_F2);
    retype(QStringLiteral("99"));
    press(Qt::Key_Escape);
    QCOMPARE(page->tab()->items()->item(row).child("total").displayText(), QStringLiteral("12.5"));
}

void TestItemsPage::clickElsewhereLosesNothing() {
    Desk desk(file());
    ORDERS(desk, page);
    const int row = rowOf(page, "sk", kOrder);
    clickCell(page, row, QStringLiteral("total"));
    press(Qt::Key_F2);
    retype(QStringLiteral("1e"));
    for (const char* other : {"status", "sk"}) { // in the same pane, in the other one
        clickCell(page, row + 1, QString::fromLatin1(other));
        QVERIFY(cellEditor(page));
        QCOMPARE(cellEditor(page)->line()->text(), QStringLiteral("1e"));
    }
    click(page->findChild<QLineEdit*>(QStringLiteral("value:pk")));
    QVERIFY(cellEditor(page));
    press(Qt::Key_Return); // Run would take the editor away
    QVERIFY(cellEditor(page));
    QCOMPARE(toastText(page), cellEditor(page)->problem());
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(cellEditor(page));
    // What is valid is taken by a click elsewhere.
    cellEditor(page)->line()->setFocus();
    retype(QStringLiteral("1e2"));
    clickCell(page, row + 1, QStringLiteral("sk"));
    QVERIFY(!cellEditor(page));
    QCOMPARE(page->tab()->items()->item(row).child("total").displayText(), QStringLiteral("100"));
}

void TestItemsPage::enterOnAnUntouchedAbsentCell() {
    Desk desk(file());
    ORDERS(desk, page);
    const int row = rowOf(page, "sk", "ORDER#90412#LINE#1");
    QCOMPARE(CellState(cellOf(page, row, "status").data(ItemsModel::CellStateRole).toInt()), CellState::Absent);
    clickCell(page, row, QStringLiteral("status"));
    press(Qt::Key_F2);
    QVERIFY(cellEditor(page));
    press(Qt::Key_Return);
    QVERIFY(waitFor([&] { return !cellEditor(page); }));
    QVERIFY(page->tab()->edits()->isEmpty());
    // Typing makes the attribute; any key begins.
    clickCell(page, row, QStringLiteral("status"));
    type(QStringLiteral("PACKED"));
    press(Qt::Key_Return);
    QCOMPARE(CellState(cellOf(page, row, "status").data(ItemsModel::CellStateRole).toInt()), CellState::Added);
    QCOMPARE(textAt(page, row, QStringLiteral("status")), QStringLiteral("PACKED"));
}

void TestItemsPage::refusedByTheRules() {
    Desk desk(file());
    ORDERS(desk, page);
    // An index key must not become empty: the service's rule, said at the cell.
    const int row = rowOf(page, "sk", kOrder);
    clickCell(page, row, QStringLiteral("gsi1pk"));
    press(Qt::Key_F2);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Backspace);
    press(Qt::Key_Return);
    QVERIFY(waitFor([&] { return !toastText(page).isEmpty(); }));
    QVERIFY2(toastText(page).contains(QStringLiteral("gsi1pk")), qPrintable(toastText(page)));
    QVERIFY(page->tab()->edits()->isEmpty());
    // A stored item keeps its key.
    clickCell(page, row, QStringLiteral("sk"));
    press(Qt::Key_F2);
    QVERIFY(!cellEditor(page));
    QVERIFY(toastText(page).contains(QStringLiteral("key")));
}

void TestItemsPage::undoAndRedo() {
    Desk desk(file());
    ORDERS(desk, page);
    const int row = rowOf(page, "sk", kOrder);
    editCell(page, row, QStringLiteral("status"), QStringLiteral("LOST"));
    clickCell(page, row + 1, QStringLiteral("type"));
    clickCell(page, row + 3, QStringLiteral("type"), Qt::ShiftModifier);
    press(Qt::Key_Delete);
    QCOMPARE(page->tab()->edits()->count(), 4);
    press(Qt::Key_Z, Qt::ControlModifier); // three deletes are one step
    QCOMPARE(page->tab()->edits()->count(), 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page->tab()->edits()->isEmpty());
    QCOMPARE(textAt(page, row, QStringLiteral("status")), QStringLiteral("SHIPPED"));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(textAt(page, row, QStringLiteral("status")), QStringLiteral("LOST"));
    press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(page->tab()->edits()->count(), 4);
    // Del on rows that are deleted brings them back.
    press(Qt::Key_Delete);
    QCOMPARE(page->tab()->edits()->count(), 1);
}

void TestItemsPage::insertAndDuplicate() {
    Desk desk(file());
    ORDERS(desk, page);
    const int before = page->tab()->items()->rowCount();
    clickCell(page, rowOf(page, "sk", kOrder), QStringLiteral("type"));
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(page->tab()->items()->rowCount(), before + 1);
    QCOMPARE(page->grid()->currentRow(), 0);
    QCOMPARE(page->tab()->items()->rowState(0), RowState::Inserted);
    // The key of a copy can be edited until it is stored.
    editCell(page, 0, QStringLiteral("sk"), QStringLiteral("ORDER#99999"));
    QCOMPARE(textAt(page, 0, QStringLiteral("sk")), QStringLiteral("ORDER#99999"));
    // A new one, with the partition of the query.
    press(Qt::Key_Insert);
    auto* editor = desk.dialog<ItemEditorDialog>();
    QVERIFY(editor);
    QCOMPARE(editor->draft().child("pk").displayText(), QStringLiteral("CUSTOMER#c-20418"));
    clickNode(editor->tree(), ValuePath::attribute(QStringLiteral("sk")));
    press(Qt::Key_F2);
    retype(QStringLiteral("ORDER#99999"));
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.open<ItemEditorDialog>()); // that key is taken by the copy
    QVERIFY(!editor->findChild<QLabel*>(QStringLiteral("editorProblem"))->text().isEmpty());
    clickNode(editor->tree(), ValuePath::attribute(QStringLiteral("sk")));
    press(Qt::Key_F2);
    retype(QStringLiteral("ORDER#99998"));
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    QCOMPARE(page->tab()->edits()->count(), 2);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    const auto table = page->tab()->table();
    const auto stored = models::test::stored(
        desk.service(), table, models::test::keyed("CUSTOMER#c-20418", "ORDER#99999"));
    QVERIFY(stored);
    QCOMPARE(stored->child("total").displayText(), QStringLiteral("158.9"));
    QVERIFY(models::test::stored(desk.service(), table, models::test::keyed("CUSTOMER#c-20418", "ORDER#99998")));
}

void TestItemsPage::pagesWhileScrolling() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    scan(page, QStringLiteral("100"));
    QVERIFY(settled(page));
    auto* items = page->tab()->items();
    QCOMPARE(items->loaded(), 100);
    QCOMPARE(items->pages(), 1);
    QTest::qWait(50);
    QCOMPARE(items->pages(), 1); // nothing is read that nobody asked for
    QVERIFY(button(page, "nextPage")->isVisible());
    auto* bar = page->grid()->rest()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QVERIFY(waitFor([&] { return items->loaded() == 200; }));
    // By keys: the cursor at the end asks too.
    QVERIFY(settled(page));
    page->grid()->focusGrid();
    press(Qt::Key_End, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return items->loaded() >= 300; }));
    QVERIFY(settled(page));
    const int loaded = items->loaded();
    click(button(page, "nextPage"));
    QVERIFY(waitFor([&] { return items->loaded() == loaded + 100; }));
    QCOMPARE(page->grid()->pinned()->verticalScrollBar()->value(), bar->value());
}

void TestItemsPage::wholeTableStaysResponsive() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    scan(page);
    auto* items = page->tab()->items();
    Heartbeat heart;
    int pages = 0;
    while (items->state() != ItemsModel::State::End && pages < 60) {
        QVERIFY(settled(page));
        if (items->state() == ItemsModel::State::End) break;
        const int before = heart.beats;
        page->grid()->fetchNext();
        ++pages;
        QVERIFY(settled(page));
        QVERIFY(heart.beats > before);
    }
    QCOMPARE(items->loaded(), 25'000);
    QVERIFY(pages > 1);
    // A call that takes its time holds nobody up: the engine stands still, the page does not.
    desk.held().hold();
    press(Qt::Key_R, Qt::ControlModifier);
    const int before = heart.beats;
    QVERIFY(waitFor([&] { return heart.beats > before + 50; }));
    QCOMPARE(items->state(), ItemsModel::State::Loading);
    desk.held().release();
    QVERIFY(settled(page));
    QVERIFY(items->loaded() > 0);
}

void TestItemsPage::cancelOfARunningQuery() {
    Desk desk(file());
    ORDERS(desk, page);
    auto* items = page->tab()->items();
    desk.held().hold();
    click(page->queryBar()->runButton());
    QCOMPARE(items->state(), ItemsModel::State::Loading);
    QCOMPARE(page->queryBar()->runButton()->text(), QStringLiteral("Cancel"));
    click(page->queryBar()->runButton());
    QVERIFY(items->state() != ItemsModel::State::Loading);
    QCOMPARE(page->queryBar()->runButton()->text(), QStringLiteral("Run"));
    // Escape does the same.
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(items->state(), ItemsModel::State::Loading);
    page->grid()->focusGrid();
    press(Qt::Key_Escape);
    QVERIFY(items->state() != ItemsModel::State::Loading);
    desk.held().release();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(items->loaded(), 25); // late answers of cancelled reads bring nothing
}

void TestItemsPage::failedReadSaysWhy() {
    Desk desk(file());
    ORDERS(desk, page);
    desk.session->client()->waitForDone(); // no other call takes the failure
    desk.held().failNext({rf::ErrorCode::ProvisionedThroughputExceeded, "The level of configured provisioned throughput"});
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->state(), ItemsModel::State::Failed);
    auto* error = page->findChild<QWidget*>(QStringLiteral("gridError"));
    QVERIFY(error && error->isVisible());
    desk.shoot(QStringLiteral("failed-light"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QVERIFY(!error->isVisible());
}

void TestItemsPage::aTableJustOpenedOffersAScan() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page);
    auto* empty = page->findChild<EmptyState*>(QStringLiteral("gridEmpty"));
    QVERIFY(empty && empty->isVisible());
    page->tab()->query()->setKeyValue(QStringLiteral("pk"), QStringLiteral("CUSTOMER#c-20418"));
    QTRY_COMPARE(empty->button()->text(), QStringLiteral("Run"));
    page->tab()->query()->setKeyValue(QStringLiteral("pk"), {});
    QTRY_COMPARE(empty->button()->text(), QStringLiteral("Scan"));
    click(empty->button());
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->query()->mode(), models::QueryMode::Scan);
    QCOMPARE(page->tab()->items()->loaded(), 100); // a page as the form limits it
}

void TestItemsPage::nothingUnderAKeyOffersANewItem() {
    Desk desk(file());
    ORDERS(desk, page);
    page->tab()->query()->setKeyValue(QStringLiteral("pk"), QStringLiteral("CUSTOMER#nobody"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    auto* empty = page->findChild<EmptyState*>(QStringLiteral("gridEmpty"));
    QVERIFY(empty && empty->isVisible());
    click(empty->button());
    auto* dialog = desk.dialog<ItemEditorDialog>();
    QVERIFY(dialog); // with the key that was asked for
    QVERIFY(dialog->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("CUSTOMER#nobody")));
    press(Qt::Key_Escape);
}

void TestItemsPage::filters() {
    Desk desk(file());
    ORDERS(desk, page);
    press(Qt::Key_F, Qt::ControlModifier);
    auto* chip = page->findChild<ChipEditor*>();
    QVERIFY(chip && chip->isVisible());
    auto* path = chip->findChild<QLineEdit*>(QStringLiteral("filterPath"));
    path->setFocus();
    QTest::keyClicks(path, QStringLiteral("status"));
    auto* op = chip->findChild<QComboBox*>(QStringLiteral("filterOperator"));
    op->setFocus();
    for (int i = 0; i < op->count() && op->currentText() != QLatin1String("<>"); ++i) QTest::keyClick(op, Qt::Key_Down);
    auto* value = chip->findChild<QLineEdit*>(QStringLiteral("filterValue"));
    value->setFocus();
    QTest::keyClicks(value, QStringLiteral("CANCELLED"));
    desk.shoot(QStringLiteral("chip-light"), chip);
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(!chip->isVisible());
    QCOMPARE(page->queryBar()->chips().size(), 1);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->loaded(), 24);
    QCOMPARE(page->tab()->items()->scanned(), 25);
    QCOMPARE(page->tab()->items()->filteredOut(), 1);
    auto* used = page->findChild<QLabel*>(QStringLiteral("used"));
    QVERIFY2(used->isVisible() && used->text().contains(QStringLiteral("RCU")), qPrintable(used->text()));
    QVERIFY(page->findChild<QLabel*>(QStringLiteral("estimate"))->text().contains(QStringLiteral("RCU")));
    // The cross takes it away.
    auto* shown = page->queryBar()->chips().first();
    shown->setFocus();
    press(Qt::Key_Delete);
    QVERIFY(page->queryBar()->chips().isEmpty());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->loaded(), 25);
}

void TestItemsPage::entityFilter() {
    Desk desk(file());
    ORDERS(desk, page);
    QToolButton* lines = kind(page, QStringLiteral("OrderLine"));
    QVERIFY(lines);
    click(lines);
    QCOMPARE(page->tab()->rows()->rowCount(), 10);
    QVERIFY(page->grid()->rest()->model()->rowCount() == 10);
    // Rows of the grid are still the right items.
    const auto [pane, index] = shownCell(page, rowOf(page, "sk", "ORDER#90881#LINE#2"), QStringLiteral("sku"));
    QCOMPARE(index.data().toString(), QStringLiteral("HB-4471"));
    QVERIFY(kind(page, QString()));
    click(kind(page, QString()));
    QCOMPARE(page->tab()->rows()->rowCount(), 25);
}

void TestItemsPage::indexes() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    choose(page->queryBar()->findChild<QComboBox*>(QStringLiteral("queryTarget")), QStringLiteral("GSI1"));
    QVERIFY(page->findChild<QLineEdit*>(QStringLiteral("value:gsi1pk")));
    QVERIFY(!page->queryBar()->findChild<QCheckBox*>(QStringLiteral("consistentRead"))->isEnabled());
    fillKey(page, QStringLiteral("gsi1pk"), QStringLiteral("STATUS#REFUNDED"));
    press(Qt::Key_Return);
    QVERIFY(settled(page));
    auto* items = page->tab()->items();
    QVERIFY(items->loaded() > 10);
    QCOMPARE(items->keyColumnCount(), 4); // of the table and of the index
    for (int row = 0; row < items->rowCount(); ++row)
        QCOMPARE(items->item(row).child("status").displayText(), QStringLiteral("REFUNDED"));
    // An edit of a projected item changes what was touched only.
    const Value shown = items->item(0);
    editCell(page, 0, QStringLiteral("status"), QStringLiteral("CLOSED"));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    const auto stored = models::test::stored(desk.service(), page->tab()->table(), shown);
    QVERIFY(stored);
    QCOMPARE(stored->child("status").displayText(), QStringLiteral("CLOSED"));
    QVERIFY(stored->has(QStringLiteral("shipTo"))); // which the index does not hold
    // From the sidebar the index opens by itself.
    ItemsPage* byMail = desk.clickTable(QStringLiteral("Shop"), QStringLiteral("GSI2"));
    QVERIFY(byMail);
    QCOMPARE(byMail->tab()->query()->index(), QStringLiteral("GSI2"));
    fillKey(byMail, QStringLiteral("email"), QStringLiteral("ines.marchetti@example.com"));
    press(Qt::Key_Return);
    QVERIFY(settled(byMail));
    QCOMPARE(byMail->tab()->items()->loaded(), 1);
}

void TestItemsPage::sortDirection() {
    Desk desk(file());
    ORDERS(desk, page);
    const QString first = textAt(page, 0, QStringLiteral("sk")), last = textAt(page, 24, QStringLiteral("sk"));
    QVERIFY(first < last);
    click(button(page, "queryOrder"));
    QCOMPARE(button(page, "queryOrder")->text(), QStringLiteral("Descending"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(textAt(page, 0, QStringLiteral("sk")), last);
    QCOMPARE(textAt(page, 24, QStringLiteral("sk")), first);
}

void TestItemsPage::problemsOfTheQuery() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    press(Qt::Key_Return, Qt::ControlModifier); // nothing is filled in
    QVERIFY(!page->tab()->items()->hasRun());
    auto* field = page->findChild<QLineEdit*>(QStringLiteral("value:pk"));
    QVERIFY(field->hasFocus());
    QVERIFY(!page->findChild<QWidget*>(QStringLiteral("key:pk"))
                 ->findChild<QLabel*>(QStringLiteral("fieldProblem"))
                 ->text()
                 .isEmpty());
    type(QStringLiteral("CUSTOMER#c-20418"));
    press(Qt::Key_Return);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->loaded(), 26); // with the profile
}

void TestItemsPage::bigValues() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    const QString big(380'000, QLatin1Char('x'));
    models::test::put(desk.service(), QStringLiteral("Shop"),
                      models::test::keyed("BIG", "1", "\"text\":{\"S\":\"" + big.toLatin1() + "\"}"));
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    fillKey(page, QStringLiteral("pk"), QStringLiteral("BIG"));
    press(Qt::Key_Return);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->loaded(), 1);
    desk.shoot(QStringLiteral("big-light"));
    QVERIFY(page->grid()->rest()->columnWidth(page->tab()->items()->columnOf("text")) <= 400);
    click(page->inspector()->sides()->button(1));
    QVERIFY(page->inspector()->json()->text()->toPlainText().contains(big));
    // The cell's editor holds all of it: one letter more is one letter more.
    clickCell(page, 0, QStringLiteral("text"));
    press(Qt::Key_F2);
    press(Qt::Key_End);
    type(QStringLiteral("z"));
    press(Qt::Key_Return);
    QCOMPARE(page->tab()->items()->item(0).child("text").editText().size(), 380'001);
    press(Qt::Key_Z, Qt::ControlModifier);
    // One byte too many for an item: refused before the engine would, and nothing is staged.
    clickCell(page, 0, QStringLiteral("text"));
    QGuiApplication::clipboard()->setText(QString(409'600, QLatin1Char('y')));
    press(Qt::Key_F2);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_V, Qt::ControlModifier);
    press(Qt::Key_Return);
    QVERIFY(waitFor([&] { return toastText(page).contains(QStringLiteral("400 KB")); }));
    QVERIFY(page->tab()->edits()->isEmpty());
}

void TestItemsPage::readOnlyFile() {
    Desk desk(file(), FileSession::Mode::ReadOnly);
    ORDERS(desk, page);
    const int row = rowOf(page, "sk", kOrder);
    clickCell(page, row, QStringLiteral("status"));
    press(Qt::Key_F2);
    QVERIFY(!cellEditor(page));
    press(Qt::Key_Return); // a key of the grid itself: it says why
    QVERIFY(!cellEditor(page));
    QVERIFY2(toastText(page).contains(QStringLiteral("read-only")), qPrintable(toastText(page)));
    press(Qt::Key_Delete);
    press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(page->tab()->edits()->isEmpty());
    QVERIFY(!button(page, "newItem")->isEnabled());
    QVERIFY2(button(page, "newItem")->toolTip().contains(QStringLiteral("read-only")), "the button says why");
    QVERIFY(!page->entityBar()->remove()->isEnabled());
    clickNode(page->inspector()->tree(), ValuePath::attribute(QStringLiteral("status")));
    press(Qt::Key_F2);
    QVERIFY(!openEditor(page->inspector()->tree()));
    click(page->inspector()->sides()->button(1));
    QVERIFY(page->inspector()->json()->text()->isReadOnly());
    desk.shoot(QStringLiteral("readonly-light"));
}

void TestItemsPage::tableDeletedUnderneath() {
    Desk desk(file());
    ORDERS(desk, page);
    editCell(page, rowOf(page, "sk", kOrder), QStringLiteral("status"), QStringLiteral("LOST"));
    const auto gone = rf::call<rf::DeleteTable>(desk.service(), {.tableName = "Shop"});
    QVERIFY(gone);
    QVERIFY(waitFor([&] { return !rf::call<rf::DescribeTable>(desk.service(), {.tableName = "Shop"}); }));
    // The commit is refused in the service's words; the edit stays.
    press(Qt::Key_S, Qt::ControlModifier);
    auto* dialog = desk.dialog<Dialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->objectName(), QStringLiteral("commitFailed"));
    QVERIFY(page->tab()->committer()->failure().name.contains(QStringLiteral("ResourceNotFound")));
    QCOMPARE(page->tab()->edits()->count(), 1);
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return !desk.open<Dialog>(); }));
    // So is a read.
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    QCOMPARE(page->tab()->items()->state(), ItemsModel::State::Failed);
    QVERIFY(page->findChild<QWidget*>(QStringLiteral("gridError"))->isVisible());
    QCOMPARE(page->tab()->edits()->count(), 1);
    desk.session->refresh();
    QVERIFY(waitFor([&] { return desk.session->tables().isEmpty(); }));
}

void TestItemsPage::discardAndItsUndo() {
    Desk desk(file());
    ORDERS(desk, page);
    editCell(page, rowOf(page, "sk", kOrder), QStringLiteral("status"), QStringLiteral("LOST"));
    click(button(page, "discard"));
    QVERIFY(page->tab()->edits()->isEmpty());
    QVERIFY(!page->pendingBar()->isVisible());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page->tab()->edits()->count(), 1);
    QVERIFY(page->pendingBar()->isVisible());
}

void TestItemsPage::columnsAreKept() {
    Desk desk(file());
    ORDERS(desk, page);
    GridPane* rest = page->grid()->rest();
    const int total = page->tab()->items()->columnOf(QStringLiteral("total"));
    rest->horizontalHeader()->resizeSection(total, 173);
    page->grid()->setShown(QStringLiteral("sku"), false);
    ItemsPage* other = desk.newTab(QStringLiteral("Shop"));
    QVERIFY(queryOrders(other));
    QCOMPARE(other->grid()->rest()->columnWidth(other->tab()->items()->columnOf(QStringLiteral("total"))), 173);
    QVERIFY(!other->grid()->isShown(QStringLiteral("sku")));
    // What most items have stands first.
    const auto* header = other->grid()->rest()->horizontalHeader();
    const auto at = [&](const char* name) { return header->visualIndex(other->tab()->items()->columnOf(name)); };
    QVERIFY(at("type") < at("status"));
    QVERIFY(at("status") < at("coupon"));
    QVERIFY(at("qty") < at("lines"));
}

RF_TEST_MAIN(TestItemsPage)

} // namespace tst_items_page

#include "tst_items_page.moc"
