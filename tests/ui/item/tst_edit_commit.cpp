// The main job by clicks and keys: query one customer's orders, change a cell, a nested value and a set, delete a
// line, review, commit; another process then sees exactly that. And two tabs that want the same item.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/item/conflict_dialog.h"
#include "ui/item/diff_delegate.h"
#include "ui/item/review_dialog.h"

#include <QLabel>
#include <QPlainTextEdit>

namespace tst_edit_commit {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;
using models::ConflictModel;
using models::ReviewModel;

namespace {

const QString kCustomer = QStringLiteral("CUSTOMER#c-20418");
const QString kOrder = QStringLiteral("ORDER#90881");
const QString kLine = QStringLiteral("ORDER#90412#LINE#3");

ValuePath pathOf(const char* text) {
    return *ValuePath::parse(QString::fromLatin1(text));
}

Value changed(const Value& item, const char* path, const Value& value) {
    QString why;
    const auto after = item.withAt(pathOf(path), value, &why);
    if (!after) qFatal("%s", qPrintable(why));
    return *after;
}

/// Everything of a partition, as the engine has it: DynamoDB JSON by sort key.
QMap<QString, QString> partition(rf::Service& service, const QString& customer) {
    rf::Query::Input input;
    input.tableName = "Shop";
    input.keyConditionExpression = "pk = :pk";
    input.expressionAttributeValues = rf::InputAttributes(rf::AttributeMap{
        {":pk", rf::AttributeValue::string(customer.toStdString())}});
    const auto answer = rf::call<rf::Query>(service, input);
    if (!answer) qFatal("%s", answer.error().message.c_str());
    QMap<QString, QString> items;
    for (const auto& item : *answer->items) {
        const Value value(rf::AttributeValue::map(item));
        items.insert(value.child("sk").editText(), value.toJson(true));
    }
    return items;
}

QString keyJson(const QString& sk) {
    return QStringLiteral("{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"%1\"},\"sk\":{\"S\":\"%2\"}}}")
        .arg(kCustomer, sk);
}

/// The names of the attributes under each change of the review, by the change's text.
QMap<QString, QStringList> reviewLines(const QAbstractItemModel* review) {
    QMap<QString, QStringList> lines;
    for (int row = 0; row < review->rowCount(); ++row) {
        const QModelIndex change = review->index(row, 0);
        QStringList under;
        for (int i = 0; i < review->rowCount(change); ++i)
            under << review->index(i, ReviewModel::NameColumn, change).data().toString() + ": " +
                         review->index(i, ReviewModel::BeforeColumn, change).data().toString() + " > " +
                         review->index(i, ReviewModel::AfterColumn, change).data().toString();
        lines.insert(change.data().toString(), under);
    }
    return lines;
}

} // namespace

class TestEditCommit : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void pictures_data();
    void pictures();
    void queryEditReviewCommit();
    void conflictOfTwoTabs();
    void conflictTakesTheirs();
    void conflictWithADeletedItem();

private:
    QString file();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEditCommit::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestEditCommit::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestEditCommit::file() {
    return sampleCopy(m_folder->filePath(QStringLiteral("shop.rfdb")));
}

void TestEditCommit::pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestEditCommit::pictures() {
    QFETCH(bool, dark);
    Theme::instance().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page);
    desk.shoot(QStringLiteral("empty") + suffix);
    QVERIFY(queryOrders(page));
    editCell(page, rowOf(page, "sk", kOrder), QStringLiteral("status"), QStringLiteral("DELIVERED"));
    editCell(page, rowOf(page, "sk", "ORDER#90412#LINE#2"), QStringLiteral("total"), QStringLiteral("55.5"));
    editCell(page, rowOf(page, "sk", "ORDER#90412#LINE#2"), QStringLiteral("qty"), QStringLiteral("3"));
    clickCell(page, rowOf(page, "sk", "ORDER#90107#SHIP#1"), QStringLiteral("sk"));
    press(Qt::Key_Delete);
    clickCell(page, rowOf(page, "sk", kOrder), QStringLiteral("status"));
    page->inspector()->tree()->expand(page->tab()->tree()->indexOf(pathOf("shipTo")));
    page->inspector()->tree()->expand(page->tab()->tree()->indexOf(pathOf("lines")));
    desk.shoot(QStringLiteral("items") + suffix);
    click(page->inspector()->sides()->button(1));
    desk.shoot(QStringLiteral("json") + suffix);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto* review = desk.dialog<ReviewDialog>();
    QVERIFY(review);
    desk.shoot(QStringLiteral("review") + suffix, review);
    QCOMPARE(page->tab()->edits()->count(), 3);
    Theme::instance().setChoice(Theme::Choice::Light);
}

