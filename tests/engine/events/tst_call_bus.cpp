// The bus: order, numbers, unsubscribing from anywhere while calls are published; and what a real engine publishes.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include <future>
#include <mutex>
#include <thread>

namespace tst_call_bus {

using namespace rf;
using namespace rf::events;

class TestCallBus : public QObject {
    Q_OBJECT
private slots:
    void nobodyWatches() {
        CallBus bus;
        QVERIFY(!bus.watched());
        auto subscription = bus.subscribe([](const CallPtr&) {});
        QVERIFY(bus.watched());
        auto moved = std::move(subscription);
        QVERIFY(bus.watched());
        moved.reset();
        QVERIFY(!bus.watched());
    }

    void numbersWithoutGaps() {
        CallBus bus;
        std::vector<std::uint64_t> seen;
        auto subscription = bus.subscribe([&](const CallPtr& call) { seen.push_back(call->number); });
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i) bus.publish({});
            });
        threads.clear();
        QCOMPARE(seen.size(), 2000u);
        for (std::size_t i = 0; i < seen.size(); ++i) QCOMPARE(seen[i], i + 1);
    }

    void unsubscribesWhilePublishing() {
        CallBus bus;
        std::atomic<bool> stop{false};
        std::vector<std::jthread> publishers;
        for (int t = 0; t < 2; ++t)
            publishers.emplace_back([&] {
                while (!stop) bus.publish({});
            });
        for (int round = 0; round < 300; ++round) {
            auto guarded = std::make_unique<std::atomic<int>>(0);
            auto subscription = bus.subscribe([value = guarded.get()](const CallPtr&) { ++*value; });
            std::this_thread::yield();
            subscription.reset();
            const int after = guarded->load();
            std::this_thread::yield();
            QCOMPARE(guarded->load(), after); // no callback runs any more: the memory may go
        }
        stop = true;
    }

    void endsFromInsideItsCallback() {
        CallBus bus;
        int runs = 0;
        Subscription subscription;
        subscription = bus.subscribe([&](const CallPtr&) {
            ++runs;
            subscription.reset();
        });
        bus.publish({});
        bus.publish({});
        QCOMPARE(runs, 1);
    }

    void subscriptionOutlivesTheBus() {
        auto bus = std::make_unique<CallBus>();
        auto subscription = bus->subscribe([](const CallPtr&) {});
        bus.reset();
        subscription.reset();
    }

    void longTextIsCutAtACharacter() {
        const std::string whole = std::string(Body::kLimit - 1, 'a') + "\xC3\xA4" + "rest";
        const Body body = Body::of(whole);
        QVERIFY(body.cut());
        QCOMPARE(body.size, whole.size());
        QCOMPARE(body.text.size(), Body::kLimit - 1);
        QVERIFY(!Body::of("short").cut());
    }

    void shortFormsOfHeaders() {
        QCOMPARE(clientOf("aws-cli/2.9.19 Python/3.11.2 Linux/6.1"), std::string("aws-cli/2.9.19"));
        QCOMPARE(clientOf(""), std::string("unknown"));
        QCOMPARE(attemptOf("attempt=2; max=3"), 2);
        QCOMPARE(attemptOf("ttl=20260101T000000Z; attempt=11; max=12"), 11);
        QCOMPARE(attemptOf("attempt=x"), 0);
        QCOMPARE(attemptOf(""), 0);
    }
};

/// Calls of a real engine.
class TestEngineCalls : public QObject {
    Q_OBJECT
    std::unique_ptr<OpsFixture> m_fixture;
    std::mutex m_guard; ///< calls come on the committer's thread, too
    std::vector<CallPtr> m_calls;
    Subscription m_subscription;

