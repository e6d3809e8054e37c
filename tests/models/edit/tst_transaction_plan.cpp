// Staged changes as transactions: what each action demands, how changes are split, and that the engine takes them.

#include "engine/catalog/limits.h"
#include "models/edit/transaction_plan.h"
#include "models/edit/write_price.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_transaction_plan {


using namespace rf::models;
using namespace rf::models::test;

namespace {

StagedChange changeOf(const TableInfo& table, const std::optional<Value>& before, const std::optional<Value>& after) {
    StagedEdits edits;
    edits.setTable(table);
    QString why;
    bool good = true;
    if (!before)
        good = edits.stageInsert(*after, &why);
    else if (!after)
        edits.stageDelete({*before});
    else
        good = edits.stageEdit(*before, *after, "edit", &why);
    if (!good || edits.isEmpty()) qFatal("not staged: %s", qPrintable(why));
    return edits.changes().first();
}

/// count attributes a0 …, each a string of `bytes`.
QByteArray attributes(int count, int bytes, char fill = 'x') {
    QByteArrayList all;
    for (int i = 0; i < count; ++i)
        all << "\"a" + QByteArray::number(i) + "\":{\"S\":\"" + QByteArray(bytes, fill) + "\"}";
    return all.join(',');
}

rf::Result<rf::TransactWriteItems::Output> run(rf::Service& service, const TableInfo& table,
                                               const QList<StagedChange>& changes) {
    rf::TransactWriteItems::Input input;
    input.transactItems.emplace();
    for (const StagedChange& change : changes) {
        auto planned = planAction(table, change);
        if (!planned) return planned.error();
        input.transactItems->push_back(std::move(planned->action));
    }
    return rf::call<rf::TransactWriteItems>(service, std::move(input));
}

} // namespace

class TestTransactionPlan : public QObject {
    Q_OBJECT
private slots:
    void actions();
    void conditionSays_data();
    void conditionSays();
    void conditionHoldsBack_data();
    void conditionHoldsBack();
    void everyTypeIsWritten();
    void oddNames();
    void wideItems_data();
    void wideItems();
    void splits_data();
    void splits();
    void largeTransactionsAreTaken();
    void prices_data();
    void prices();
    void costs();
};

void TestTransactionPlan::actions() {
    const TableInfo table = bareShop();
    const Value before = keyed("c", "o", R"("status":{"S":"NEW"},"n":{"N":"1"})");
    const Value after = keyed("c", "o", R"("status":{"S":"PAID"},"m":{"N":"2"})");
    const auto edit = planAction(table, changeOf(table, before, after));
    QVERIFY(edit && edit->action.update && !edit->action.put && !edit->action.del);
    QCOMPARE(*edit->action.update->updateExpression, "SET #0 = :0, #2 = :1 REMOVE #1");
    QCOMPARE(*edit->action.update->tableName, "Shop");
    const auto insert = planAction(table, changeOf(table, std::nullopt, after));
    QVERIFY(insert && insert->action.put && insert->action.put->item);
    QCOMPARE(*insert->action.put->conditionExpression, "attribute_not_exists(#0)");
    QVERIFY(!insert->action.put->expressionAttributeValues); // empty maps are refused
    const auto remove = planAction(table, changeOf(table, before, std::nullopt));
    QVERIFY(remove && remove->action.del && remove->action.del->key);
}

void TestTransactionPlan::conditionSays_data() {
    QTest::addColumn<std::optional<Value>>("before");
    QTest::addColumn<std::optional<Value>>("after");
    QTest::addColumn<QString>("condition");
    const std::optional<Value> none, plain = keyed("c", "o", R"("n":{"N":"1"})");
    QTest::newRow("insert") << none << plain << "attribute_not_exists(pk)";
    QTest::newRow("delete") << plain << none << R"(pk = "c" AND sk = "o" AND n = 1)";
    QTest::newRow("edit") << plain << std::optional(keyed("c", "o", R"("n":{"N":"2"})"))
                          << R"(pk = "c" AND sk = "o" AND n = 1)";
    QTest::newRow("add") << plain << std::optional(keyed("c", "o", R"("n":{"N":"1"},"m":{"S":"x"})"))
                         << R"(pk = "c" AND sk = "o" AND n = 1 AND attribute_not_exists(m))";
}

