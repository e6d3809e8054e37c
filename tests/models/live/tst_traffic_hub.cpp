// Logs come and go with files; calls of a real engine land in them; the failure lab's rules act on it.

#include "engine/http/listener.h"
#include "models/live/traffic_hub.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/raw_http.h"

#include <QAbstractItemModelTester>

namespace tst_traffic_hub {

using namespace rf::models;

namespace {

QByteArray post(const QByteArray& operation, const QByteArray& body) {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: raw/1\r\nContent-Type: application/x-amz-json-1.0\r\n"
           "Authorization: AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/dynamodb/aws4_request, "
           "SignedHeaders=host;x-amz-date, Signature=abc\r\nX-Amz-Date: 20260101T000000Z\r\n"
           "X-Amz-Target: DynamoDB_20120810." + operation + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace

class TestTrafficHub : public QObject {
    Q_OBJECT
    MemorySettings m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<EndpointController> m_endpoint;
    std::unique_ptr<TrafficHub> m_hub;
    QTemporaryDir m_folder;
    FileSession* m_file = nullptr;

    bool serves() {
        m_endpoint->setPort(0);
        m_endpoint->start(m_file);
        return QTest::qWaitFor([this] { return m_endpoint->state() == EndpointController::State::On; }, 20'000);
    }
    int send(const QByteArray& operation, const QByteArray& body) {
        rf::test::RawClient client(m_endpoint->port());
        client.send(post(operation, body));
        return client.receive().status;
    }
    TrafficModel* calls() { return m_hub->current()->calls(); }

private slots:
    void init() {
        m_workspace = std::make_unique<Workspace>(rf::openEngine, &m_settings);
        m_endpoint = std::make_unique<EndpointController>(m_workspace.get());
        m_hub = std::make_unique<TrafficHub>(m_workspace.get(), m_endpoint.get());
        const QString path = m_folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + ".rfdb");
        m_file = m_workspace->newFile(path);
        QVERIFY(QTest::qWaitFor([this] { return m_file->state() == FileSession::State::Open; }, 20'000));
        test::madeShop(*m_file->client()->service());
        test::put(*m_file->client()->service(), "Shop", test::keyed("p", "s"));
        m_file->refresh();
        QTRY_COMPARE(m_file->tables().size(), 1);
    }
    void cleanup() {
        m_hub.reset();
        m_endpoint.reset();
        m_workspace.reset();
    }

    void nobodyWatchesUntilAskedTo() {
        QVERIFY(!m_file->client()->service()->calls().watched());
        m_hub->choose(m_file);
        QVERIFY(m_file->client()->service()->calls().watched());
        test::put(*m_file->client()->service(), "Shop", test::keyed("q", "s"));
        QTRY_COMPARE(calls()->rowCount(), 1);
        QCOMPARE(calls()->index(0, TrafficModel::Client).data().toString(), "app");
        QCOMPARE(calls()->index(0, TrafficModel::Key).data().toString(), "q · s");
    }

    void aServedFileIsWatched() {
        QVERIFY(serves());
        QVERIFY(m_hub->current());
        QCOMPARE(send("GetItem", "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"s\"}}}"), 200);
        QTRY_COMPARE(calls()->rowCount(), 1); // a call is published after its answer was sent
        QCOMPARE(send("GetItem", "{broken"), 400);
        QTRY_COMPARE(calls()->rowCount(), 2);
        QCOMPARE(calls()->index(1, TrafficModel::Client).data().toString(), "raw");
        QVERIFY(calls()->index(1, TrafficModel::Client).data(Qt::ToolTipRole).toString().startsWith("raw/1  127.0.0.1:"));
        QCOMPARE(calls()->index(1, TrafficModel::Units).data().toString(), "0.5 RCU");
        QCOMPARE(calls()->index(1, TrafficModel::Read).data().toString(), "1 → 1");
        QCOMPARE(calls()->index(0, TrafficModel::Status).data().toString(), "Serialization");
        const CallDetail detail = m_hub->current()->detail(1);
        QVERIFY(detail.plan.join(' ').contains("Shop"));
        QVERIFY(detail.response.contains("\"pk\": {\"S\": \"p\"}"));
        QCOMPARE(m_hub->endpointUrl(), m_endpoint->url());
    }

    void aCallOpensAsAQuery() {
        m_hub->choose(m_file);
        const auto got = rf::call<rf::GetItem>(*m_file->client()->service(),
            {.tableName = "Shop", .key = rf::InputAttributes(test::keyed("p", "s").attributes())});
        QVERIFY(got);
        QTRY_COMPARE(calls()->rowCount(), 1);
        QVERIFY(m_hub->openAsQuery(0));
        QCOMPARE(m_workspace->tabs().size(), 1);
        QCOMPARE(m_workspace->tabs().first()->query()->keyFields()[0].value, "p");
        test::put(*m_file->client()->service(), "Shop", test::keyed("q", "s"));
        QTRY_VERIFY(calls()->entry(0).call->operation == "PutItem" || calls()->rowCount() > 1);
        for (int row = 0; row < calls()->rowCount(); ++row)
            if (calls()->entry(row).call->operation == "PutItem") QVERIFY(!m_hub->openAsQuery(row));
        QCOMPARE(m_workspace->tabs().size(), 1);
    }

    void whatTheSidebarReadsIsNotTraffic() {
        QVERIFY(serves());
        QCOMPARE(send("CreateTable", R"({"TableName":"Carts","BillingMode":"PAY_PER_REQUEST",)"
                                     R"("AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],)"
                                     R"("KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]})"), 200);
        QTRY_COMPARE(m_file->table("us-east-1", "Carts").status, "ACTIVE"); // seen by itself, and described until it is settled
        m_hub->current()->flush();
        QCOMPARE(calls()->rowCount(), 1);
        QCOMPARE(calls()->index(0, TrafficModel::Operation).data().toString(), "CreateTable");
    }

    void rulesActOnClientsOnly() {
        QVERIFY(serves());
        FaultModel* faults = m_hub->current()->faults();
        QAbstractItemModelTester tester(faults, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(m_hub.get(), &TrafficHub::faultsChanged);
        QVERIFY(faults->add({.kind = FaultKind::InternalError, .operation = "GetItem", .table = "Shop"}));
        QCOMPARE(m_hub->faultBanner(), "Failure lab: 1 rule on");
        QVERIFY(changed.count() > 0);
        const QByteArray get = "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"s\"}}}";
        QCOMPARE(send("GetItem", get), 500);
        QVERIFY(test::stored(*m_file->client()->service(), m_file->table("us-east-1", "Shop"), test::keyed("p", "s")));
        faults->refreshHits();
        QCOMPARE(faults->hits(0), 1);
        QVERIFY(faults->setData(faults->index(0), false, FaultModel::OnRole));
        QCOMPARE(send("GetItem", get), 200);
        QCOMPARE(m_hub->faultBanner(), QString());
        faults->setOn(0, true);
        QCOMPARE(send("GetItem", get), 500);
        faults->remove(0);
        QCOMPARE(send("GetItem", get), 200);
    }

    void rulesThatCannotBe() {
        m_hub->choose(m_file);
        FaultModel* faults = m_hub->current()->faults();
        QVERIFY(!faults->add({.percent = 0}));
        QVERIFY(!faults->add({.latencyMs = 0}));
        QVERIFY(!faults->add({.kind = FaultKind::PartialBatch, .operation = "GetItem"}));
        QCOMPARE(faults->rowCount(), 0);
        const FaultRule rule{.kind = FaultKind::Throttling, .percent = 20, .operation = "PutItem", .table = "Shop", .keyPrefix = "C#"};
        QCOMPARE(rule.text(), "Throttling, 20% of PutItem on Shop, keys from C#");
        QCOMPARE(FaultRule().text(), "Latency +200 ms, 100% of every call");
    }

    void aClosedFileTakesItsLogAlong() {
        m_hub->choose(m_file);
        QVERIFY(m_hub->current()->faults()->add({}));
        QSignalSpy changed(m_hub.get(), &TrafficHub::currentChanged);
        QVERIFY(m_workspace->closeFile(m_file));
        QTRY_VERIFY(!m_hub->current());
        QVERIFY(changed.count() > 0);
        QCOMPARE(m_hub->faultBanner(), QString());
    }
};

RF_TEST_GUILESS_MAIN(TestTrafficHub)

} // namespace tst_traffic_hub

#include "tst_traffic_hub.moc"
