// Comparing two items by clicks and keys: two rows, a remembered one of another tab, the clipboard; from difference to
// difference, values carried over as staged edits, sides swapped, the difference as text.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/item/compare_dialog.h"
#include "ui/item/compare_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMenu>

namespace tst_compare {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;
using models::CompareModel;

class TestCompare : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void twoRows_data();
    void twoRows();
    void valuesAreStagedOnTheRight();
    void keysStay();
    void rememberedInAnotherTab();
    void withTheClipboard();
    void theDifferenceAsText();
    void rowsThatGo();

private:
    ItemsPage* orders(Desk& desk);
    CompareDialog* compared(Desk& desk, int first, int second);
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

template <class W>
W* part(CompareDialog* dialog, const char* name) {
    return dialog->findChild<W*>(QString::fromLatin1(name));
}

QString currentPath(CompareDialog* dialog) {
    return dialog->view()->currentIndex().data(CompareModel::PathRole).toString();
}

/// Presses F8 until the difference is current.
bool goTo(CompareDialog* dialog, const QString& path) {
    for (int i = 0; i <= dialog->model()->differenceCount(); ++i) {
        if (currentPath(dialog) == path) return true;
        press(Qt::Key_F8);
    }
    return false;
}

/// Chooses the entry of an open menu whose text begins so.
bool chooseEntry(const QString& text) {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return false;
    for (QAction* action : menu->actions())
        if (action->isEnabled() && action->text().startsWith(text)) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            return true;
        }
    menu->close();
    return false;
}

} // namespace

void TestCompare::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestCompare::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    Theme::instance().setChoice(Theme::Choice::Light);
}

ItemsPage* TestCompare::orders(Desk& desk) {
    if (!desk.isOpen()) return nullptr;
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    return page && queryOrders(page) ? page : nullptr;
}

/// Selects two rows and presses the keys of the command.
CompareDialog* TestCompare::compared(Desk& desk, int first, int second) {
    ItemsPage* page = orders(desk);
    if (!page) return nullptr;
    clickCell(page, first, QStringLiteral("sk"));
    clickCell(page, second, QStringLiteral("sk"), Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    return desk.dialog<CompareDialog>();
}

void TestCompare::twoRows_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestCompare::twoRows() {
    QFETCH(bool, dark);
    Theme::instance().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    Desk desk(file());
    CompareDialog* dialog = compared(desk, 0, 4); // two orders
    QVERIFY(dialog);
    QVERIFY(dialog->left().title().contains(QStringLiteral("89954")));
    QVERIFY(dialog->right().title().contains(QStringLiteral("90107")));
    desk.shoot(dark ? QStringLiteral("compare-dark") : QStringLiteral("compare-light"), dialog);
    const int count = dialog->model()->differenceCount();
    QVERIFY(count > 5);
    QCOMPARE(currentPath(dialog), QStringLiteral("sk"));
    QCOMPARE(part<QLabel>(dialog, "compareCount")->text(), QStringLiteral("1 of %1").arg(count));
    press(Qt::Key_F8);
    QCOMPARE(dialog->model()->differenceAt(dialog->view()->currentIndex()), 1);
    press(Qt::Key_F8, Qt::ShiftModifier);
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(dialog->model()->differenceAt(dialog->view()->currentIndex()), count - 1);
    const int rows = dialog->model()->rowCount();
    click(part<QCheckBox>(dialog, "compareOnly"));
    QVERIFY(dialog->model()->rowCount() < rows);
    QCOMPARE(dialog->model()->differenceCount(), count);
    QCOMPARE(part<QLabel>(dialog, "compareCount")->text(), QStringLiteral("%1 of %1").arg(count));
    const QString left = dialog->left().title();
    press(Qt::Key_F9);
    QCOMPARE(dialog->right().title(), left);
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<CompareDialog>() == nullptr; }));
}

void TestCompare::valuesAreStagedOnTheRight() {
    Desk desk(file());
    CompareDialog* dialog = compared(desk, 0, 4);
    QVERIFY(dialog);
    auto* tab = desk.page()->tab();
    QVERIFY(goTo(dialog, QStringLiteral("status")));
    const int count = dialog->model()->differenceCount();
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(tab->edits()->count(), 1);
    QCOMPARE(tab->items()->item(4).child("status").editText(), QStringLiteral("DELIVERED"));
    QCOMPARE(tab->items()->item(0).child("status").editText(), QStringLiteral("DELIVERED"));
    QVERIFY(waitFor([&] { return dialog->model()->differenceCount() == count - 1; }));
    QVERIFY(part<QLabel>(dialog, "compareNote")->text().contains(QStringLiteral("staged")));
    desk.shoot(QStringLiteral("compare-copied"), dialog);
    QVERIFY(goTo(dialog, QStringLiteral("tags[0]"))); // "returns", of the right side only
    click(part<Button>(dialog, "compareCopy"));
    QCOMPARE(tab->items()->item(4).child("tags").displayText(), tab->items()->item(0).child("tags").displayText());
    QCOMPARE(tab->edits()->stack()->canUndo(), true);
    tab->edits()->stack()->undo(); // in the window: the dialog follows
    tab->edits()->stack()->undo();
    QVERIFY(tab->edits()->isEmpty());
    QVERIFY(waitFor([&] { return dialog->model()->differenceCount() == count; }));
}