void TestTransactionPlan::conditionSays() {
    QFETCH(std::optional<Value>, before);
    QFETCH(std::optional<Value>, after);
    QFETCH(QString, condition);
    const TableInfo table = bareShop();
    const auto planned = planAction(table, changeOf(table, before, after));
    QVERIFY(planned);
    QCOMPARE(planned->conditionText(), condition);
    QCOMPARE(planned->cover, ConditionCover::Everything);
}

void TestTransactionPlan::conditionHoldsBack_data() {
    QTest::addColumn<QByteArray>("theirs"); ///< stored when the commit comes; empty = nothing is
    QTest::addColumn<QByteArray>("kind");   ///< of my change
    QTest::addColumn<bool>("written");
    for (const char* kind : {"edit", "delete"}) {
        const QByteArray k = kind;
        QTest::newRow(k + ", untouched") << QByteArray(R"("n":{"N":"1"},"s":{"S":"x"})") << k << true;
        QTest::newRow(k + ", equal number") << QByteArray(R"("n":{"N":"1.00"},"s":{"S":"x"})") << k << true;
        QTest::newRow(k + ", another value") << QByteArray(R"("n":{"N":"9"},"s":{"S":"x"})") << k << false;
        QTest::newRow(k + ", another attribute") << QByteArray(R"("n":{"N":"1"},"s":{"S":"y"})") << k << false;
        QTest::newRow(k + ", attribute gone") << QByteArray(R"("n":{"N":"1"})") << k << false;
        QTest::newRow(k + ", another type") << QByteArray(R"("n":{"S":"1"},"s":{"S":"x"})") << k << false;
        QTest::newRow(k + ", item gone") << QByteArray() << k << false;
    }
    QTest::newRow("insert, free") << QByteArray() << QByteArray("insert") << true;
    QTest::newRow("insert, taken") << QByteArray(R"("n":{"N":"1"})") << QByteArray("insert") << false;
    QTest::newRow("add, added by them") << QByteArray(R"("n":{"N":"1"},"s":{"S":"x"},"m":{"S":"theirs"})")
                                        << QByteArray("add") << false;
}

void TestTransactionPlan::conditionHoldsBack() {
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, kind);
    QFETCH(bool, written);
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    const Value loaded = keyed("c", "o", R"("n":{"N":"1"},"s":{"S":"x"})");
    const Value edited = keyed("c", "o", R"("n":{"N":"2"},"s":{"S":"x"})");
    const Value grown = keyed("c", "o", R"("n":{"N":"1"},"s":{"S":"x"},"m":{"S":"mine"})");
    if (!theirs.isEmpty()) put(*service, "Shop", keyed("c", "o", theirs));
    const std::optional<Value> was = stored(*service, table, loaded);
    const StagedChange change = kind == "edit"     ? changeOf(table, loaded, edited)
                                : kind == "delete" ? changeOf(table, loaded, std::nullopt)
                                : kind == "add"    ? changeOf(table, loaded, grown)
                                                   : changeOf(table, std::nullopt, edited);
    const auto done = run(*service, table, {change});
    QCOMPARE(bool(done), written);
    const auto now = stored(*service, table, loaded);
    if (written)
        QCOMPARE(now, change.after);
    else
        QCOMPARE(now, was);
}

void TestTransactionPlan::everyTypeIsWritten() {
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    const Value whole = everyType("c", "o", 20), bare = keyed("c", "o", R"("n":{"N":"1"})");
    for (const auto& [from, to] : {std::pair<std::optional<Value>, std::optional<Value>>{std::nullopt, whole},
                                   {whole, bare},
                                   {bare, whole},
                                   {whole, std::nullopt}}) {
        const auto done = run(*service, table, {changeOf(table, from, to)});
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
        QCOMPARE(stored(*service, table, whole), to);
    }
}

