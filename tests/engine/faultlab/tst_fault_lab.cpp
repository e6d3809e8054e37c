// The failure lab: which calls a rule hits, and that a real engine fails as the service does, on both ways in.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include <future>

namespace tst_fault_lab {

using namespace rf;
using faults::FaultLab;
using faults::Kind;
using faults::Rule;

namespace {

std::vector<bool> chances(std::uint64_t seed, double rate) {
    FaultLab lab;
    lab.seed(seed);
    lab.add({.kind = Kind::InternalError, .rate = rate});
    const events::Subject subject{.tables = {"T"}};
    std::vector<bool> hits;
    for (int i = 0; i < 200; ++i) hits.push_back(lab.refusalOf({"GetItem", subject}, false).has_value());
    return hits;
}

Context wire() { return {.origin = Origin::Wire}; }

} // namespace

class TestFaultLab : public QObject {
    Q_OBJECT
    std::unique_ptr<OpsFixture> m_fixture;
    FaultLab& lab() { return *m_fixture->service->faults(); }

    Result<Response> executed(std::string_view operation, std::string_view json, const Context& context = wire()) {
        auto request = requestFromJson(operation, json);
        if (!request) qFatal("%s", request.error().message.c_str());
        return m_fixture->service->execute(*request, context);
    }
    Result<Response> submitted(std::string_view operation, std::string_view json) {
        auto request = requestFromJson(operation, json);
        std::promise<Result<Response>> promise;
        m_fixture->service->submit(*request, wire(), [&](Result<Response> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    static std::string textOf(const Result<Response>& answer) {
        return answer ? responseToJson(*answer) : errorToJson(answer.error());
    }

private slots:
    void init() {
        m_fixture = std::make_unique<OpsFixture>();
        m_fixture->createTable("Things");
        m_fixture->put("Things", {{"pk", text("a")}});
    }
    void cleanup() { m_fixture.reset(); }

    void offAtTheStart() {
        QVERIFY(!lab().active());
        const auto id = lab().add({.kind = Kind::InternalError});
        QVERIFY(lab().active());
        Rule rule = lab().rules().at(0).rule;
        rule.on = false;
        QVERIFY(lab().change(rule));
        QVERIFY(!lab().active());
        QVERIFY(lab().remove(id));
        QVERIFY(!lab().remove(id));
    }

    void sameSeedSameCalls() {
        QCOMPARE(chances(1, 0.3), chances(1, 0.3));
        QVERIFY(chances(1, 0.3) != chances(2, 0.3));
        const auto hits = chances(1, 0.3);
        const auto count = std::count(hits.begin(), hits.end(), true);
        QVERIFY2(count > 35 && count < 85, qPrintable(QString::number(count)));
    }

    void scopes() {
        FaultLab own;
        own.add({.kind = Kind::Throttling, .operation = "PutItem", .table = "Orders", .keyPrefix = "u#1"});
        const auto hit = [&](std::string_view operation, const char* table, const char* key, bool program = false) {
            const events::Subject subject{.tables = {table}, .keys = {{table, key, ""}}, .keyCount = 1};
            return own.refusalOf({operation, subject, program}, true).has_value();
        };
        QVERIFY(hit("PutItem", "Orders", "u#1"));
        QVERIFY(hit("PutItem", "Orders", "u#17"));
        QVERIFY(hit("PutItem", "arn:aws:dynamodb:us-east-1:000000000000:table/Orders", "u#1"));
        QVERIFY(!hit("GetItem", "Orders", "u#1"));
        QVERIFY(!hit("PutItem", "Other", "u#1"));
        QVERIFY(!hit("PutItem", "Orders", "u#2"));
        QVERIFY(!hit("PutItem", "Orders", "u#1", true));
        QCOMPARE(own.rules().at(0).hits, 3u);
    }

    void errorsAreTheServices_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("part");
        const QByteArray get = R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})";
        const QByteArray put = R"({"TableName":"Things","Item":{"pk":{"S":"a"}}})";
        const QByteArray two = R"({"TransactItems":[{"Put":{"TableName":"Things","Item":{"pk":{"S":"c"}}}},
            {"Delete":{"TableName":"Things","Key":{"pk":{"S":"b"}}}}]})";
        QTest::newRow("500") << int(Kind::InternalError) << QByteArray("GetItem") << get
                             << QByteArray("#InternalServerError\",\"message\":\"Internal server error\"");
        QTest::newRow("on demand") << int(Kind::Throttling) << QByteArray("PutItem") << put
                                   << QByteArray("#ThrottlingException\",\"message\":\"Throughput exceeds the current capacity");
        QTest::newRow("conflict") << int(Kind::TransactionConflict) << QByteArray("PutItem") << put
                                  << QByteArray("#TransactionConflictException\",\"message\":\"Transaction is ongoing for the item\"");
        QTest::newRow("transaction") << int(Kind::TransactionConflict) << QByteArray("TransactWriteItems") << two
                                     << QByteArray("specific reasons [TransactionConflict, None]");
        QTest::newRow("control") << int(Kind::Throttling) << QByteArray("ListTables") << QByteArray("{}")
                                 << QByteArray("Rate of requests exceeds the allowed throughput.");
    }
    void errorsAreTheServices() {
        QFETCH(int, kind);
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, part);
        lab().add({.kind = Kind(kind)});
        for (const auto& answer : {executed(operation.data(), json.data()), submitted(operation.data(), json.data())})
            QVERIFY2(textOf(answer).find(part.toStdString()) != std::string::npos, textOf(answer).c_str());
        // The program's own calls go through.
        QVERIFY(executed(operation.data(), json.data(), {}));
    }

    void readsDoNotConflict() {
        lab().add({.kind = Kind::TransactionConflict});
        QVERIFY(executed("GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})"));
        QVERIFY(executed("ExecuteStatement", R"({"Statement":"SELECT * FROM Things WHERE pk = 'a'"})"));
        QCOMPARE(textOf(executed("BatchExecuteStatement", R"({"Statements":[{"Statement":"SELECT * FROM Things WHERE pk = 'a'"}]})")),
                 std::string(R"({"Responses":[{"TableName":"Things","Item":{"pk":{"S":"a"}}}]})"));
        QCOMPARE(lab().rules().at(0).hits, 0u);
    }

    void statementsFailOneByOne() {
        const char* three = R"({"Statements":[{"Statement":"INSERT INTO Things VALUE {'pk': 'x1'}"},
            {"Statement":"INSERT INTO Things VALUE {'pk': 'y1'}"},{"Statement":"INSERT INTO Things VALUE {'pk': 'x2'}"}]})";
        lab().add({.kind = Kind::TransactionConflict, .keyPrefix = "x"});
        const std::string conflict = textOf(submitted("BatchExecuteStatement", three));
        QVERIFY2(conflict.find(R"("Code":"TransactionConflict","Message":"Transaction is ongoing for the item")") !=
                     std::string::npos, conflict.c_str());
        QVERIFY(m_fixture->get("Things", {{"pk", text("y1")}}));
        QVERIFY(!m_fixture->get("Things", {{"pk", text("x1")}}));
        lab().clear();

        // Throttled in order of the request, and with nothing left to do it is still an answer.
        lab().add({.kind = Kind::PartialBatch, .operation = "BatchExecuteStatement", .table = "Things"});
        for (const auto& answer : {executed("BatchExecuteStatement", three), submitted("BatchExecuteStatement", three)}) {
            QVERIFY(answer);
            const std::string json = textOf(answer);
            QCOMPARE(QByteArray::fromStdString(json).count("ThrottlingError"), 3);
        }
        QVERIFY(!m_fixture->get("Things", {{"pk", text("x2")}}));
    }

    void statementsAreHitByTableAndKey() {
        m_fixture->createTable("Others");
        lab().add({.kind = Kind::Throttling, .table = "Things", .keyPrefix = "a"});
        const auto hit = [&](const char* json) { return !executed("ExecuteStatement", json); };
        QVERIFY(hit(R"({"Statement":"SELECT * FROM Things WHERE pk = ?","Parameters":[{"S":"a"}]})"));
        QVERIFY(hit(R"({"Statement":"UPDATE Things SET n = 1 WHERE pk = 'a'"})"));
        QVERIFY(!hit(R"({"Statement":"SELECT * FROM Things WHERE pk = 'b'"})"));
        QVERIFY(!hit(R"({"Statement":"SELECT * FROM Others WHERE pk = 'a'"})"));
        QVERIFY(!hit(R"({"Statement":"SELECT * FROM Things"})"));
    }

    void theMemberThatIsHitIsNamed() {
        const char* two = R"({"TransactStatements":[{"Statement":"DELETE FROM Things WHERE pk = 'b'"},
            {"Statement":"INSERT INTO Things VALUE {'pk': 'c'}"}]})";
        lab().add({.kind = Kind::TransactionConflict, .operation = "ExecuteTransaction", .keyPrefix = "c"});
        const std::string answer = textOf(submitted("ExecuteTransaction", two));
        QVERIFY2(answer.find("specific reasons [None, TransactionConflict]") != std::string::npos, answer.c_str());
        QVERIFY2(answer.find(R"([{"Code":"None"},{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item."}])") !=
                     std::string::npos, answer.c_str());
        QVERIFY(!m_fixture->get("Things", {{"pk", text("c")}}));
    }

    void throttlesTellTheirReasons_data() {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reasons");
        const QByteArray arn = "arn:aws:dynamodb:us-east-1:000000000000:table/";
        const auto reason = [&arn](const char* name, const char* resource) {
            return "[{\"reason\":\"" + QByteArray(name) + "\",\"resource\":\"" + arn + resource + "\"}]";
        };
        QTest::newRow("on demand, write")
            << QByteArray("PutItem") << QByteArray(R"({"TableName":"Things","Item":{"pk":{"S":"a"}}})")
            << "\"throttlingReasons\":" + reason("TableWriteKeyRangeThroughputExceeded", "Things");
        QTest::newRow("on demand, statement")
            << QByteArray("ExecuteStatement") << QByteArray(R"({"Statement":"DELETE FROM Things WHERE pk = 'a'"})")
            << "\"throttlingReasons\":" + reason("TableWriteKeyRangeThroughputExceeded", "Things");
        QTest::newRow("provisioned, read")
            << QByteArray("GetItem") << QByteArray(R"({"TableName":"Slow","Key":{"pk":{"S":"a"}}})")
            << "\"ThrottlingReasons\":" + reason("TableReadProvisionedThroughputExceeded", "Slow");
        QTest::newRow("provisioned, index")
            << QByteArray("Scan") << QByteArray(R"({"TableName":"Slow","IndexName":"byG"})")
            << "global secondary indexes with the UpdateTable API\",\"ThrottlingReasons\":" +
                   reason("IndexReadProvisionedThroughputExceeded", "Slow/index/byG");
        QTest::newRow("statement of an index")
            << QByteArray("ExecuteStatement") << QByteArray(R"({"Statement":"SELECT * FROM Slow.byG"})")
            << "\"ThrottlingReasons\":" + reason("IndexReadProvisionedThroughputExceeded", "Slow/index/byG");
        QTest::newRow("control") << QByteArray("ListTables") << QByteArray("{}")
                                 << QByteArray("Rate of requests exceeds the allowed throughput.\"}");
    }
    void throttlesTellTheirReasons() {
        QFETCH(QByteArray, operation);
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, reasons);
        CreateTable::Input slow;
        slow.tableName = "Slow";
        slow.attributeDefinitions = {{{"pk", "S"}, {"g", "S"}}};
        slow.keySchema = {{{"pk", "HASH"}}};
        slow.provisionedThroughput = ProvisionedThroughputIn{1, 1};
        GlobalSecondaryIndexIn index;
        index.indexName = "byG";
        index.keySchema = {{{"g", "HASH"}}};
        index.projection = ProjectionIn{"ALL", {}};
        index.provisionedThroughput = ProvisionedThroughputIn{1, 1};
        slow.globalSecondaryIndexes = {{index}};
        QVERIFY(m_fixture->call<CreateTable>(slow));
        QTRY_COMPARE(m_fixture->table("Slow")->status, TableStatus::Active);
        lab().add({.kind = Kind::Throttling});
        const std::string answer = textOf(executed(operation.data(), json.data()));
        QVERIFY2(answer.find(reasons.toStdString()) != std::string::npos, answer.c_str());
    }

    void whatIsWrongWithTheRequestComesFirst() {
        lab().add({.kind = Kind::InternalError});
        QVERIFY(textOf(executed("GetItem", R"({"TableName":"None","Key":{"pk":{"S":"a"}}})")).find("ResourceNotFound") !=
                std::string::npos);
    }

    void refusedWritesWriteNothing() {
        lab().add({.kind = Kind::Throttling});
        QVERIFY(!submitted("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":"new"}}})"));
        QVERIFY(!m_fixture->get("Things", {{"pk", text("new")}}));
    }

    void partialBatches() {
        lab().add({.kind = Kind::PartialBatch, .keyPrefix = "x"});
        const char* write = R"({"RequestItems":{"Things":[{"PutRequest":{"Item":{"pk":{"S":"x1"}}}},
            {"PutRequest":{"Item":{"pk":{"S":"y1"}}}}]}})";
        for (const auto& answer : {executed("BatchWriteItem", write), submitted("BatchWriteItem", write)})
            QCOMPARE(textOf(answer),
                     std::string(R"({"UnprocessedItems":{"Things":[{"PutRequest":{"Item":{"pk":{"S":"x1"}}}}]}})"));
        QVERIFY(m_fixture->get("Things", {{"pk", text("y1")}}));
        QVERIFY(!m_fixture->get("Things", {{"pk", text("x1")}}));
        const auto read = executed("BatchGetItem", R"({"RequestItems":{"Things":{"Keys":[{"pk":{"S":"x1"}},{"pk":{"S":"a"}}]}}})");
        QVERIFY(textOf(read).find(R"("UnprocessedKeys":{"Things":{"Keys":[{"pk":{"S":"x1"}}]}})") != std::string::npos);
        // Everything unprocessed is an error.
        QVERIFY(textOf(executed("BatchGetItem", R"({"RequestItems":{"Things":{"Keys":[{"pk":{"S":"x1"}}]}}})"))
                    .find("ThrottlingException") != std::string::npos);
    }

    /// What the rule does not cover is answered while what it covers still waits; nothing is timed.
    void latencyDelaysTheAnswer() {
        lab().add({.kind = Kind::Latency, .latencyMs = 600'000, .operation = "GetItem"});
        lab().add({.kind = Kind::Latency, .latencyMs = 600'000, .operation = "PutItem"});
        std::vector<std::string> order;
        const auto submit = [&](std::string name, std::string_view operation, std::string_view json) {
            const auto request = requestFromJson(operation, json);
            m_fixture->service->submit(*request, wire(), [&order, name](Result<Response>) { order.push_back(name); });
        };
        submit("read", "GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})");
        QVERIFY(order.empty());
        submit("list", "ListTables", "{}");
        QCOMPARE(order, std::vector<std::string>{"list"});
        submit("write", "PutItem", R"({"TableName":"Things","Item":{"pk":{"S":"late"}}})");
        QVERIFY(executed("DeleteItem", R"({"TableName":"Things","Key":{"pk":{"S":"none"}}})")); // a commit later
        QVERIFY(m_fixture->get("Things", {{"pk", text("late")}}));
        std::promise<void> due; // the lab works in the order of what is due: what was due before has run then
        lab().later(std::chrono::milliseconds(0), [&due] { due.set_value(); });
        due.get_future().wait();
        QCOMPARE(order, std::vector<std::string>{"list"});
        for (const auto& each : lab().rules()) QCOMPARE(each.hits, 1u);
        m_fixture->service.reset(); // what is put off answers then
        QCOMPARE(order, (std::vector<std::string>{"list", "read", "write"}));
    }

    /// The lab waits for the earlier answer first, whatever the order of asking.
    void whatIsDueFirstComesFirst() {
        std::vector<int> order;
        std::promise<void> done;
        FaultLab own;
        own.later(std::chrono::milliseconds(20), [&] {
            order.push_back(2);
            done.set_value();
        });
        own.later(std::chrono::milliseconds(0), [&] { order.push_back(1); });
        done.get_future().wait();
        QCOMPARE(order, (std::vector<int>{1, 2}));
    }

    /// A caller that blocks goes on only when its wait has ended: here because it is asked to.
    void aBlockedCallerWaits() {
        lab().add({.kind = Kind::Latency, .latencyMs = 600'000});
        std::stop_source stop;
        Context context = wire();
        context.stop = stop.get_token();
        std::atomic<bool> asked{false}, tooEarly{false}, refused{false};
        std::jthread caller([&] {
            refused = !executed("ListTables", "{}", context);
            tooEarly = !asked;
        });
        QTRY_COMPARE(lab().rules().at(0).hits, 1u);
        asked = true;
        stop.request_stop();
        caller.join();
        QVERIFY(refused && !tooEarly);
    }

    void aWaitEndsWhenAsked() {
        lab().add({.kind = Kind::Latency, .latencyMs = 600'000});
        std::stop_source stop;
        Context context = wire();
        context.stop = stop.get_token();
        stop.request_stop();
        QVERIFY(!executed("ListTables", "{}", context));
        std::jthread later([&stop] { stop.request_stop(); });
        FaultLab::wait(std::chrono::minutes(10), stop.get_token());
    }

    void whatIsPutOffStillAnswers() {
        lab().add({.kind = Kind::Latency, .latencyMs = 600'000});
        auto request = requestFromJson("ListTables", "{}");
        std::atomic<int> answers{0};
        m_fixture->service->submit(*request, wire(), [&](Result<Response>) { ++answers; });
        QCOMPARE(answers.load(), 0);
        m_fixture->service.reset();
        QCOMPARE(answers.load(), 1);
    }
};

RF_TEST_GUILESS_MAIN(TestFaultLab)

} // namespace tst_fault_lab

#include "tst_fault_lab.moc"
