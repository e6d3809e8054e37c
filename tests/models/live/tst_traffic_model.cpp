// The list of calls: ring, hold, filters, retries, warnings, figures; all but the last class without an engine.

#include "models/live/event_bridge.h"
#include "models/live/traffic_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

#include <thread>

namespace tst_traffic_model {

using namespace rf::models;
using rf::events::Body;
using rf::events::Call;
using rf::events::CallPtr;

namespace {

struct Given {
    std::string operation = "GetItem";
    std::string key = "a";
    int status = 200;
    std::string error = {};
    qint64 ms = 1'000'000;
    double latency = 1;
    std::string client = "test/1";
    std::string table = "Shop";
    std::string request = "{}";
    std::string invocation = {};
    int attempt = 0;
    qint64 scanned = -1, returned = 0;
};

quint64 lastNumber = 0;

CallPtr call(const Given& given) {
    auto made = std::make_shared<Call>();
    made->number = ++lastNumber;
    made->operation = given.operation;
    made->client = given.client;
    made->peer = "127.0.0.1:4000";
    made->region = "us-east-1";
    made->status = given.status;
    made->error = given.error;
    made->startedMs = given.ms;
    made->latencyMs = given.latency;
    made->subject = {.tables = {given.table}, .keys = {{given.table, given.key, ""}}, .keyCount = 1};
    made->request = Body::of(given.request);
    made->invocationId = given.invocation;
    made->attempt = given.attempt;
    if (given.scanned >= 0) made->receipt = {.scanned = given.scanned, .returned = given.returned};
    return made;
}

QList<CallPtr> many(int count, Given given = {}) {
    QList<CallPtr> list;
    for (int i = 0; i < count; ++i) {
        given.key = std::to_string(i);
        list << call(given);
    }
    return list;
}

QStringList column(const TrafficModel& model, int column) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row, column).data().toString();
    return texts;
}

int attempt(const TrafficModel& model, int row) {
    return model.index(row, 0).data(TrafficModel::RetryRole).toInt();
}

bool warns(const TrafficModel& model, int row, CallWarning warning) {
    return CallWarnings(model.index(row, 0).data(TrafficModel::WarningsRole).toInt()).testFlag(warning);
}

} // namespace

class TestTrafficModel : public QObject {
    Q_OBJECT
private slots:
    void newestFirst() {
        TrafficModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(many(2));
        model.append(many(1, {.operation = "Query"}));
        QCOMPARE(column(model, TrafficModel::Operation), (QStringList{"Query", "GetItem", "GetItem"}));
        QCOMPARE(column(model, TrafficModel::Key), (QStringList{"0", "1", "0"}));
        QCOMPARE(model.rowOf(model.entry(1).call->number), 1);
        QCOMPARE(model.rowOf(99'999'999), -1);
    }

    void theRingKeepsTheNewest() {
        TrafficModel model(5);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(many(4));
        model.append(many(3));
        QCOMPARE(model.kept(), 5);
        QCOMPARE(model.dropped(), 2);
        QCOMPARE(column(model, TrafficModel::Key), (QStringList{"2", "1", "0", "3", "2"}));
        model.append(many(12));
        QCOMPARE(model.dropped(), 14);
        QCOMPARE(column(model, TrafficModel::Key), (QStringList{"11", "10", "9", "8", "7"}));
        QCOMPARE(model.seen(), 19);
        model.append({}, 3);
        QCOMPARE(model.dropped(), 17);
    }