    std::size_t count() {
        const std::lock_guard lock(m_guard);
        return m_calls.size();
    }
    const Call& last() {
        const std::lock_guard lock(m_guard);
        return *m_calls.back();
    }
    std::string submitted(std::string_view operation, std::string_view json) {
        auto request = requestFromJson(operation, json);
        if (!request) qFatal("%s", request.error().message.c_str());
        std::promise<std::string> promise;
        m_fixture->service->submit(*request, {}, [&](Result<Response> answer) {
            promise.set_value(answer ? responseToJson(*answer) : errorToJson(answer.error()));
        });
        const std::string answer = promise.get_future().get();
        m_fixture->service->catalog();
        return answer;
    }

private slots:
    void init() {
        m_fixture = std::make_unique<OpsFixture>();
        m_fixture->createTable("Things");
        m_calls.clear();
        m_subscription = m_fixture->service->calls().subscribe([this](const CallPtr& call) {
            const std::lock_guard lock(m_guard);
            m_calls.push_back(call);
        });
    }
    void cleanup() {
        m_subscription.reset();
        m_fixture.reset();
    }

    void aWrite() {
        m_fixture->put("Things", {{"pk", text("a")}, {"n", number(1)}});
        QCOMPARE(count(), 1u);
        QCOMPARE(last().operation, std::string("PutItem"));
        QCOMPARE(last().client, std::string("app"));
        QCOMPARE(last().status, 200);
        QCOMPARE(last().startedMs, m_fixture->clock.nowMs());
        QCOMPARE(last().subject.keys.at(0), (KeyText{"Things", "a", ""}));
        QCOMPARE(last().receipt.writeUnits, 1.0);
        QCOMPARE(last().receipt.readUnits, 0.0);
        QVERIFY(last().request.text.find("\"pk\"") != std::string::npos);
        // The units were not asked for: the answer has none.
        QCOMPARE(last().response.text, std::string("{}"));
    }

    void aPage() {
        for (const char* key : {"a", "b", "c"}) m_fixture->put("Things", {{"pk", text(key)}, {"n", number(1)}});
        Scan::Input scan;
        scan.tableName = "Things";
        scan.filterExpression = "pk = :p";
        scan.expressionAttributeValues = InputAttributes{{":p", text("b")}};
        const auto page = m_fixture->call<Scan>(scan);
        QVERIFY(page);
        QVERIFY(!page->consumedCapacity);
        QCOMPARE(last().receipt.scanned, std::optional<std::int64_t>(3));
        QCOMPARE(last().receipt.returned, std::optional<std::int64_t>(1));
        QCOMPARE(last().receipt.readUnits, 0.5);
        QVERIFY(QString::fromStdString(last().receipt.plan).startsWith("table Things"));
    }

    void aQuery() {
        Query::Input query;
        query.tableName = "Things";
        query.keyConditionExpression = "#k = :p";
        query.expressionAttributeNames = NameMap{{"#k", "pk"}};
        query.expressionAttributeValues = InputAttributes{{":p", text("b")}};
        QVERIFY(m_fixture->call<Query>(query));
        QCOMPARE(last().subject.keys.at(0), (KeyText{"Things", "b", ""}));
    }