void TestEditCommit::queryEditReviewCommit() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    QMap<QString, QString> expected = partition(desk.service(), kCustomer);
    ItemsPage* page = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(page);
    QVERIFY(queryOrders(page));
    QCOMPARE(page->tab()->items()->rowCount(), 25);
    const Value loaded = page->tab()->items()->item(rowOf(page, "sk", kOrder));

    // A status in the grid.
    editCell(page, rowOf(page, "sk", kOrder), QStringLiteral("status"), QStringLiteral("DELIVERED"));
    const int row = rowOf(page, "sk", kOrder);
    QCOMPARE(textAt(page, row, QStringLiteral("status")), QStringLiteral("DELIVERED"));
    QCOMPARE(CellState(cellOf(page, row, "status").data(ItemsModel::CellStateRole).toInt()), CellState::Edited);
    QVERIFY(page->pendingBar()->isVisible());

    // A nested value in the inspector.
    ItemTreeView* tree = page->inspector()->tree();
    clickNode(tree, pathOf("shipTo.zip"));
    press(Qt::Key_F2);
    retype(QStringLiteral("69003"));
    press(Qt::Key_Return);
    QCOMPARE(page->tab()->items()->item(row).at(pathOf("shipTo.zip"))->displayText(), QStringLiteral("69003"));

    // A member of a set on the JSON side.
    click(page->inspector()->sides()->button(1));
    QPlainTextEdit* json = page->inspector()->json()->text();
    QTextCursor at = json->document()->find(QStringLiteral("\"eu\""));
    QVERIFY(!at.isNull());
    json->setFocus();
    json->setTextCursor(at);
    type(QStringLiteral("\"fr\""));
    QVERIFY(page->tab()->json()->isValid());
    const Value edited = page->tab()->items()->item(row);
    QCOMPARE(edited.child("tags").typeCode(), QStringLiteral("SS"));
    QCOMPARE(edited.child("tags").childCount(), 2);

    // A line goes.
    clickCell(page, rowOf(page, "sk", kLine), QStringLiteral("type"));
    press(Qt::Key_Delete);
    QCOMPARE(page->tab()->items()->rowState(rowOf(page, "sk", kLine)), RowState::Deleted);
    QCOMPARE(partition(desk.service(), kCustomer), expected); // nothing is written yet

    // Review, and commit from there.
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto* review = desk.dialog<ReviewDialog>();
    QVERIFY(review);
    const auto lines = reviewLines(review->tree()->model());
    QCOMPARE(lines.size(), 2);
    QString order;
    for (auto it = lines.begin(); it != lines.end(); ++it)
        if (it.key().contains(kOrder)) order = it.value().join('\n');
    QVERIFY2(order.contains("status: SHIPPED > DELIVERED"), qPrintable(order));
    QVERIFY2(order.contains("tags: "), qPrintable(order));
    QVERIFY2(order.contains("shipTo"), qPrintable(order));
    QVERIFY(!review->findChild<QLabel*>(QStringLiteral("reviewCondition"))->text().isEmpty());
    QVERIFY(review->findChild<QLabel*>(QStringLiteral("reviewTotal"))->text().contains(QStringLiteral("WCU")));
    click(review->findChild<Button*>(QStringLiteral("reviewCommit")));
    QVERIFY(committed(page));
    QVERIFY(page->tab()->edits()->isEmpty());
    QVERIFY(waitFor([&] { return !page->pendingBar()->isVisible(); }));
    QCOMPARE(rowOf(page, "sk", kLine), -1);

    // The engine has exactly that.
    Value wanted = changed(loaded, "status", Value::string(QStringLiteral("DELIVERED")));
    wanted = changed(wanted, "shipTo.zip", Value::string(QStringLiteral("69003")));
    wanted = changed(wanted, "tags", *Value::parse(ValueType::SS, QStringLiteral("vip\nfr")));
    expected[kOrder] = wanted.toJson(true);
    QVERIFY(expected.remove(kLine) == 1);
    QCOMPARE(partition(desk.service(), kCustomer), expected);

    // And another process sees it, once the file is let go.
    QVERIFY(desk.workspace.closeFile(desk.session));
    QVERIFY(waitFor([&] { return rf::openEngine(m_folder->filePath("shop.rfdb").toStdString(), {}).has_value(); }));
    const CliAnswer got = cli({"exec", m_folder->filePath("shop.rfdb"), "GetItem", "--json", keyJson(kOrder)});
    QVERIFY2(got.code == 0, got.error.constData());
    QCOMPARE(QString::fromUtf8(got.out), "{\"Item\":" + wanted.toJson(true) + '}');
    const CliAnswer gone = cli({"exec", m_folder->filePath("shop.rfdb"), "GetItem", "--json", keyJson(kLine)});
    QVERIFY2(gone.code == 0, gone.error.constData());
    QCOMPARE(gone.out, QByteArray("{}"));
    QCOMPARE(cli({"check", m_folder->filePath("shop.rfdb")}).code, 0);
}

