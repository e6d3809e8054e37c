// The failure lab: which calls a rule hits, and that a real engine fails as the service does, on both ways in.

#include "tests/engine/api/ops_fixture.h"

#include <future>

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

    void latencyDelaysTheAnswer() {
        lab().add({.kind = Kind::Latency, .latencyMs = 30});
        const char* get = R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})";
        const auto before = std::chrono::steady_clock::now();
        QVERIFY(submitted("GetItem", get));
        QVERIFY(executed("GetItem", get));
        QVERIFY(submitted("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":"late"}}})"));
        QVERIFY(std::chrono::steady_clock::now() - before >= std::chrono::milliseconds(90));
        QCOMPARE(lab().rules().at(0).hits, 3u);
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

QTEST_GUILESS_MAIN(TestFaultLab)
#include "tst_fault_lab.moc"
