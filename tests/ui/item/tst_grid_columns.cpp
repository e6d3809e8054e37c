// Columns of the grid by clicks and keys: chosen, moved, fitted, pinned, found by name; kept over a restart; items side
// by side.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/item/column_popup.h"
#include "ui/item/entity_bar.h"
#include "ui/item/transpose_dialog.h"

#include <QCheckBox>
#include <QListView>
#include <QTableView>

namespace tst_grid_columns {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

namespace {

Button* button(QWidget* in, const char* name) {
    auto* found = in->findChild<Button*>(QString::fromLatin1(name));
    if (!found) qFatal("no button %s", name);
    return found;
}

QStringList namesOf(ItemsPage* page, GridPane* pane) {
    QStringList names;
    for (const int column : pane->shownColumns()) names << page->tab()->items()->attributes()[column];
    return names;
}

/// The middle of a column's header.
QPoint headerOf(ItemsPage* page, GridPane* pane, const char* name) {
    const int column = page->tab()->items()->columnOf(QString::fromLatin1(name));
    const auto* header = pane->horizontalHeader();
    return {header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2};
}

} // namespace

class TestGridColumns : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void jumpsByTyping();
    void hidesAndShows();
    void pinsAndUnpins();
    void movesByDragAndKeys();
    void fits();
    void survivesARestart();
    void sortsByTheHeader();
    void sideBySide();

private:
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGridColumns::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

#define ORDERS(desk, page)                                                                                             \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));                                                         \
    QVERIFY(page);                                                                                                     \
    QVERIFY(queryOrders(page));                                                                                        \
    page->grid()->focusGrid()

void TestGridColumns::jumpsByTyping() {
    Desk desk(file());
    ORDERS(desk, page);
    press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(page->columnPopup()->isVisible());
    desk.shoot(QStringLiteral("grid-column-popup"), page->columnPopup());
    type(QStringLiteral("coup"));
    QCOMPARE(page->columnPopup()->names(), QStringList({"coupon"}));
    press(Qt::Key_Return);
    QVERIFY(!page->columnPopup()->isVisible());
    QCOMPARE(page->grid()->currentAttribute(), QStringLiteral("coupon"));
    QCOMPARE(page->window()->focusWidget(), page->grid()->rest());
    // Names that begin with what is typed come first; nothing that matches is nothing to jump to.
    press(Qt::Key_L, Qt::ControlModifier);
    type(QStringLiteral("s"));
    QVERIFY(page->columnPopup()->names().first().startsWith(QLatin1Char('s')));
    type(QStringLiteral("no such"));
    press(Qt::Key_Return);
    QVERIFY(page->columnPopup()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!page->columnPopup()->isVisible());
    QCOMPARE(page->grid()->currentAttribute(), QStringLiteral("coupon"));
}

void TestGridColumns::hidesAndShows() {
    Desk desk(file());
    ORDERS(desk, page);
    click(page->entityBar()->columns());
    type(QStringLiteral("sku"));
    press(Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!page->grid()->isShown(QStringLiteral("sku")));
    QVERIFY(!namesOf(page, page->grid()->rest()).contains(QStringLiteral("sku")));
    press(Qt::Key_Return); // one goes to a hidden column: it shows
    QVERIFY(page->grid()->isShown(QStringLiteral("sku")));
    QCOMPARE(page->grid()->currentAttribute(), QStringLiteral("sku"));
    press(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!page->grid()->isShown(QStringLiteral("sku")));
    press(Qt::Key_L, Qt::ControlModifier);
    click(button(page->columnPopup(), "columnsHideAll"));
    QVERIFY(namesOf(page, page->grid()->rest()).isEmpty());
    QCOMPARE(namesOf(page, page->grid()->pinned()), QStringList({"pk", "sk"})); // keys stay
    click(button(page->columnPopup(), "columnsShowAll"));
    QVERIFY(namesOf(page, page->grid()->rest()).contains(QStringLiteral("sku")));
    // The box of the first row is a key's: it stays.
    auto* list = page->columnPopup()->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(0, 0)).topLeft() + QPoint(18, 10));
    QVERIFY(page->grid()->isShown(QStringLiteral("pk")));
    press(Qt::Key_Escape);
}