/// Two pages on the same orders; the first has committed a status, the second one wants another.
#define TWO_TABS_IN_CONFLICT(desk, first, second)                                                                      \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* first = desk.clickTable(QStringLiteral("Shop"));                                                        \
    QVERIFY(queryOrders(first));                                                                                       \
    ItemsPage* second = desk.newTab(QStringLiteral("Shop"));                                                           \
    QVERIFY(second != first);                                                                                          \
    QVERIFY(queryOrders(second));                                                                                      \
    desk.show(first);                                                                                                  \
    editCell(first, rowOf(first, "sk", kOrder), QStringLiteral("status"), QStringLiteral("RETURNED"));                 \
    press(Qt::Key_S, Qt::ControlModifier);                                                                             \
    QVERIFY(committed(first));                                                                                         \
    desk.show(second);                                                                                                 \
    editCell(second, rowOf(second, "sk", kOrder), QStringLiteral("status"), QStringLiteral("DELIVERED"));              \
    editCell(second, rowOf(second, "sk", kLine), QStringLiteral("qty"), QStringLiteral("7"));                          \
    const auto before = partition(desk.service(), kCustomer);                                                          \
    press(Qt::Key_S, Qt::ControlModifier);                                                                             \
    auto* dialog = desk.dialog<ConflictDialog>();                                                                      \
    QVERIFY(dialog);                                                                                                   \
    QCOMPARE(partition(desk.service(), kCustomer), before)

