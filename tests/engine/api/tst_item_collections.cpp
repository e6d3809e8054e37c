// The limit of item collections, at 64 KB instead of 10 GB: who is refused, how each operation says so, and what is left.

#include "tests/engine/api/ops_fixture.h"
#include "tests/engine/api/item_collection_requests.h"
#include "tests/support/program.h"

namespace tst_item_collections {

using namespace rf;

class TestItemCollections : public QObject {
    Q_OBJECT
    std::unique_ptr<OpsFixture> m_fixture;

    QByteArray ask(const char* operation, const QByteArray& json) {
        return QByteArray::fromStdString(m_fixture->answer(operation, json.toStdString()));
    }
    QByteArray put(const QByteArray& item, const QByteArray& more = {}) { return ask("PutItem", putOf(item, more)); }
    QByteArray erase(const char* pk, const char* sk, const QByteArray& more = {}) {
        return ask("DeleteItem", deleteOf(key(pk, sk), more));
    }
    bool has(const char* pk, const char* sk) {
        return m_fixture->get("Posts", {{"pk", text(pk)}, {"sk", text(sk)}}).has_value();
    }
    /// 60 KB in "a", index entries included: two items of 15 KB, each also in the index.
    void fill() {
        for (const char* sk : {"1", "2"}) QCOMPARE(put(item("a", sk, 15'000)), done());
    }

private slots:
    void init() {
        m_fixture = std::make_unique<OpsFixture>(EngineOptions{.itemCollectionBytes = kLimit});
        CreateTable::Input input;
        input.tableName = "Posts";
        input.attributeDefinitions = {{{"pk", "S"}, {"sk", "S"}, {"l", "S"}, {"g", "S"}}};
        input.keySchema = {{{"pk", "HASH"}, {"sk", "RANGE"}}};
        LocalSecondaryIndexIn local;
        local.indexName = "byL";
        local.keySchema = {{{"pk", "HASH"}, {"l", "RANGE"}}};
        local.projection = ProjectionIn{"ALL", {}};
        input.localSecondaryIndexes = {{local}};
        GlobalSecondaryIndexIn global;
        global.indexName = "byG";
        global.keySchema = {{{"g", "HASH"}}};
        global.projection = ProjectionIn{"ALL", {}};
        input.globalSecondaryIndexes = {{global}};
        input.billingMode = "PAY_PER_REQUEST";
        QVERIFY(m_fixture->call<CreateTable>(input));
        QTRY_COMPARE(m_fixture->table("Posts")->status, TableStatus::Active);
    }
    void cleanup() { m_fixture.reset(); }

    void exactlyTheLimitIsAllowed() {
        // Names and values beside the text: pk a, sk 1, l x, t.
        constexpr int kRest = 3 + 3 + 2 + 1;
        constexpr int kHalf = int(kLimit / 2);
        QCOMPARE(put(item("a", "1", kHalf - kRest + 1)), refused());
        QCOMPARE(put(item("a", "1", kHalf - kRest)), done());
        QCOMPARE(put(key("a", "2")), refused());
        QVERIFY(!has("a", "2"));
    }

    void otherCollectionsAreFree() {
        fill();
        QCOMPARE(put(item("a", "3", 5'000)), refused());
        QCOMPARE(put(item("b", "3", 5'000)), done());
        QCOMPARE(put(item("b", "4", 20'000)), done());
        QCOMPARE(put(item("b", "5", 20'000)), refused());
        QVERIFY(!has("a", "3") && has("b", "4") && !has("b", "5"));
    }

    void entriesOfGlobalIndexesAreNoPart() {
        QCOMPARE(put(globally(item("a", "1", 50'000, false))), done());
        QCOMPARE(put(item("a", "2", 10'000, false)), done());
        QCOMPARE(put(item("a", "3", 10'000, false)), refused());
    }

    void tablesWithoutLocalIndexesHaveNone() {
        m_fixture->createTable("Free");
        QCOMPARE(ask("PutItem", largeElsewhere()), done());
    }

    void whatDoesNotGrowIsAllowed() {
        QCOMPARE(put(item("a", "1", 32'000)), done());
        QCOMPARE(put(item("a", "2", 1'000)), refused());
        QCOMPARE(put(item("a", "1", 32'000)), done());
        QCOMPARE(put(item("a", "1", 31'900)), done());
        QCOMPARE(put(item("a", "2", 800)), done());
        QCOMPARE(ask("UpdateItem", updateOf(key("a", "2"), QByteArray(900, 't'))), refused());
        QCOMPARE(ask("UpdateItem", updateOf(key("a", "2"), "small")), done());
        QCOMPARE(erase("a", "1"), done());
        QCOMPARE(put(item("a", "3", 30'000)), done());
    }

    void refusedAgainAndAgain() {
        fill();
        for (int i = 0; i < 20; ++i) QCOMPARE(put(item("a", "3", 5'000)), refused());
        QCOMPARE(erase("a", "1"), done());
        QCOMPARE(put(item("a", "3", 15'000)), done());
        QCOMPARE(put(item("a", "4", 5'000)), refused());
    }

    void aBatchIsRefusedWhole() {
        fill();
        QCOMPARE(ask("BatchWriteItem", batchOf({item("b", "1", 100), item("a", "3", 5'000)})), refused());
        QVERIFY(!has("b", "1") && !has("a", "3"));
        // Two that fit alone and not together.
        QCOMPARE(ask("BatchWriteItem", batchOf({item("a", "3", 1'500), item("a", "4", 1'500)})), refused());
        QVERIFY(!has("a", "3"));
        QCOMPARE(put(item("a", "3", 1'500)), done());
    }

    void aTransactionIsCancelled() {
        fill();
        const QByteArray other = "\"Put\":" + putOf(item("b", "1", 100));
        const QByteArray large = "\"Put\":" + putOf(item("a", "3", 5'000));
        const QByteArray answer = ask("TransactWriteItems", transactionOf({other, large}));
        QVERIFY2(answer.contains("specific reasons [None, ItemCollectionSizeLimitExceeded]"), answer);
        QVERIFY2(answer.contains(secondReason()), answer);
        QVERIFY(!has("b", "1") && !has("a", "3"));
        // Room that is made in the same transaction counts, in the order of its members.
        const QByteArray room = "\"Delete\":" + deleteOf(key("a", "1"));
        QCOMPARE(ask("TransactWriteItems", transactionOf({room, large})), done());
        QVERIFY(!has("a", "1") && has("a", "3"));
    }

    void statements() {
        fill();
        const QByteArray large = insertOf("a", "3", 5'000);
        QCOMPARE(ask("ExecuteStatement", large), refused());
        const QByteArray batch = ask("BatchExecuteStatement", statementsOf("Statements", {large, insertOf("b", "1", 1)}));
        QVERIFY2(batch.contains(statementError()), batch);
        QVERIFY(!has("a", "3") && has("b", "1"));
        const QByteArray cancelled =
            ask("ExecuteTransaction", statementsOf("TransactStatements", {insertOf("b", "2", 1), large}));
        QVERIFY2(cancelled.contains(secondReason()), cancelled);
        QVERIFY(!has("b", "2"));
    }

    /// A tenth of the limit is a GB to the metrics.
    void metricsTellTheCollection() {
        QCOMPARE(put(item("a", "1", 100), withMetrics()), metricsOf("a", "[0.0,1.0]"));
        QCOMPARE(put(item("a", "1", 15'000), withMetrics()), metricsOf("a", "[4.0,5.0]"));
        QCOMPARE(put(item("b", "1", 100), withMetrics()), metricsOf("b", "[0.0,1.0]"));
        QCOMPARE(put(item("a", "2", 15'000), withMetrics()), metricsOf("a", "[9.0,10.0]"));
        QCOMPARE(put(item("a", "3", 5'000), withMetrics()), refused());
        QCOMPARE(erase("a", "1", withMetrics()), metricsOf("a", "[4.0,5.0]"));
        QVERIFY(ask("BatchWriteItem", batchOf({item("a", "4", 4'000)}, withMetrics())).contains("[5.0,6.0]"));
    }
};

RF_TEST_GUILESS_MAIN(TestItemCollections)

} // namespace tst_item_collections

#include "tst_item_collections.moc"