void TestTransactionPlan::oddNames() {
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    const Value odd = keyed("c", "o", R"("name":{"S":"reserved"},"a.b":{"S":"1"},"a[0]":{"S":"2"},"#x":{"S":"3"},
        ":y":{"S":"4"},"mit Raum":{"S":"5"},"é😀":{"S":"6"},"_":{"S":"7"},"0":{"S":"8"})");
    QVERIFY(run(*service, table, {changeOf(table, std::nullopt, keyed("c", "o"))}));
    QVERIFY(run(*service, table, {changeOf(table, keyed("c", "o"), odd)}));
    QCOMPARE(stored(*service, table, odd), odd);
    QVERIFY(run(*service, table, {changeOf(table, odd, keyed("c", "o"))}));
    QCOMPARE(stored(*service, table, odd), keyed("c", "o"));
}

void TestTransactionPlan::wideItems_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("edited"); ///< how many of them change
    QTest::addColumn<QString>("cover");
    QTest::newRow("few") << 10 << 10 << "everything";
    QTest::newRow("operators nearly full") << 148 << 1 << "everything";
    QTest::newRow("more than conditions carry") << 200 << 1 << "touched";
    QTest::newRow("many touched") << 400 << 140 << "touched";
    QTest::newRow("more than an update carries") << 400 << 301 << "refused";
}

void TestTransactionPlan::wideItems() {
    QFETCH(int, count);
    QFETCH(int, edited);
    QFETCH(QString, cover);
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    const Value before = keyed("c", "o", attributes(count, 3));
    Value after = before;
    for (int i = 0; i < edited; ++i)
        after = *after.withAt(ValuePath::attribute(QString("a%1").arg(i)), Value::string("new"));
    put(*service, "Shop", before);
    const StagedChange change = changeOf(table, before, after);
    const auto planned = planAction(table, change);
    QCOMPARE(bool(planned), cover != "refused");
    if (!planned) {
        QCOMPARE(planned.error().code, rf::ErrorCode::Validation);
        return;
    }
    QCOMPARE(planned->cover, cover == "everything" ? ConditionCover::Everything : ConditionCover::Touched);
    const auto done = run(*service, table, {change});
    QVERIFY2(bool(done), done ? "" : done.error().message.c_str()); // within the service's limits, then
    QCOMPARE(stored(*service, table, after), after);
}

void TestTransactionPlan::splits_data() {
    QTest::addColumn<int>("changes");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("none") << 0 << 1 << QList<int>{};
    QTest::newRow("one") << 1 << 1 << QList<int>{1};
    QTest::newRow("a hundred") << 100 << 1 << QList<int>{100};
    QTest::newRow("one more") << 101 << 1 << QList<int>{100, 1};
    QTest::newRow("many") << 250 << 1 << QList<int>{100, 100, 50};
    QTest::newRow("large") << 12 << 400'000 << QList<int>{10, 2};
    QTest::newRow("large, many") << 25 << 409'000 << QList<int>{10, 10, 5};
    QTest::newRow("medium") << 100 << 40'000 << QList<int>{100};
}

void TestTransactionPlan::splits() {
    QFETCH(int, changes);
    QFETCH(int, bytes);
    QFETCH(QList<int>, sizes);
    const TableInfo table = bareShop();
    StagedEdits edits;
    edits.setTable(table);
    const QByteArray payload = "\"b\":{\"S\":\"" + QByteArray(bytes, 'x') + "\"}";
    for (int i = 0; i < changes; ++i) QVERIFY(edits.stageInsert(keyed("c", qPrintable(QString::number(i)), payload)));
    const auto split = splitIntoTransactions(edits.changes());
    QList<int> got;
    QList<StagedChange> together;
    for (const auto& transaction : split) {
        got << int(transaction.size());
        together += transaction;
        qint64 sum = 0;
        for (const StagedChange& change : transaction) sum += change.after->itemSizeBytes();
        QVERIFY(sum <= qint64(rf::limits::kTransactBytes));
    }
    QCOMPARE(got, sizes);
    QVERIFY(together == edits.changes()); // in order, none lost
}

