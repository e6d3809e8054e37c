// Ctrl+F in the grid: count, next and previous, case and whole cell, what is not searched; by focus it adds a filter.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/item/find_bar.h"
#include "ui/query/chip_editor.h"

namespace tst_grid_find {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

class TestGridFind : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void findsAndGoesOn();
    void switches();
    void closes();
    void byFocus();
    void largeResult();

private:
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGridFind::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

#define ORDERS(desk, page)                                                                                             \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));                                                         \
    QVERIFY(page);                                                                                                     \
    QVERIFY(queryOrders(page));                                                                                        \
    page->grid()->focusGrid()

#define FOUND(page) QVERIFY(waitFor([page] { return !page->findBar()->finder()->isRunning(); }))

void TestGridFind::findsAndGoesOn() {
    Desk desk(file());
    ORDERS(desk, page);
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(page->findBar()->isVisible());
    type(QStringLiteral("ORDER#90881"));
    FOUND(page);
    const int count = page->findBar()->finder()->count();
    QVERIFY(count > 2);
    QVERIFY(page->findBar()->field()->hasFocus()); // one goes on typing
    desk.shoot(QStringLiteral("grid-find"));
    const auto place = [&] { return page->findBar()->countText().section(' ', 0, 0).toInt(); };
    const int first = place();
    QVERIFY(first >= 1);
    press(Qt::Key_Return);
    QCOMPARE(place(), first % count + 1);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(place(), first);
    for (int i = 0; i < count; ++i) press(Qt::Key_Return);
    QCOMPARE(place(), first); // round
    QVERIFY(page->tab()
                ->items()
                ->item(page->grid()->currentRow())
                .child(page->grid()->currentAttribute())
                .displayText()
                .contains(QStringLiteral("ORDER#90881")));
    retype(QStringLiteral("nothing says this"));
    FOUND(page);
    QCOMPARE(page->findBar()->countText(), QStringLiteral("Not found"));
    QVERIFY(!page->findBar()->findChild<IconButton*>(QStringLiteral("findNext"))->isEnabled());
}

void TestGridFind::switches() {
    Desk desk(file());
    ORDERS(desk, page);
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("order"));
    FOUND(page);
    const int all = page->findBar()->finder()->count();
    click(page->findBar()->findChild<QToolButton*>(QStringLiteral("findCase")));
    FOUND(page);
    QVERIFY(page->findBar()->finder()->count() < all);
    click(page->findBar()->findChild<QToolButton*>(QStringLiteral("findCase")));
    click(page->findBar()->findChild<QToolButton*>(QStringLiteral("findWhole")));
    FOUND(page);
    for (const auto& hit : page->findBar()->finder()->hits())
        QCOMPARE(page->tab()
                     ->items()
                     ->item(page->tab()->rows()->sourceRow(hit.row))
                     .child(hit.attribute)
                     .displayText()
                     .toLower(),
                 QStringLiteral("order"));
    QVERIFY(page->findBar()->finder()->count() < all);
}

void TestGridFind::closes() {
    Desk desk(file());
    ORDERS(desk, page);
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("order"));
    FOUND(page);
    press(Qt::Key_Escape); // clears nothing, closes
    QVERIFY(!page->findBar()->isVisible());
    const QWidget* focus = page->window()->focusWidget();
    QVERIFY(focus == page->grid()->rest() || focus == page->grid()->pinned());
    QCOMPARE(page->findBar()->finder()->count(), 0);
}

void TestGridFind::byFocus() {
    Desk desk(file());
    ORDERS(desk, page);
    page->focusQuery();
    press(Qt::Key_F, Qt::ControlModifier);
    auto* editor = page->queryBar()->findChild<ChipEditor*>();
    QVERIFY(editor && editor->isVisible());
    QVERIFY(!page->findBar()->isVisible());
    press(Qt::Key_Escape);
}

void TestGridFind::largeResult() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page);
    page->tab()->items()->setMemory(2 << 20);
    page->tab()->query()->setMode(models::QueryMode::Scan);
    page->tab()->run();
    QVERIFY(settled(page));
    page->tab()->items()->readOn();
    QVERIFY(waitFor([&] { return page->tab()->items()->state() == ItemsModel::State::End; }));
    page->grid()->focusGrid();
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("DELIVERED"));
    FOUND(page);
    QVERIFY(page->findBar()->finder()->missing() > 0);
    bool said = false;
    for (const auto* label : page->findBar()->findChildren<QLabel*>())
        said |= label->text().contains(QStringLiteral("not in memory"));
    QVERIFY(said);
    desk.shoot(QStringLiteral("grid-find-large"));
}

RF_TEST_MAIN(TestGridFind)

} // namespace tst_grid_find

#include "tst_grid_find.moc"