void TestEditCommit::conflictOfTwoTabs() {
    Desk desk(file());
    TWO_TABS_IN_CONFLICT(desk, first, second);
    QCOMPARE(second->tab()->committer()->state(), Committer::State::Conflict);
    desk.shoot(QStringLiteral("conflict-light"), dialog);
    // Yours stands beside theirs.
    const auto* conflicts = dialog->tree()->model();
    QCOMPARE(conflicts->rowCount(), 1);
    const QModelIndex item = conflicts->index(0, 0);
    bool seen = false;
    for (int i = 0; i < conflicts->rowCount(item); ++i) {
        if (conflicts->index(i, 0, item).data().toString() != QLatin1String("status")) continue;
        seen = true;
        QCOMPARE(conflicts->index(i, ConflictModel::LoadedColumn, item).data().toString(), QStringLiteral("SHIPPED"));
        QCOMPARE(conflicts->index(i, ConflictModel::YoursColumn, item).data().toString(), QStringLiteral("DELIVERED"));
        QCOMPARE(conflicts->index(i, ConflictModel::TheirsColumn, item).data().toString(), QStringLiteral("RETURNED"));
    }
    QVERIFY(seen);
    // Nothing can be written before it is decided.
    auto* again = dialog->findChild<Button*>(QStringLiteral("commitAgain"));
    QVERIFY(!again->isEnabled());
    click(dialog->findChild<Button*>(QStringLiteral("keepMine:0")));
    QVERIFY(again->isEnabled());
    click(again);
    QVERIFY(waitFor([&] { return second->tab()->committer()->state() == Committer::State::Done; }));
    const auto after = partition(desk.service(), kCustomer);
    QVERIFY(after[kOrder].contains(QStringLiteral("\"status\":{\"S\":\"DELIVERED\"}")));
    QVERIFY(after[kLine].contains(QStringLiteral("\"qty\":{\"N\":\"7\"}")));
    QVERIFY(waitFor([&] { return desk.open<ConflictDialog>() == nullptr; }));
}

void TestEditCommit::conflictTakesTheirs() {
    Desk desk(file());
    TWO_TABS_IN_CONFLICT(desk, first, second);
    click(dialog->findChild<Button*>(QStringLiteral("takeTheirs:0")));
    click(dialog->findChild<Button*>(QStringLiteral("commitAgain")));
    QVERIFY(waitFor([&] { return second->tab()->committer()->state() == Committer::State::Done; }));
    auto after = partition(desk.service(), kCustomer);
    QCOMPARE(after[kOrder], before[kOrder]);
    QVERIFY(after[kLine].contains(QStringLiteral("\"qty\":{\"N\":\"7\"}")));
    // The grid shows what is stored.
    QCOMPARE(textAt(second, rowOf(second, "sk", kOrder), QStringLiteral("status")), QStringLiteral("RETURNED"));
}

void TestEditCommit::conflictWithADeletedItem() {
    Desk desk(file());
    QVERIFY(desk.isOpen());
    ItemsPage* first = desk.clickTable(QStringLiteral("Shop"));
    QVERIFY(queryOrders(first));
    ItemsPage* second = desk.newTab(QStringLiteral("Shop"));
    QVERIFY(queryOrders(second));
    desk.show(first);
    clickCell(first, rowOf(first, "sk", kLine), QStringLiteral("sk"));
    press(Qt::Key_Delete);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(first));
    desk.show(second);
    editCell(second, rowOf(second, "sk", kLine), QStringLiteral("qty"), QStringLiteral("7"));
    press(Qt::Key_S, Qt::ControlModifier);
    auto* dialog = desk.dialog<ConflictDialog>();
    QVERIFY(dialog);
    QVERIFY(!partition(desk.service(), kCustomer).contains(kLine));
    // Later means later: the edit stays, and so does the question.
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return desk.open<ConflictDialog>() == nullptr; }));
    QCOMPARE(second->tab()->edits()->count(), 1);
    press(Qt::Key_S, Qt::ControlModifier);
    dialog = desk.dialog<ConflictDialog>();
    QVERIFY(dialog);
    click(dialog->findChild<Button*>(QStringLiteral("keepAllMine")));
    click(dialog->findChild<Button*>(QStringLiteral("commitAgain")));
    QVERIFY(waitFor([&] { return second->tab()->committer()->state() == Committer::State::Done; }));
    QVERIFY(partition(desk.service(), kCustomer)[kLine].contains(QStringLiteral("\"qty\":{\"N\":\"7\"}")));
}

RF_TEST_MAIN(TestEditCommit)

} // namespace tst_edit_commit

#include "tst_edit_commit.moc"
