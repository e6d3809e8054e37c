// Service::submit gives the answers of Service::execute, once, whoever is in between.

#include "engine/service.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

#include <future>
#include <thread>

namespace tst_submitted_calls {

using namespace rf;

namespace {

Request requestOf(std::string_view operation, const std::string& json) {
    auto request = requestFromJson(operation, json);
    if (!request) qFatal("%s", request.error().message.c_str());
    return std::move(*request);
}

std::string textOf(const Result<Response>& answer) {
    return answer ? responseToJson(*answer) : errorToJson(answer.error());
}

std::string submitted(Service& service, const Request& request, const Context& context = {}) {
    std::promise<std::string> promise;
    auto future = promise.get_future();
    service.submit(request, context, [&](Result<Response> answer) { promise.set_value(textOf(answer)); });
    if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready) qFatal("no answer");
    return future.get();
}

std::string submitted(Service& service, std::string_view operation, const std::string& json) {
    return submitted(service, requestOf(operation, json));
}

const std::string kCreate =
    "{\"TableName\":\"Things\",\"BillingMode\":\"PAY_PER_REQUEST\","
    "\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"g\",\"AttributeType\":\"S\"}],"
    "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}],"
    "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"byG\",\"KeySchema\":[{\"AttributeName\":\"g\",\"KeyType\":\"HASH\"}],"
    "\"Projection\":{\"ProjectionType\":\"ALL\"}}]}";

std::string put(const std::string& key, int n) {
    return "{\"TableName\":\"Things\",\"ReturnValues\":\"ALL_OLD\",\"Item\":{\"pk\":{\"S\":\"" + key +
           "\"},\"g\":{\"S\":\"g\"},\"n\":{\"N\":\"" + std::to_string(n) + "\"}}}";
}

} // namespace

class TestSubmit : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Service> m_one; ///< asked by submit
    std::unique_ptr<Service> m_two; ///< asked by execute

    std::unique_ptr<Service> opened(const char* name) {
        auto service = openEngine((m_folder.path() + "/" + name).toStdString(), {.mode = EngineOptions::Mode::Create});
        if (!service) qFatal("%s", service.error().message.c_str());
        return std::move(*service);
    }

private slots:
    void init() {
        for (const char* name : {"one", "two"}) QFile::remove(m_folder.path() + "/" + name);
        m_one = opened("one");
        m_two = opened("two");
    }
    void cleanup() {
        m_one.reset();
        m_two.reset();
    }

    void sameAnswers();
    void manyCallers();
    void nobodyWaitsAnyMore();
    void closingAnswersEverybody();
    void tablesComeAndGo();
};

void TestSubmit::sameAnswers() {
    const std::pair<const char*, std::string> steps[]{
        {"PutItem", put("a", 1)}, // no table yet
        {"GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})"},
        {"PutItem", put("a", 2)},
        {"PutItem", put("a", 3)},
        {"PutItem", R"({"TableName":"Things","Item":{"pk":{"N":"1"}}})"},
        {"PutItem", R"({"TableName":"Things"})"},
        {"PutItem", R"json({"TableName":"Things","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"})json"},
        {"UpdateItem", R"({"TableName":"Things","Key":{"pk":{"S":"a"}},"UpdateExpression":"ADD n :n","ReturnValues":"ALL_NEW",
            "ExpressionAttributeValues":{":n":{"N":"4"}}})"},
        {"BatchWriteItem", R"({"RequestItems":{"Things":[{"PutRequest":{"Item":{"pk":{"S":"b"},"g":{"S":"h"}}}},
            {"DeleteRequest":{"Key":{"pk":{"S":"zzz"}}}}]},"ReturnConsumedCapacity":"TOTAL"})"},
        {"TransactWriteItems", R"json({"TransactItems":[{"Put":{"TableName":"Things","Item":{"pk":{"S":"c"}}}},
            {"ConditionCheck":{"TableName":"Things","Key":{"pk":{"S":"none"}},"ConditionExpression":"attribute_exists(pk)"}}]})json"},
        {"TransactWriteItems", R"({"TransactItems":[{"Put":{"TableName":"Things","Item":{"pk":{"S":"c"}}}},
            {"Delete":{"TableName":"Things","Key":{"pk":{"S":"b"}}}}],"ClientRequestToken":"t"})"},
        {"DeleteItem", R"({"TableName":"Things","Key":{"pk":{"S":"c"}},"ReturnValues":"ALL_OLD"})"},
        {"Query", R"({"TableName":"Things","IndexName":"byG","KeyConditionExpression":"g = :g",
            "ExpressionAttributeValues":{":g":{"S":"g"}}})"},
        {"Scan", R"({"TableName":"Things"})"},
    };
    for (const auto& [operation, json] : steps) {
        const Request request = requestOf(operation, json);
        QCOMPARE(submitted(*m_one, request), textOf(m_two->execute(request, {})));
        if (m_one->catalog()->all().empty())
            for (Service* service : {m_one.get(), m_two.get()})
                QVERIFY(submitted(*service, "CreateTable", kCreate).find("TableDescription") != std::string::npos);
    }
    const Request unknown("MakeCoffee", std::make_shared<int>(1));
    QCOMPARE(submitted(*m_one, unknown), textOf(m_two->execute(unknown, {})));
}