void TestGridColumns::pinsAndUnpins() {
    Desk desk(file());
    ORDERS(desk, page);
    page->grid()->jumpToColumn(QStringLiteral("total"));
    press(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(namesOf(page, page->grid()->pinned()), QStringList({"pk", "sk", "total"}));
    QVERIFY(!namesOf(page, page->grid()->rest()).contains(QStringLiteral("total")));
    QVERIFY(page->grid()->pinned()->hasFocus());
    desk.shoot(QStringLiteral("grid-pinned"));
    // The cursor walks over the new edge.
    press(Qt::Key_Right);
    QVERIFY(page->grid()->rest()->hasFocus());
    press(Qt::Key_Left);
    QCOMPARE(page->grid()->currentAttribute(), QStringLiteral("total"));
    press(Qt::Key_F2);
    QVERIFY(cellEditor(page));
    press(Qt::Key_Escape);
    page->grid()->jumpToColumn(QStringLiteral("pk"));
    press(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(namesOf(page, page->grid()->pinned()), QStringList({"sk", "total"}));
    QCOMPARE(namesOf(page, page->grid()->rest()).first(), QStringLiteral("pk"));
    page->grid()->resetColumns();
    QCOMPARE(namesOf(page, page->grid()->pinned()), QStringList({"pk", "sk"}));
}

void TestGridColumns::movesByDragAndKeys() {
    Desk desk(file());
    ORDERS(desk, page);
    GridPane* rest = page->grid()->rest();
    const QStringList before = namesOf(page, rest);
    QVERIFY(before.size() > 3);
    auto* header = rest->horizontalHeader();
    const QPoint from = headerOf(page, rest, qPrintable(before[0])),
                 to = headerOf(page, rest, qPrintable(before[1])) + QPoint(20, 0);
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(header->viewport(), from + QPoint(20, 0));
    QTest::mouseMove(header->viewport(), to);
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, to);
    QStringList moved = before;
    moved.move(0, 1);
    QCOMPARE(namesOf(page, rest), moved);
    QVERIFY(page->tab()->rows()->sortedBy().isEmpty()); // a drag is no click
    page->grid()->jumpToColumn(before[0]);
    press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(namesOf(page, rest), before);
    press(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier); // at the edge already
    QCOMPARE(namesOf(page, rest), before);
    press(Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(namesOf(page, rest), moved);
}

void TestGridColumns::fits() {
    Desk desk(file());
    ORDERS(desk, page);
    GridPane* rest = page->grid()->rest();
    const int column = page->tab()->items()->columnOf(QStringLiteral("status"));
    rest->setColumnWidth(column, 300);
    const auto* header = rest->horizontalHeader();
    const QPoint edge(header->sectionViewportPosition(column) + header->sectionSize(column) - 1, 10);
    QTest::mouseMove(header->viewport(), edge);
    QTest::mouseDClick(header->viewport(), Qt::LeftButton, {}, edge);
    QVERIFY(rest->columnWidth(column) < 200);
    const int fitted = rest->columnWidth(column);
    rest->setColumnWidth(column, 300);
    press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(rest->columnWidth(column), fitted);
    QVERIFY(page->tab()->rows()->sortedBy().isEmpty());
}

void TestGridColumns::survivesARestart() {
    models::MemorySettings kept;
    {
        Desk desk(file());
        ORDERS(desk, page);
        page->setSettings(&kept);
        page->grid()->setPinned(QStringLiteral("total"), true);
        page->grid()->setShown(QStringLiteral("sku"), false);
        page->grid()->moveColumn(QStringLiteral("status"), -1);
        page->grid()->rest()->setColumnWidth(page->tab()->items()->columnOf(QStringLiteral("status")), 177);
    }
    Desk desk(m_folder->filePath(QStringLiteral("shop.rfdb")));
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page);
    page->setSettings(&kept);
    QVERIFY(queryOrders(page));
    QCOMPARE(namesOf(page, page->grid()->pinned()), QStringList({"pk", "sk", "total"}));
    QVERIFY(!page->grid()->isShown(QStringLiteral("sku")));
    QCOMPARE(page->grid()->rest()->columnWidth(page->tab()->items()->columnOf(QStringLiteral("status"))), 177);
    const auto& layout = page->grid()->columnLayout();
    QCOMPARE(models::ColumnLayout::fromJson(layout.toJson()), layout);
}

void TestGridColumns::sortsByTheHeader() {
    Desk desk(file());
    ORDERS(desk, page);
    GridPane* rest = page->grid()->rest();
    const auto clickHeader = [&](const char* name) {
        page->grid()->rest()->scrollTo(
            rest->model()->index(0, page->tab()->items()->columnOf(QString::fromLatin1(name))));
        QTest::mouseClick(rest->horizontalHeader()->viewport(), Qt::LeftButton, {}, headerOf(page, rest, name));
    };
    const auto totals = [&] {
        QList<double> values;
        for (int row = 0; row < rest->model()->rowCount(); ++row) {
            const QString text =
                rest->model()->index(row, page->tab()->items()->columnOf(QStringLiteral("total"))).data().toString();
            if (!text.isEmpty()) values << text.toDouble();
        }
        return values;
    };
    clickHeader("total");
    QCOMPARE(page->tab()->rows()->sortedBy(), QStringLiteral("total"));
    QList<double> values = totals();
    QVERIFY(values.size() > 2);
    QVERIFY(std::is_sorted(values.begin(), values.end()));
    desk.shoot(QStringLiteral("grid-sorted"));
    clickHeader("total");
    values = totals();
    QVERIFY(std::is_sorted(values.begin(), values.end(), std::greater<>()));
    clickHeader("total");
    QVERIFY(page->tab()->rows()->sortedBy().isEmpty());
    // A part of the result is not sorted, and says so.
    page->tab()->query()->setMode(models::QueryMode::Scan);
    page->tab()->query()->setLimit(50);
    page->tab()->run();
    QVERIFY(settled(page));
    clickHeader("total");
    QVERIFY(page->tab()->rows()->sortedBy().isEmpty());
    QVERIFY(toastText(page).contains(QStringLiteral("more pages")));
}

void TestGridColumns::sideBySide() {
    Desk desk(file());
    ORDERS(desk, page);
    clickCell(page, 0, QStringLiteral("sk"));
    clickCell(page, 2, QStringLiteral("sk"), Qt::ControlModifier);
    press(Qt::Key_T, Qt::ControlModifier | Qt::AltModifier);
    auto* dialog = desk.dialog<TransposeDialog>();
    QVERIFY(dialog);
    desk.shoot(QStringLiteral("grid-side-by-side"), dialog);
    QCOMPARE(dialog->model()->columnCount(), 2);
    QCOMPARE(dialog->model()->attributes().first(), QStringLiteral("pk"));
    const int before = dialog->model()->rowCount();
    click(dialog->findChild<QCheckBox*>(QStringLiteral("differencesOnly")));
    QVERIFY(dialog->model()->rowCount() < before);
    QVERIFY(!dialog->model()->attributes().contains(QStringLiteral("pk")));
    click(dialog->findChild<QCheckBox*>(QStringLiteral("differencesOnly")));
    // Edited as in the grid.
    const int row = int(dialog->model()->attributes().indexOf(QStringLiteral("type")));
    QVERIFY(row >= 0);
    auto* table = dialog->table();
    const int column = table->model()->index(row, 0).data().toString().isEmpty() ? 1 : 0;
    table->scrollTo(table->model()->index(row, column));
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {},
                       table->visualRect(table->model()->index(row, column)).center());
    retype(QStringLiteral("RETURNED"));
    press(Qt::Key_Return);
    QCOMPARE(page->tab()->edits()->count(), 1);
    QCOMPARE(table->model()->index(row, column).data().toString(), QStringLiteral("RETURNED"));
}

RF_TEST_MAIN(TestGridColumns)

} // namespace tst_grid_columns

#include "tst_grid_columns.moc"
