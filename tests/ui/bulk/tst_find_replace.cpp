// Find and replace over a result by clicks and keys: the check counts matches and items and writes nothing, keys and numbers
// that cannot be replaced are listed, undo brings everything back, and the grid stays where it was.

#include "tests/support/program.h"
#include "tests/ui/support/bulk_steps.h"

#include "models/bulk/bulk_job.h"
#include "models/session/running_jobs.h"

namespace tst_find_replace {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;
using models::BulkModel;
using State = BulkModel::State;

namespace {

qsizetype countOf(const QMap<QString, QString>& items, const QString& part) {
    qsizetype count = 0;
    for (const QString& json : items) count += json.count(part);
    return count;
}

} // namespace

class TestFindReplaceDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void wholeResultAndBack();
    void keysAreListed();
    void numbersAreListed();
    void chosenAttributes();
    void rowsShownAndFound();
    void theFormSaysWhatIsWrong();
    void thePlaceIsKept();
    void aJobAmongOthers();
    void deletingLooksDangerous();

private:
    BulkDialog* opened(Desk& desk);
    QString file() { return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFindReplaceDialog::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestFindReplaceDialog::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

/// One customer's orders, and Ctrl+H.
BulkDialog* TestFindReplaceDialog::opened(Desk& desk) {
    if (!desk.isOpen()) return nullptr;
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    if (!page || !queryOrders(page)) return nullptr;
    page->grid()->focusGrid();
    press(Qt::Key_H, Qt::ControlModifier);
    return desk.dialog<BulkDialog>();
}

void TestFindReplaceDialog::wholeResultAndBack() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    const auto before = everything(desk.service());
    QVERIFY(part<QLineEdit>(dialog, "replaceFind")->hasFocus());
    QCOMPARE(dialog->model()->scope(), BulkModel::Scope::Result);
    type(QStringLiteral("lyon"));
    press(Qt::Key_Tab);
    for (int i = 0; i < 4 && !part<QLineEdit>(dialog, "replaceWith")->hasFocus(); ++i) press(Qt::Key_Tab);
    QVERIFY(part<QLineEdit>(dialog, "replaceWith")->hasFocus());
    type(QStringLiteral("Paris"));
    desk.shoot(QStringLiteral("replace-form"), dialog);
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Checked);
    const auto found = dialog->model()->found();
    QCOMPARE(found.matched, 25);
    QCOMPARE(found.changing, 8);
    QCOMPARE(found.places, 8);
    QCOMPARE(found.same, 17);
    const QString headline = part<QLabel>(dialog, "bulkHeadline")->text();
    QVERIFY2(headline.contains(QStringLiteral("Replace “lyon” with “Paris”")) && headline.contains(QStringLiteral("in 8 items")),
             qPrintable(headline));
    QVERIFY(part<QLabel>(dialog, "bulkCost")->text().contains(QStringLiteral("WCU")));
    QCOMPARE(everything(desk.service()), before); // nothing is written yet
    desk.shoot(QStringLiteral("replace-checked"), dialog);
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->result().written, 8);
    const auto after = everything(desk.service());
    QCOMPARE(countOf(before, QStringLiteral("Lyon")) - countOf(after, QStringLiteral("Lyon")), 8); // others have theirs
    QCOMPARE(countOf(after, QStringLiteral("Paris")) - countOf(before, QStringLiteral("Paris")), 8);
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->state(), State::Undone);
    QCOMPARE(everything(desk.service()), before);
}

void TestFindReplaceDialog::keysAreListed() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    type(QStringLiteral("90881"));
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().changing, 0);
    QCOMPARE(dialog->model()->found().refused, 5); // the order, two lines, payment, shipment
    QCOMPARE(part<Button>(dialog, "bulkMain")->text(), QStringLiteral("Close"));
    auto* list = part<QTableView>(dialog, "bulkRefusals");
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->index(0, models::RefusalsModel::WhyColumn).data().toString(),
             QStringLiteral("One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key"));
    desk.shoot(QStringLiteral("replace-keys"), dialog);
    click(part<Segments>(dialog, "replaceWhere")->button(1)); // not in the key
    QCOMPARE(dialog->model()->state(), State::Form);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().refused, 0);
}