void TestSubmit::manyCallers() {
    submitted(*m_one, "CreateTable", kCreate);
    std::atomic<int> answered = 0;
    std::atomic<int> refused = 0;
    const int callers = 4, each = 200;
    std::vector<std::thread> threads;
    for (int t = 0; t < callers; ++t)
        threads.emplace_back([&] {
            const Request add = requestOf("UpdateItem", R"({"TableName":"Things","Key":{"pk":{"S":"sum"}},
                "UpdateExpression":"ADD n :n SET g = :g","ExpressionAttributeValues":{":n":{"N":"1"},":g":{"S":"g"}}})");
            for (int i = 0; i < each; ++i)
                m_one->submit(add, {}, [&](Result<Response> answer) {
                    if (!answer) ++refused;
                    ++answered;
                });
        });
    for (auto& thread : threads) thread.join();
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), callers * each, 60000);
    QCOMPARE(refused.load(), 0);
    const std::string got = submitted(*m_one, "GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"sum"}}})");
    QVERIFY2(got.find("\"N\":\"800\"") != std::string::npos, got.c_str());
}

void TestSubmit::nobodyWaitsAnyMore() {
    submitted(*m_one, "CreateTable", kCreate);
    const Request request = requestOf("PutItem", put("late", 1));
    Context past;
    past.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    QVERIFY(submitted(*m_one, request, past).find("deadline") != std::string::npos);
    std::stop_source stop;
    Context stopped;
    stopped.stop = stop.get_token();
    // Cancelled while it waits for its turn: a body of another caller holds the writer.
    std::promise<void> gate;
    std::promise<std::string> answer;
    m_one->store()->submit([&](WriteTxn&) { return gate.get_future().wait(), Status{}; }, [](Status) {});
    m_one->submit(request, stopped, [&](Result<Response> result) { answer.set_value(textOf(result)); });
    stop.request_stop();
    gate.set_value();
    QVERIFY(answer.get_future().get().find("cancelled") != std::string::npos);
    QCOMPARE(submitted(*m_one, "GetItem", R"({"TableName":"Things","Key":{"pk":{"S":"late"}}})"), std::string("{}"));
}

void TestSubmit::closingAnswersEverybody() {
    submitted(*m_one, "CreateTable", kCreate);
    std::atomic<int> done = 0, failed = 0;
    for (int i = 0; i < 200; ++i)
        m_one->submit(requestOf("PutItem", put("k" + std::to_string(i), i)), {}, [&](Result<Response> answer) {
            ++(answer ? done : failed);
        });
    if (const Status closed = m_one->close(); !closed) QFAIL(closed.error().message.c_str());
    QCOMPARE(done + failed, 200);
    QVERIFY(submitted(*m_one, "PutItem", put("x", 1)).find("message") != std::string::npos);
    m_one.reset();
    auto again = openEngine((m_folder.path() + "/one").toStdString(), {});
    QVERIFY(again);
    const std::string scanned = submitted(**again, "Scan", R"({"TableName":"Things","Select":"COUNT"})");
    QVERIFY2(scanned.find("\"Count\":" + std::to_string(done)) != std::string::npos, scanned.c_str());
}

/// Plans go stale between the caller's thread and the writer's.
void TestSubmit::tablesComeAndGo() {
    std::atomic<int> sent = 0, answered = 0, odd = 0;
    const auto watch = [&](Result<Response> answer) {
        if (!answer && answer.error().code != ErrorCode::ResourceNotFound) ++odd;
        ++answered;
    };
    for (int round = 0; round < 20; ++round) {
        m_one->submit(requestOf("CreateTable", kCreate), {}, watch);
        ++sent;
        for (int i = 0; i < 5; ++i, ++sent) m_one->submit(requestOf("PutItem", put("k", i)), {}, watch);
        QTRY_COMPARE_WITH_TIMEOUT(answered.load(), sent.load(), 60000);
        for (int i = 0; i < 5; ++i, ++sent) m_one->submit(requestOf("PutItem", put("k", i)), {}, watch);
        m_one->submit(requestOf("DeleteTable", R"({"TableName":"Things"})"), {}, watch);
        ++sent;
        for (int i = 0; i < 5; ++i, ++sent) m_one->submit(requestOf("PutItem", put("k", i)), {}, watch);
        QTRY_COMPARE_WITH_TIMEOUT(answered.load(), sent.load(), 60000);
    }
    QCOMPARE(odd.load(), 0);
}

RF_TEST_GUILESS_MAIN(TestSubmit)

} // namespace tst_submitted_calls

#include "tst_submitted_calls.moc"