/// The engine takes what the split makes, edits and deletes of large items too.
void TestTransactionPlan::largeTransactionsAreTaken() {
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    StagedEdits edits;
    edits.setTable(table);
    const auto large = [](int i, char fill) {
        return keyed("c", qPrintable(QString::number(i)), "\"b\":{\"S\":\"" + QByteArray(390'000, fill) + "\"}");
    };
    for (int i = 0; i < 14; ++i) {
        if (i % 3) put(*service, "Shop", large(i, 'x'));
        if (i % 3 == 0) QVERIFY(edits.stageInsert(large(i, 'y')));
        if (i % 3 == 1) QVERIFY(edits.stageEdit(large(i, 'x'), large(i, 'y'), "edit"));
        if (i % 3 == 2) edits.stageDelete({large(i, 'x')});
    }
    const auto split = splitIntoTransactions(edits.changes());
    QVERIFY(split.size() >= 2);
    for (const auto& transaction : split) {
        const auto done = run(*service, table, transaction);
        QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
    }
    for (int i = 0; i < 14; ++i) {
        const auto now = stored(*service, table, large(i, 'x'));
        QCOMPARE(bool(now), i % 3 != 2);
        if (now) QCOMPARE(*now, large(i, 'y'));
    }
}

void TestTransactionPlan::prices_data() {
    QTest::addColumn<std::optional<Value>>("before");
    QTest::addColumn<std::optional<Value>>("after");
    QTest::addColumn<QString>("text");
    const std::optional<Value> none;
    const auto with = [](const QByteArray& more) { return std::optional(keyed("c", "o", more)); };
    QTest::newRow("insert") << none << with("") << "2 WCU";
    QTest::newRow("insert of 1.5 KB") << none << with("\"b\":{\"S\":\"" + QByteArray(1500, 'x') + "\"}") << "4 WCU";
    QTest::newRow("insert in an index") << none << with(R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"y"})")
                                        << "2 WCU + 1 on GSI1";
    QTest::newRow("in both") << none << with(R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"y"},"email":{"S":"m"})")
                             << "2 WCU + 1 on GSI1 + 1 on GSI2";
    QTest::newRow("moved in an index") << with(R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"y"})")
                                       << with(R"("gsi1pk":{"S":"x"},"gsi1sk":{"S":"z"})") << "2 WCU + 2 on GSI1";
    QTest::newRow("projection unchanged")
        << with(R"("email":{"S":"m"},"a":{"S":"1"})") << with(R"("email":{"S":"m"},"a":{"S":"2"})") << "2 WCU";
    QTest::newRow("deleted from an index") << with(R"("email":{"S":"m"})") << none << "2 WCU + 1 on GSI2";
}

void TestTransactionPlan::prices() {
    QFETCH(std::optional<Value>, before);
    QFETCH(std::optional<Value>, after);
    QFETCH(QString, text);
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    if (before) put(*service, "Shop", *before);
    const StagedChange change = changeOf(table, before, after);
    const WritePrice price = priceOf(table, change);
    QCOMPARE(price.text(), text);
    // What the engine then says it took is what was promised for the table.
    rf::TransactWriteItems::Input input;
    input.returnConsumedCapacity = "INDEXES";
    input.transactItems.emplace();
    auto planned = planAction(table, change);
    QVERIFY(planned);
    input.transactItems->push_back(std::move(planned->action));
    const auto done = rf::call<rf::TransactWriteItems>(*service, std::move(input));
    QVERIFY2(bool(done), done ? "" : done.error().message.c_str());
    QCOMPARE(done->consumedCapacity->front().total.capacityUnits, price.total());
}

void TestTransactionPlan::costs() {
    const auto service = memoryEngine();
    const TableInfo table = madeShop(*service);
    const ItemCost cost = costOf(table, keyed("c", "o", R"("email":{"S":"m"})"));
    QCOMPARE(cost.presentIn, QStringList({"Table", "GSI2"}));
    QCOMPARE(cost.bytes, keyed("c", "o", R"("email":{"S":"m"})").itemSizeBytes());
    QCOMPARE(cost.nextEdge, 1024);
    QCOMPARE(cost.write.table, 1.0);
    QCOMPARE(cost.readEventual, 0.5);
    QCOMPARE(cost.readStrong, 1.0);
    const ItemCost large = costOf(table, keyed("c", "o", "\"b\":{\"S\":\"" + QByteArray(5000, 'x') + "\"}"));
    QCOMPARE(large.nextEdge, 5120);
    QCOMPARE(large.readStrong, 2.0);
}

RF_TEST_GUILESS_MAIN(TestTransactionPlan)

} // namespace tst_transaction_plan

#include "tst_transaction_plan.moc"
