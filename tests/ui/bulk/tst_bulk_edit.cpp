// Bulk edit, bulk delete and undo of commits by clicks and keys: the check shows and writes nothing, the run writes what it
// showed, undo brings back what nobody changed since.

#include "tests/support/program.h"
#include "tests/ui/support/bulk_steps.h"

#include "ui/item/conflict_dialog.h"

namespace tst_bulk_edit {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;
using models::BulkModel;
using State = BulkModel::State;

namespace {

qsizetype countOf(const QMap<QString, QString>& items, const QString& part) {
    return std::count_if(items.begin(), items.end(), [&](const QString& json) { return json.contains(part); });
}

} // namespace

class TestBulkEdit : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void wholeResult_data();
    void wholeResult();
    void selectedRows();
    void deleteAndUndo();
    void theFormSaysWhatIsWrong();
    void stopAndGoOn();
    void undoFromTheMenu();
    void undoCommitByToast();
    void undoCommitInConflict();
    void readOnlyFiles();

private:
    ItemsPage* scanned(Desk& desk);
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBulkEdit::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestBulkEdit::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    Theme::instance().setChoice(Theme::Choice::Light);
}

/// The first page of the whole Shop.
ItemsPage* TestBulkEdit::scanned(Desk& desk) {
    if (!desk.isOpen()) return nullptr;
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    if (!page) return nullptr;
    page->tab()->query()->setMode(models::QueryMode::Scan);
    press(Qt::Key_Return, Qt::ControlModifier);
    return settled(page) && page->tab()->items()->rowCount() > 0 ? page : nullptr;
}

void TestBulkEdit::wholeResult_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestBulkEdit::wholeResult() {
    QFETCH(bool, dark);
    Theme::instance().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
    Desk desk(file());
    ItemsPage* page = scanned(desk);
    QVERIFY(page);
    const auto before = everything(desk.service());
    QVERIFY(before.size() > page->tab()->items()->loaded()); // more than the page that is loaded
    const qsizetype shipped = countOf(before, QStringLiteral("\"status\":{\"S\":\"SHIPPED\"}"));
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    desk.shoot("bulk-form" + suffix, dialog);
    choose(part<QComboBox>(dialog, "bulkKind"), QStringLiteral("Set to a value"));
    part<QComboBox>(dialog, "bulkPath")->setFocus();
    retype(QStringLiteral("status"));
    click(part<QLineEdit>(dialog, "bulkText"));
    type(QStringLiteral("SHIPPED"));
    auto* main = part<Button>(dialog, "bulkMain");
    QCOMPARE(main->text(), QStringLiteral("Check"));
    click(main);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Checked);
    const auto& found = dialog->model()->found();
    QCOMPARE(found.matched, before.size());
    QCOMPARE(found.same, shipped);
    QCOMPARE(found.changing, before.size() - shipped);
    QVERIFY(part<QLabel>(dialog, "bulkHeadline")->text().contains(QLocale().toString(found.changing)));
    QVERIFY(part<QLabel>(dialog, "bulkCost")->text().contains(QStringLiteral("WCU")));
    QVERIFY(part<QTreeView>(dialog, "bulkSample")->model()->rowCount() > 0);
    QCOMPARE(everything(desk.service()), before); // nothing is written yet
    desk.shoot("bulk-checked" + suffix, dialog);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Done);
    QCOMPARE(dialog->model()->result().written, found.changing);
    desk.shoot("bulk-done" + suffix, dialog);
    const auto after = everything(desk.service());
    QCOMPARE(countOf(after, QStringLiteral("\"status\":{\"S\":\"SHIPPED\"}")), before.size());
    QVERIFY(settled(page)); // and the grid shows it
    QCOMPARE(textAt(page, 0, QStringLiteral("status")), QStringLiteral("SHIPPED"));
    QCOMPARE(main->text(), QStringLiteral("Undo"));
    click(main);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Undone);
    QCOMPARE(everything(desk.service()), before);
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<BulkDialog>() == nullptr; }));
}

void TestBulkEdit::selectedRows() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    clickCell(page, 1, QStringLiteral("total"));
    clickCell(page, 5, QStringLiteral("total"), Qt::ShiftModifier);
    const auto before = everything(desk.service());
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->model()->scope(), BulkModel::Scope::Selection);
    choose(part<QComboBox>(dialog, "bulkKind"), QStringLiteral("Add to a number"));
    QCOMPARE(part<QComboBox>(dialog, "bulkPath")->currentText(), QStringLiteral("total")); // the cell it began at
    click(part<QLineEdit>(dialog, "bulkText"));
    type(QStringLiteral("1000.5"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    const auto found = dialog->model()->found();
    QCOMPARE(found.matched, 5);
    QVERIFY(found.refused > 0); // a shipment has no total
    desk.shoot(QStringLiteral("bulk-cannot"), dialog);
    click(part<Segments>(dialog, "bulkSides")->button(1));
    QVERIFY(part<QTableView>(dialog, "bulkRefusals")->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->result().written, found.changing);
    const auto after = everything(desk.service());
    qsizetype other = 0;
    for (auto at = before.begin(); at != before.end(); ++at) other += after[at.key()] != at.value();
    QCOMPARE(other, found.changing);
}

void TestBulkEdit::deleteAndUndo() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    const auto before = everything(desk.service());
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().changing, 25);
    QCOMPARE(part<Button>(dialog, "bulkMain")->text(), QStringLiteral("Delete 25 items"));
    desk.shoot(QStringLiteral("bulk-delete"), dialog);
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(everything(desk.service()).size(), before.size() - 25);
    QVERIFY(waitFor([&] { return page->tab()->items()->rowCount() == 0; }));
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(everything(desk.service()), before);
    QVERIFY(waitFor([&] { return page->tab()->items()->rowCount() == 25; }));
}

