// The grid over more rows than are in memory: reading all, jumping, values that come when they are looked at, the
// cursor, row numbers as a handle for rows, and rows that cannot be had again.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/item/grid_headers.h"
#include "ui/item/grid_states.h"

#include <QLabel>
#include <QScrollBar>

namespace tst_grid_rows {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

namespace {

Button* button(QWidget* in, const char* name) {
    auto* found = in->findChild<Button*>(QString::fromLatin1(name));
    if (!found) qFatal("no button %s", name);
    return found;
}

bool inMemory(ItemsPage* page) {
    const GridPane* rest = page->grid()->rest();
    for (int row = rest->firstRowInView(); row <= rest->lastRowInView(); ++row)
        if (!page->tab()->items()->isKept(row)) return false;
    return true;
}

/// The whole sample by scan, with memory for a tenth of it.
bool readAll(Desk& desk, ItemsPage* page) {
    page->tab()->items()->setMemory(2 << 20);
    click(page->queryBar()->findChild<Segments*>(QStringLiteral("queryMode"))->button(1));
    click(page->queryBar()->runButton());
    if (!settled(page)) return false;
    desk.shoot(QStringLiteral("grid-read-all"));
    click(button(page, "readAll"));
    return waitFor([page] { return page->tab()->items()->state() == ItemsModel::State::End; });
}

} // namespace

class TestGridRows : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void readsAllAndJumps();
    void cursorKeys();
    void rowNumbersSelect();
    void farRowsAreNotDeleted();
    void failureIsSaid();
    void cursorStaysWithItsItem();

private:
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGridRows::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

#define SHOP(desk, page)                                                                                               \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));                                                         \
    QVERIFY(page)

void TestGridRows::readsAllAndJumps() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(readAll(desk, page));
    auto* items = page->tab()->items();
    QCOMPARE(items->loaded(), 25'000);
    QVERIFY(items->kept() < 10'000);
    QVERIFY(!button(page, "readAll")->isVisible());
    QVERIFY(items->statusText().contains("in memory"));
    auto* bar = page->grid()->rest()->verticalScrollBar();
    QCOMPARE(bar->maximum(), 25'000 * 26 - page->grid()->rest()->viewport()->height());
    for (const int share : {50, 100, 10, 0}) {
        bar->setValue(int(qint64(bar->maximum()) * share / 100));
        QVERIFY(waitFor([&] { return inMemory(page); }));
        const int row = page->grid()->rest()->firstRowInView();
        QVERIFY(!textAt(page, row, QStringLiteral("pk")).isEmpty());
        QCOMPARE(page->grid()->pinned()->firstRowInView(), row);
    }
    desk.shoot(QStringLiteral("grid-all-read"));
}

void TestGridRows::cursorKeys() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(readAll(desk, page));
    page->grid()->setCurrentRow(0);
    page->grid()->focusGrid();
    press(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(page->grid()->currentRow(), 24'999);
    QVERIFY(waitFor([&] { return inMemory(page); }));
    press(Qt::Key_Up);
    QCOMPARE(page->grid()->currentRow(), 24'998);
    press(Qt::Key_PageUp);
    QVERIFY(page->grid()->currentRow() < 24'990);
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(page->grid()->currentRow(), 0);
    press(Qt::Key_PageDown);
    QVERIFY(page->grid()->currentRow() > 5);
    press(Qt::Key_Home);
    QVERIFY(page->grid()->pinned()->hasFocus()); // over into the pinned pane
    press(Qt::Key_End);
    QVERIFY(page->grid()->rest()->hasFocus());
}

void TestGridRows::rowNumbersSelect() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(queryOrders(page));
    auto* numbers = page->grid()->findChild<RowNumbers*>();
    QVERIFY(numbers);
    const auto middle = [](int row) { return QPoint(8, row * 26 + 13); };
    QTest::mouseClick(numbers, Qt::LeftButton, {}, middle(2));
    QCOMPARE(page->grid()->selectedRows(), QList<int>({2}));
    QTest::mouseClick(numbers, Qt::LeftButton, Qt::ShiftModifier, middle(5));
    QCOMPARE(page->grid()->selectedRows(), QList<int>({2, 3, 4, 5}));
    QTest::mouseClick(numbers, Qt::LeftButton, Qt::ControlModifier, middle(9));
    QCOMPARE(page->grid()->selectedRows(), QList<int>({2, 3, 4, 5, 9}));
    QTest::mouseDClick(numbers, Qt::LeftButton, {}, middle(3));
    QVERIFY(!cellEditor(page));
}

void TestGridRows::farRowsAreNotDeleted() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(readAll(desk, page));
    page->grid()->setCurrentRow(0);
    page->grid()->focusGrid();
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(page->grid()->selectedRows().size(), 25'000);
    press(Qt::Key_Delete);
    QVERIFY(page->tab()->edits()->isEmpty());
    QVERIFY(toastText(page).contains(QStringLiteral("memory")));
}

void TestGridRows::failureIsSaid() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(readAll(desk, page));
    page->grid()->rest()->verticalScrollBar()->setValue(0);
    QVERIFY(waitFor([&] { return inMemory(page); }));
    desk.held().failNext({rf::ErrorCode::ProvisionedThroughputExceeded, "slow down"});
    auto* bar = page->grid()->rest()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    auto* footer = page->grid()->findChild<QFrame*>(QStringLiteral("gridFooter"));
    QVERIFY(waitFor([&] { return footer->isVisible(); }));
    desk.shoot(QStringLiteral("grid-not-read-again"));
    bar->setValue(bar->maximum() / 2 + 26);
    QVERIFY(waitFor([&] { return inMemory(page); }));
    QVERIFY(waitFor([&] { return !footer->isVisible(); }));
}

void TestGridRows::cursorStaysWithItsItem() {
    Desk desk(file());
    SHOP(desk, page);
    QVERIFY(queryOrders(page));
    const int row = rowOf(page, QStringLiteral("sk"), QStringLiteral("ORDER#90881#LINE#2"));
    clickCell(page, row, QStringLiteral("sk"));
    for (auto* kind : page->findChildren<QToolButton*>(QStringLiteral("kind:OrderLine")))
        if (kind->isVisible()) click(kind);
    QCOMPARE(page->tab()->rows()->rowCount(), 10);
    QCOMPARE(page->grid()->currentRow(), row);
    QCOMPARE(page->tab()->currentRow(), row);
}

RF_TEST_MAIN(TestGridRows)

} // namespace tst_grid_rows

#include "tst_grid_rows.moc"