void TestFindReplaceDialog::numbersAreListed() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    const auto before = everything(desk.service());
    click(part<QToolButton>(dialog, "replaceExpression"));
    part<QLineEdit>(dialog, "replaceFind")->setFocus();
    type(QStringLiteral("^(\\d+)\\.(\\d)$")); // 158.9
    part<QLineEdit>(dialog, "replaceWith")->setFocus();
    type(QStringLiteral("\\1\\2x"));
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    const auto found = dialog->model()->found();
    QCOMPARE(found.changing, 0);
    QVERIFY(found.refused >= 4);
    const QString why = found.refusals.front().why; // "lines[0].price would be “1589x”: …"
    QVERIFY2(why.contains(QRegularExpression(QStringLiteral("^(total|lines\\[\\d\\]\\.price) would be “\\d+x”: .+"))), qPrintable(why));
    part<QLineEdit>(dialog, "replaceWith")->setFocus();
    retype(QStringLiteral("\\1.0\\2"));
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().refused, 0);
    QCOMPARE(dialog->model()->found().changing, found.refused);
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(ended(dialog));
    QCOMPARE(countOf(everything(desk.service()), QStringLiteral("\"N\":\"158.09\"")), countOf(before, QStringLiteral("\"N\":\"158.09\"")) + 2);
}

void TestFindReplaceDialog::chosenAttributes() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    type(QStringLiteral("e"));
    click(part<Segments>(dialog, "replaceWhere")->button(2));
    auto* paths = part<QLineEdit>(dialog, "replacePaths");
    QVERIFY(paths->isVisible() && paths->hasFocus());
    QVERIFY(!part<Button>(dialog, "bulkMain")->isEnabled());
    type(QStringLiteral("shipTo.name, st["));
    QVERIFY(!part<Button>(dialog, "bulkMain")->isEnabled());
    QVERIFY(!paths->toolTip().isEmpty());
    for (int i = 0; i < 5; ++i) press(Qt::Key_Backspace);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QVERIFY(dialog->model()->found().changing > 0);
    for (const auto& change : dialog->model()->found().samples)
        for (const auto& diff : models::deepDiffOf(change.before, change.after)) QCOMPARE(diff.name, QStringLiteral("shipTo.name"));
}

/// The find bar's text comes along; an entity filter decides which rows show.
void TestFindReplaceDialog::rowsShownAndFound() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(page));
    page->grid()->focusGrid();
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("DELIVERED"));
    page->tab()->rows()->setEntity(QStringLiteral("Shipment"));
    press(Qt::Key_H, Qt::ControlModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    QCOMPARE(part<QLineEdit>(dialog, "replaceFind")->text(), QStringLiteral("DELIVERED"));
    click(part<Segments>(dialog, "bulkScope")->button(1));
    QCOMPARE(dialog->model()->scope(), BulkModel::Scope::Shown);
    QCOMPARE(dialog->model()->shownCount(), page->tab()->rows()->rowCount());
    part<QLineEdit>(dialog, "replaceWith")->setFocus();
    type(QStringLiteral("HERE"));
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    QCOMPARE(dialog->model()->found().matched, page->tab()->rows()->rowCount());
    QCOMPARE(dialog->model()->found().changing, 2);
}

void TestFindReplaceDialog::theFormSaysWhatIsWrong() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    auto* main = part<Button>(dialog, "bulkMain");
    auto* hint = part<QLabel>(dialog, "replaceHint");
    QVERIFY(!main->isEnabled());
    QVERIFY(!hint->text().contains(QStringLiteral("Enter"))); // nothing was typed yet
    type(QStringLiteral("a("));
    QVERIFY(main->isEnabled());
    click(part<QToolButton>(dialog, "replaceExpression"));
    QVERIFY(!main->isEnabled());
    QVERIFY2(hint->text().contains(QStringLiteral("at character")), qPrintable(hint->text()));
    part<QLineEdit>(dialog, "replaceFind")->setFocus();
    retype(QStringLiteral("(a)"));
    QVERIFY(main->isEnabled());
    part<QLineEdit>(dialog, "replaceWith")->setFocus();
    type(QStringLiteral("\\2"));
    QVERIFY(!main->isEnabled());
    QVERIFY(!part<QLineEdit>(dialog, "replaceWith")->toolTip().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<BulkDialog>() == nullptr; }));
}