void TestBulkEdit::theFormSaysWhatIsWrong() {
    Desk desk(file());
    ItemsPage* page = scanned(desk);
    QVERIFY(page);
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    part<QComboBox>(dialog, "bulkPath")->setFocus();
    retype(QStringLiteral("pk"));
    QVERIFY(!part<Button>(dialog, "bulkMain")->isEnabled());
    QVERIFY(part<QComboBox>(dialog, "bulkPath")->toolTip().contains(QStringLiteral("key")));
    retype(QStringLiteral("qty"));
    choose(part<QComboBox>(dialog, "bulkKind"), QStringLiteral("Add to a number"));
    click(part<QLineEdit>(dialog, "bulkText"));
    type(QStringLiteral("many"));
    QVERIFY(!part<Button>(dialog, "bulkMain")->isEnabled());
    retype(QStringLiteral("0"));
    QVERIFY(part<Button>(dialog, "bulkMain")->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().changing, 0);
    QCOMPARE(part<Button>(dialog, "bulkMain")->text(), QStringLiteral("Close"));
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<BulkDialog>() == nullptr; }));
}

void TestBulkEdit::stopAndGoOn() {
    Desk desk(file());
    ItemsPage* page = scanned(desk);
    QVERIFY(page);
    const auto before = everything(desk.service());
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    desk.held().hold();
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(waitFor([&] { return dialog->model()->isBusy(); }));
    desk.shoot(QStringLiteral("bulk-running"), dialog);
    press(Qt::Key_Escape);
    QVERIFY(dialog->model()->isStopping()); // answered, though nothing comes back from the engine
    QCOMPARE(part<Button>(dialog, "bulkMain")->text(), QStringLiteral("Stopping…"));
    desk.held().release();
    QVERIFY(ended(dialog));
    const auto stopped = dialog->model()->result();
    QVERIFY(stopped.cancelled);
    QVERIFY(part<QLabel>(dialog, "bulkHeadline")->text().contains(QLocale().toString(stopped.remaining)));
    QCOMPARE(everything(desk.service()).size(), before.size() - stopped.written);
    auto* rest = part<Button>(dialog, "bulkRest");
    QVERIFY(rest->isVisible());
    click(rest);
    QVERIFY(ended(dialog));
    QCOMPARE(everything(desk.service()).size(), 0);
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(everything(desk.service()), before);
}

void TestBulkEdit::undoFromTheMenu() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    const auto before = everything(desk.service());
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<BulkDialog>() == nullptr; }));
    QCOMPARE(everything(desk.service()).size(), before.size() - 25);
    page->grid()->focusGrid();
    press(Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Undone);
    QCOMPARE(everything(desk.service()), before);
}

void TestBulkEdit::undoCommitByToast() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    const auto before = everything(desk.service());
    QVERIFY(!desk.commands.action("edit.undoCommit")->isEnabled());
    editCell(page, 0, QStringLiteral("status"), QStringLiteral("CHANGED"));
    clickCell(page, 3, QStringLiteral("sk"));
    press(Qt::Key_Delete);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    QCOMPARE(everything(desk.service()).size(), before.size() - 1);
    editCell(page, 1, QStringLiteral("status"), QStringLiteral("WAITS")); // stays staged
    Toast* toast = nullptr;
    QVERIFY(waitFor([&] {
        for (auto* each : page->findChildren<Toast*>())
            if (each->findChild<QToolButton*>()) toast = each;
        return toast != nullptr;
    }));
    desk.shoot(QStringLiteral("undo-commit"));
    click(toast->findChild<QToolButton*>());
    QVERIFY(waitFor([&] { return everything(desk.service()) == before; }));
    QVERIFY(waitFor([&] { return toastText(page).contains(QStringLiteral("undone")); }));
    QCOMPARE(page->tab()->edits()->count(), 1);
    QVERIFY(!desk.commands.action("edit.undoCommit")->isEnabled());
    QCOMPARE(page->tab()->items()->rowCount(), 25);
}

void TestBulkEdit::undoCommitInConflict() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    editCell(page, 0, QStringLiteral("status"), QStringLiteral("MINE"));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    Value theirs = *page->tab()->items()->item(0).withAt(ValuePath::attribute("status"), Value::string("THEIRS"));
    models::test::put(desk.service(), QStringLiteral("Shop"), theirs);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    auto* conflict = desk.dialog<ConflictDialog>();
    QVERIFY(conflict);
    QCOMPARE(models::test::stored(desk.service(), page->tab()->table(), theirs)->child("status").displayText(),
             QStringLiteral("THEIRS"));
    click(conflict->findChild<Button*>(QStringLiteral("takeTheirs:0")));
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return page->tab()->edits()->isEmpty(); }));
    QCOMPARE(textAt(page, 0, QStringLiteral("status")), QStringLiteral("THEIRS"));
}

void TestBulkEdit::readOnlyFiles() {
    Desk desk(file(), FileSession::Mode::ReadOnly);
    ItemsPage* page = scanned(desk);
    QVERIFY(page);
    for (const char* id : {"items.bulkEdit", "items.bulkDelete", "edit.undoCommit"})
        QVERIFY(!desk.commands.action(QString::fromLatin1(id))->isEnabled());
}

RF_TEST_MAIN(TestBulkEdit)

} // namespace tst_bulk_edit

#include "tst_bulk_edit.moc"