    void theRingWithAFilter() {
        TrafficModel model(6);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter({.operation = "Scan"});
        for (int i = 0; i < 5; ++i) model.append({call({.operation = "Scan"}), call({})});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.dropped(), 4);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 6);
    }

    void pausedCallsWait() {
        TrafficModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(many(2));
        model.setPaused(true);
        model.append(many(3));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.waiting(), 3);
        model.letIn();
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.isHeld());
        model.append(many(1));
        model.setLookedAt(true);
        model.setPaused(false);
        QCOMPARE(model.waiting(), 1); // somebody still looks
        model.setLookedAt(false);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.dropped(), 0);
    }

    void filters() {
        TrafficModel model;
        model.append({call({.operation = "GetItem", .key = "Customer#1", .latency = 5}),
                      call({.operation = "PutItem", .status = 400, .error = "ValidationException", .client = "aws-cli/2"}),
                      call({.operation = "Query", .status = 500, .error = "InternalServerError", .table = "Carts"}),
                      call({.operation = "Scan", .status = 400, .error = "ThrottlingException", .latency = 80})});
        const auto shown = [&](const TrafficFilter& filter) {
            model.setFilter(filter);
            return column(model, TrafficModel::Operation).join(' ');
        };
        using Status = TrafficFilter::Status;
        QCOMPARE(shown({.client = "aws-cli/2"}), "PutItem");
        QCOMPARE(shown({.operation = "Query"}), "Query");
        QCOMPARE(shown({.table = "Carts"}), "Query");
        QCOMPARE(shown({.status = Status::Ok}), "GetItem");
        QCOMPARE(shown({.status = Status::ClientError}), "PutItem");
        QCOMPARE(shown({.status = Status::ServerError}), "Query");
        QCOMPARE(shown({.status = Status::Throttled}), "Scan");
        QCOMPARE(shown({.errorsOnly = true}), "Scan Query PutItem");
        QCOMPARE(shown({.slowMs = 5}), "Scan GetItem");
        QCOMPARE(shown({.text = "customer#"}), "GetItem");
        QCOMPARE(shown({.text = "throttl"}), "Scan");
        QCOMPARE(shown({}), "Scan Query PutItem GetItem");
        QCOMPARE(model.clients(), (QStringList{"aws-cli/2", "test/1"}));
        QCOMPARE(model.tables(), (QStringList{"Carts", "Shop"}));
    }

    void retries() {
        TrafficModel model;
        const Given throttled{.operation = "PutItem", .status = 400, .error = "ThrottlingException", .request = "{\"a\":1}"};
        Given again = throttled;
        again.ms += 500;
        Given success = again;
        success.status = 200, success.error = {}, success.ms += 500;
        Given other = throttled;
        other.request = "{\"a\":2}", other.status = 200, other.error = {};
        model.append({call(throttled), call(again), call(success), call(success), call(other)});
        QCOMPARE(attempt(model, 4), 1);
        QCOMPARE(attempt(model, 3), 2);
        QCOMPARE(attempt(model, 2), 3);
        QCOMPARE(attempt(model, 1), 1); // the same again after a success is no retry
        QCOMPARE(attempt(model, 0), 1);
        QVERIFY(model.index(3, TrafficModel::Notes).data().toString().contains("attempt 2"));
    }

    void retriesLongAfterAreNone() {
        TrafficModel model;
        const Given failed{.status = 500, .error = "InternalServerError"};
        Given late = failed;
        late.ms += CallRules::kRetryWindowMs + 1;
        model.append({call(failed), call(late)});
        QCOMPARE(attempt(model, 0), 1);
    }

    void retriesBySdkHeaders() {
        TrafficModel model;
        model.append({call({.invocation = "x", .attempt = 1}), call({.invocation = "x", .attempt = 2}),
                      call({.invocation = "y"}), call({.invocation = "y"}), call({.invocation = "z", .attempt = 1})});
        QCOMPARE(attempt(model, 4), 1);
        QCOMPARE(attempt(model, 3), 2);
        QCOMPARE(attempt(model, 1), 2);
        QCOMPARE(attempt(model, 0), 1);
    }

    void manySingleGets() {
        TrafficModel model;
        QList<CallPtr> gets;
        for (int i = 0; i < CallRules::kManyGets; ++i) gets << call({.key = std::to_string(i), .ms = 1'000'000 + i * 50});
        model.append(gets);
        QVERIFY(warns(model, 0, CallWarning::ManyGets));
        QVERIFY(!warns(model, 1, CallWarning::ManyGets));
        model.append({call({.ms = 1'005'000}), call({.ms = 1'005'000, .table = "Other"})});
        QVERIFY(!warns(model, 1, CallWarning::ManyGets));
    }

    void wastefulFilters() {
        TrafficModel model;
        model.append({call({.operation = "Query", .scanned = 100, .returned = 9}),
                      call({.operation = "Query", .scanned = 100, .returned = 10}),
                      call({.operation = "Query", .scanned = 19, .returned = 0})});
        QVERIFY(warns(model, 2, CallWarning::WastefulFilter));
        QVERIFY(!warns(model, 1, CallWarning::WastefulFilter));
        QVERIFY(!warns(model, 0, CallWarning::WastefulFilter));
    }

    void hotKeys() {
        TrafficModel model;
        QList<CallPtr> calls;
        for (int i = 0; i < 150; ++i) calls << call({.operation = "PutItem", .key = i % 2 ? "hot" : std::to_string(i)});
        model.append(calls);
        QVERIFY(warns(model, 0, CallWarning::HotKey));  // the last one is "hot"
        QVERIFY(!warns(model, 1, CallWarning::HotKey)); // its neighbour is not
        QVERIFY(!warns(model, 148, CallWarning::HotKey)); // too few calls to say so
    }

    void scansThatCouldBeQueries_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("warned");
        QTest::newRow("table") << QByteArray("{\"FilterExpression\":\"pk = :p\"}") << true;
        QTest::newRow("alias") << QByteArray("{\"FilterExpression\":\"a > :x AND (#k = :p)\",\"ExpressionAttributeNames\":{\"#k\":\"pk\"}}") << true;
        QTest::newRow("index") << QByteArray("{\"FilterExpression\":\":e = email\"}") << true;
        QTest::newRow("other") << QByteArray("{\"FilterExpression\":\"status = :p\"}") << false;
        QTest::newRow("or") << QByteArray("{\"FilterExpression\":\"pk = :p OR a = :b\"}") << false;
        QTest::newRow("range") << QByteArray("{\"FilterExpression\":\"pk > :p\"}") << false;
        QTest::newRow("none") << QByteArray("{}") << false;
    }
    void scansThatCouldBeQueries() {
        QFETCH(QByteArray, request);
        QFETCH(bool, warned);
        const auto service = test::memoryEngine();
        test::madeShop(*service);
        TrafficModel model;
        model.setCatalog([&] { return service->catalog(); });
        model.append({call({.operation = "Scan", .request = request.toStdString()})});
        QCOMPARE(warns(model, 0, CallWarning::ScanForQuery), warned);
    }

    void figuresOfTheLastMinute() {
        TrafficModel model;
        const qint64 now = 2'000'000;
        QList<CallPtr> calls;
        for (int i = 0; i < 100; ++i) calls << call({.ms = now - 2'000, .latency = double(i + 1)});
        calls << call({.status = 400, .error = "ThrottlingException", .ms = now - 59'000, .latency = 1});
        calls << call({.ms = now - 61'000, .latency = 5'000});
        model.append(calls);
        const CallSummary summary = model.summary(now);
        QCOMPARE(summary.calls, 101);
        QCOMPARE(summary.errors, 1);
        QCOMPARE(summary.throttles, 1);
        QCOMPARE(summary.perSecond.size(), CallSummary::kSeconds);
        QCOMPARE(summary.perSecond[CallSummary::kSeconds - 3], 100.0);
        QCOMPARE(summary.perSecond.first(), 1.0);
        QCOMPARE(summary.rate(), 10.0);
        QCOMPARE(summary.p50Ms, 50.0);
        QCOMPARE(summary.p99Ms, 99.0);
        QCOMPARE(model.summary(now + 120'000).calls, 0);
    }

    void clearForgets() {
        TrafficModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(many(3));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.seen(), 0);
        model.append(many(2));
        QCOMPARE(model.rowCount(), 2);
    }
};

class TestEventBridge : public QObject {
    Q_OBJECT
private slots:
    void handsOverInOrder() {
        rf::events::CallBus bus;
        EventBridge bridge;
        QList<quint64> numbers;
        connect(&bridge, &EventBridge::arrived, this, [&](const QList<CallPtr>& calls, qint64) {
            for (const CallPtr& each : calls) numbers << each->number;
        });
        bridge.watch(bus);
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 3; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 200; ++i) bus.publish({});
                });
        }
        QTRY_COMPARE(numbers.size(), 600);
        for (int i = 0; i < 600; ++i) QCOMPARE(numbers[i], quint64(i + 1));
        bridge.unwatch();
        QVERIFY(!bus.watched());
    }

    void fewEventsForManyCalls() {
        rf::events::CallBus bus;
        EventBridge bridge;
        int deliveries = 0;
        connect(&bridge, &EventBridge::arrived, this, [&] { ++deliveries; });
        bridge.watch(bus);
        for (int i = 0; i < 1'000; ++i) bus.publish({});
        QTRY_COMPARE(deliveries, 1);
    }

    void goesWhileCallsCome() {
        rf::events::CallBus bus;
        std::atomic<bool> stop{false};
        std::jthread publisher([&] {
            while (!stop) bus.publish({});
        });
        for (int i = 0; i < 20; ++i) {
            EventBridge bridge;
            bridge.watch(bus);
            QCoreApplication::processEvents();
        }
        stop = true;
    }
};

RF_TEST_GUILESS_MAIN(TestTrafficModel)
RF_TEST_GUILESS_MAIN(TestEventBridge)

} // namespace tst_traffic_model

#include "tst_traffic_model.moc"