/// After a run the grid shows the new values, and the cursor is on the item it was on.
void TestFindReplaceDialog::thePlaceIsKept() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    page->tab()->query()->setMode(models::QueryMode::Scan);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(page));
    auto* items = page->tab()->items();
    items->fetchMore({});
    QVERIFY(settled(page));
    QCOMPARE(items->pages(), 2);
    const int row = items->rowCount() * 3 / 4; // on the second page, not so near its end that the grid reads on
    page->grid()->setCurrentRow(row);
    const auto id = page->tab()->currentId();
    press(Qt::Key_H, Qt::ControlModifier);
    auto* dialog = desk.dialog<BulkDialog>();
    QVERIFY(dialog);
    type(QStringLiteral("SHIPPED"));
    part<QLineEdit>(dialog, "replaceWith")->setFocus();
    type(QStringLiteral("SENT"));
    click(part<Segments>(dialog, "replaceWhere")->button(1));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(ended(dialog));
    QVERIFY(dialog->model()->result().written > 0);
    QVERIFY(waitFor([&] { return items->state() != ItemsModel::State::Loading && page->grid()->currentRow() == row; }));
    QCOMPARE(page->tab()->currentId(), id);
    QCOMPARE(items->pages(), 2);
}

/// What is being written is told, so that closing can ask.
void TestFindReplaceDialog::aJobAmongOthers() {
    Desk desk(file());
    BulkDialog* dialog = opened(desk);
    QVERIFY(dialog);
    auto* edits = desk.page()->findChild<EditCommands*>();
    QPointer<Job> job;
    connect(edits, &EditCommands::writing, &desk.workspace,
            [&](BulkModel* model) { job = desk.workspace.addJob(models::bulkJob(model, &desk.workspace), desk.session); });
    type(QStringLiteral("lyon"));
    press(Qt::Key_Return);
    QVERIFY(ended(dialog));
    QVERIFY(!job);
    QVERIFY(models::runningJobs(desk.workspace).isEmpty());
    desk.held().hold();
    click(part<Button>(dialog, "bulkMain"));
    QVERIFY(waitFor([&] { return dialog->model()->isBusy(); }));
    QVERIFY(job);
    QCOMPARE(models::runningJobs(desk.workspace, desk.session), QStringList{dialog->model()->note()});
    job->cancel(); // as its chip does
    QVERIFY(waitFor([&] { return dialog->model()->isStopping(); }));
    desk.held().release();
    QVERIFY(ended(dialog));
    QVERIFY(waitFor([&] { return job->state() != Job::State::Running; }));
    QVERIFY(models::runningJobs(desk.workspace).isEmpty());
}

/// Once a check has found items to delete the button that does it is no longer on the accent.
void TestFindReplaceDialog::deletingLooksDangerous() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page && queryOrders(page));
    BulkDialog* dialog = page->findChild<EditCommands*>()->bulkDelete();
    QVERIFY(dialog);
    auto* main = part<Button>(dialog, "bulkMain");
    const auto ground = [main] { return main->grab().toImage().pixelColor(4, main->height() / 2).name(); };
    QCOMPARE(ground(), color(Token::Accent).name());
    dialog->model()->check();
    QVERIFY(ended(dialog));
    QCOMPARE(main->text(), QStringLiteral("Delete 25 items"));
    QCOMPARE(ground(), color(Token::Raised).name());
}

RF_TEST_MAIN(TestFindReplaceDialog)

} // namespace tst_find_replace

#include "tst_find_replace.moc"