    void aBatch() {
        (void)submitted("BatchWriteItem", R"({"RequestItems":{"Things":[{"PutRequest":{"Item":{"pk":{"S":"b"}}}},
            {"DeleteRequest":{"Key":{"pk":{"S":"z"}}}}]}})");
        QTRY_COMPARE(count(), 1u); // published after the answer
        QCOMPARE(last().subject.keyCount, 2u);
        QCOMPARE(last().subject.keys.at(1).partition, std::string("z"));
        QCOMPARE(last().receipt.writeUnits, 2.0);
    }

    void statements_data() {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<double>("read");
        QTest::addColumn<double>("written");
        QTest::newRow("insert") << QByteArray("INSERT INTO Things VALUE {'pk': ?}") << QByteArray(R"([{"S":"new"}])")
                                << QStringList{"new"} << 0.0 << 1.0;
        QTest::newRow("select") << QByteArray("SELECT * FROM Things WHERE pk = 'a' AND n = 1") << QByteArray()
                                << QStringList{"a"} << 0.5 << 0.0;
        QTest::newRow("two partitions") << QByteArray("SELECT * FROM Things WHERE pk IN ['a', 'b']") << QByteArray()
                                        << QStringList{"a", "b"} << 1.0 << 0.0;
        QTest::newRow("no key") << QByteArray("SELECT * FROM Things WHERE n = 1") << QByteArray() << QStringList()
                                << 0.5 << 0.0;
        QTest::newRow("update") << QByteArray("UPDATE Things SET n = 2 WHERE pk = 'a'") << QByteArray()
                                << QStringList{"a"} << 0.0 << 1.0;
        QTest::newRow("delete") << QByteArray("DELETE FROM Things WHERE pk = 'a'") << QByteArray() << QStringList{"a"}
                                << 0.0 << 1.0;
    }
    void statements() {
        QFETCH(QByteArray, statement);
        QFETCH(QByteArray, parameters);
        QFETCH(QStringList, keys);
        QFETCH(double, read);
        QFETCH(double, written);
        m_fixture->put("Things", {{"pk", text("a")}, {"n", number(1)}});
        const QByteArray more = parameters.isEmpty() ? QByteArray() : ",\"Parameters\":" + parameters;
        const std::string answer =
            m_fixture->answer("ExecuteStatement", ("{\"Statement\":\"" + statement + "\"" + more + "}").toStdString());
        QVERIFY2(answer.starts_with("{\"Items\""), answer.c_str());
        QVERIFY2(answer.find("Capacity") == std::string::npos, answer.c_str());
        QCOMPARE(last().subject.tables, std::vector<std::string>{"Things"});
        QStringList told;
        for (const KeyText& key : last().subject.keys) told << QString::fromStdString(key.partition);
        QCOMPARE(told, keys);
        QCOMPARE(last().subject.changes, written > 0);
        QCOMPARE(last().receipt.readUnits, read);
        QCOMPARE(last().receipt.writeUnits, written);
        QCOMPARE(last().receipt.scanned.has_value(), written == 0);
        QVERIFY(QString::fromStdString(last().receipt.plan).startsWith("table Things"));
    }

    void aStatementOfAnIndex() {
        CreateTable::Input input;
        input.tableName = "Orders";
        input.attributeDefinitions = {{{"pk", "S"}, {"sk", "N"}, {"state", "S"}}};
        input.keySchema = {{{"pk", "HASH"}, {"sk", "RANGE"}}};
        GlobalSecondaryIndexIn index;
        index.indexName = "byState";
        index.keySchema = {{{"state", "HASH"}, {"sk", "RANGE"}}};
        index.projection = ProjectionIn{"ALL", {}};
        input.globalSecondaryIndexes = {{index}};
        input.billingMode = "PAY_PER_REQUEST";
        QVERIFY(m_fixture->call<CreateTable>(input));
        QTRY_COMPARE(m_fixture->table("Orders")->status, TableStatus::Active);
        const char* select = R"({"Statement":"SELECT * FROM Orders.byState WHERE state = 'OPEN' AND sk > 3"})";
        QCOMPARE(m_fixture->answer("ExecuteStatement", select), std::string("{\"Items\":[]}"));
        QCOMPARE(last().subject.index, std::string("byState"));
        QCOMPARE(last().subject.keys.at(0), (KeyText{"Orders", "OPEN", "sk > 3"}));
        // The index does not hold what a clause of the table's own key says.
        (void)m_fixture->answer("ExecuteStatement", R"({"Statement":"SELECT * FROM Orders.byState WHERE pk = 'a'"})");
        QCOMPARE(last().subject.keyCount, 0u);
    }

    void statementsTogether() {
        m_fixture->put("Things", {{"pk", text("a")}, {"n", number(1)}});
        (void)m_fixture->answer("BatchExecuteStatement", R"({"Statements":[
            {"Statement":"SELECT * FROM Things WHERE pk = 'a'"},{"Statement":"nonsense"},
            {"Statement":"SELECT * FROM Things WHERE pk = 'b'"}]})");
        QCOMPARE(last().subject.keyCount, 2u);
        QCOMPARE(last().subject.keys.at(1), (KeyText{"Things", "b", ""}));
        QVERIFY(!last().subject.changes);
        QCOMPARE(last().receipt.readUnits, 1.0);
        (void)m_fixture->answer("ExecuteTransaction", R"({"TransactStatements":[
            {"Statement":"UPDATE Things SET n = 2 WHERE pk = 'a'"},
            {"Statement":"INSERT INTO Things VALUE {'pk': 'c'}"}]})");
        QCOMPARE(last().status, 200);
        QCOMPARE(last().subject.keys.at(1), (KeyText{"Things", "c", ""}));
        QVERIFY(last().subject.changes);
        QCOMPARE(last().receipt.writeUnits, 4.0);
    }

    /// A refused condition costs what a write of the stored item would, at least one unit.
    void unitsOfRefusedWrites() {
        m_fixture->put("Things", {{"pk", text("a")}, {"t", text(std::string(2'500, 'x'))}});
        const auto written = [&](std::string_view operation, std::string_view json, const char* code) {
            const std::string answer = m_fixture->answer(operation, json);
            return answer.find(code) == std::string::npos ? -1 : last().receipt.writeUnits;
        };
        const char* put = R"json({"TableName":"Things","Item":{"pk":{"S":"a"}},
            "ConditionExpression":"attribute_not_exists(pk)"})json";
        const char* erase = R"json({"TableName":"Things","Key":{"pk":{"S":"none"}},
            "ConditionExpression":"attribute_exists(pk)"})json";
        const char* transaction = R"json({"TransactItems":[
            {"ConditionCheck":{"TableName":"Things","Key":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"}},
            {"Put":{"TableName":"Things","Item":{"pk":{"S":"new"}}}}]})json";
        const char* statement = R"json({"Statement":"INSERT INTO Things VALUE {'pk': 'a'}"})json";
        const char* statements = R"json({"Statements":[
            {"Statement":"INSERT INTO Things VALUE {'pk': 'a'}"},{"Statement":"INSERT INTO Things VALUE {'pk': 'd'}"}]})json";
        QCOMPARE(written("PutItem", put, "ConditionalCheckFailed"), 3.0);
        QVERIFY(QString::fromStdString(last().receipt.plan).startsWith("table Things"));
        QCOMPARE(written("DeleteItem", erase, "ConditionalCheckFailed"), 1.0);
        QCOMPARE(written("ExecuteStatement", statement, "DuplicateItemException"), 3.0);
        QCOMPARE(written("TransactWriteItems", transaction, "[ConditionalCheckFailed, None]"), 8.0);
        QCOMPARE(written("BatchExecuteStatement", statements, "DuplicateItem"), 4.0);
        // What never reached the item costs nothing.
        QCOMPARE(written("PutItem", R"({"TableName":"Things","Item":{"q":{"S":"a"}}})", "ValidationException"), 0.0);
    }

    void refusals() {
        QVERIFY(!m_fixture->call<GetItem>({.tableName = "None", .key = InputAttributes{{"pk", text("a")}}}));
        QCOMPARE(last().error, std::string("ResourceNotFoundException"));
        QCOMPARE(last().status, 400);
        QCOMPARE(last().subject.tables.at(0), std::string("None"));
        QVERIFY(last().response.text.find("ResourceNotFoundException") != std::string::npos);
        QVERIFY(!m_fixture->call<GetItem>({.tableName = "Things"}));
        QCOMPARE(last().error, std::string("ValidationException"));
        QCOMPARE(last().receipt.plan, std::string());
    }

    void whoBringsAReceiptPublishesItself() {
        Context context;
        context.receipt = std::make_shared<Receipt>();
        const auto request = requestFromJson("GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})");
        QVERIFY(m_fixture->service->execute(*request, context));
        QCOMPARE(count(), 0u);
        QCOMPARE(context.receipt->returned, std::optional<std::int64_t>(0));
        QCOMPARE(context.receipt->readUnits, 0.5);
    }
};

RF_TEST_GUILESS_MAIN(TestCallBus)
RF_TEST_GUILESS_MAIN(TestEngineCalls)

} // namespace tst_call_bus

#include "tst_call_bus.moc"