void TestCompare::keysStay() {
    Desk desk(file());
    CompareDialog* dialog = compared(desk, 0, 4);
    QVERIFY(dialog);
    QCOMPARE(currentPath(dialog), QStringLiteral("sk"));
    press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(desk.page()->tab()->edits()->isEmpty());
    QVERIFY(part<QLabel>(dialog, "compareNote")->text().contains(QStringLiteral("part of the key")));
}

void TestCompare::rememberedInAnotherTab() {
    Desk desk(file());
    ItemsPage* first = orders(desk);
    QVERIFY(first);
    clickCell(first, 15, QStringLiteral("sk"));
    press(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    ItemsPage* second = desk.newTab(QStringLiteral("Shop"));
    QVERIFY(second && second != first && queryOrders(second));
    clickCell(second, 20, QStringLiteral("sk"));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(waitFor([] { return QApplication::activePopupWidget() != nullptr; }));
    QVERIFY(chooseEntry(QStringLiteral("CUSTOMER#c-20418 · ORDER#90881")));
    auto* dialog = desk.dialog<CompareDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->left().tab, first->tab());
    QCOMPARE(dialog->right().tab, second->tab());
    QVERIFY(goTo(dialog, QStringLiteral("status")));
    press(Qt::Key_F9); // into the first tab, which is not shown
    QVERIFY(goTo(dialog, QStringLiteral("status")));
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(first->tab()->edits()->count(), 1);
    QVERIFY(second->tab()->edits()->isEmpty());
}

void TestCompare::withTheClipboard() {
    Desk desk(file());
    ItemsPage* page = orders(desk);
    QVERIFY(page);
    Value other = *page->tab()->items()->item(0).withAt(ValuePath::attribute("status"), Value::string("LOST"));
    QGuiApplication::clipboard()->setText(other.toJson(true));
    clickCell(page, 0, QStringLiteral("sk"));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(waitFor([] { return QApplication::activePopupWidget() != nullptr; }));
    QVERIFY(chooseEntry(QStringLiteral("The item on the clipboard")));
    auto* dialog = desk.dialog<CompareDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->model()->differenceCount(), 1);
    QCOMPARE(currentPath(dialog), QStringLiteral("status"));
    click(part<Button>(dialog, "compareCopy"));
    QCOMPARE(page->tab()->items()->item(0).child("status").editText(), QStringLiteral("LOST"));
    click(part<QCheckBox>(dialog, "compareOnly"));
    QCOMPARE(dialog->model()->rowCount(), 0);
    desk.shoot(QStringLiteral("compare-equal"), dialog);
    page->tab()->edits()->stack()->undo();
    QVERIFY(waitFor([&] { return dialog->model()->differenceCount() == 1; }));
    press(Qt::Key_F9); // the clipboard on the right
    QVERIFY(!part<Button>(dialog, "compareCopy")->isEnabled());
    press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(part<QLabel>(dialog, "compareNote")->text().contains(QStringLiteral("cannot be edited")));
}

void TestCompare::theDifferenceAsText() {
    Desk desk(file());
    CompareDialog* dialog = compared(desk, 0, 4);
    QVERIFY(dialog);
    press(Qt::Key_C, Qt::ControlModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("--- CUSTOMER#c-20418 · ORDER#89954\n+++ CUSTOMER#c-20418 · ORDER#90107\n")));
    QVERIFY(text.contains(QStringLiteral("\n-status: {\"S\":\"DELIVERED\"}\n+status: {\"S\":\"REFUNDED\"}\n")));
}

/// A new query: the items stay to be seen, nothing is staged in rows that are not there.
void TestCompare::rowsThatGo() {
    Desk desk(file());
    CompareDialog* dialog = compared(desk, 0, 4);
    QVERIFY(dialog);
    auto* tab = desk.page()->tab();
    const int count = dialog->model()->differenceCount();
    tab->items()->clear();
    QVERIFY(waitFor([&] { return !part<Button>(dialog, "compareCopy")->isEnabled(); }));
    QCOMPARE(dialog->model()->differenceCount(), count);
    QVERIFY(goTo(dialog, QStringLiteral("status")));
    press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(tab->edits()->isEmpty());
    QVERIFY(part<QLabel>(dialog, "compareNote")->text().contains(QStringLiteral("no longer among the rows")));
}

RF_TEST_MAIN(TestCompare)

} // namespace tst_compare

#include "tst_compare.moc"
