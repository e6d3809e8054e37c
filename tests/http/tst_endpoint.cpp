// The endpoint byte by byte: routing, headers, codings, keep-alive and pipelining, and every kind of bad client.

#include "engine/http/listener.h"
#include "tests/support/raw_http.h"

#include <QtTest>

#include <thread>
#include <zlib.h>

using namespace rf;
using rf::test::RawClient;
using rf::test::RawResponse;

namespace {

QByteArray authorization(const char* region) {
    return QByteArray("Authorization: AWS4-HMAC-SHA256 Credential=AK/20260101/") + region +
           "/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc\r\nX-Amz-Date: 20260101T000000Z\r\n";
}

QByteArray post(const QByteArray& operation, const QByteArray& body, const QByteArray& extra = {},
                const char* region = "us-east-1") {
    return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810." +
           operation + "\r\n" + authorization(region) + extra + "Content-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

QByteArray compressed(const QByteArray& bytes, int windowBits) {
    QByteArray out(int(compressBound(uLong(bytes.size())) + 64), 0);
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(int(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray gunzip(const QByteArray& bytes) {
    QByteArray out(4 << 20, 0);
    z_stream stream{};
    inflateInit2(&stream, 15 + 32);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    inflate(&stream, Z_FINISH);
    out.truncate(int(stream.total_out));
    inflateEnd(&stream);
    return out;
}

quint32 crcOf(const QByteArray& bytes) {
    return quint32(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), uInt(bytes.size())));
}

const QByteArray kCreate = R"({"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]})";

using Turn = std::pair<QByteArray, QByteArray>; // operation, body
QByteArray createShared();
Turn readCounter();
QByteArray counterAt(int number);
const std::vector<Turn>& turns();

} // namespace

class TestEndpoint : public QObject {
    Q_OBJECT
private slots:
    void init() { start({}); }
    void cleanup() {
        m_listener.reset();
        m_service.reset();
    }

    void answersOfTheRoutingTable_data();
    void answersOfTheRoutingTable() {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        RawClient client(m_listener->port());
        QVERIFY(client.send(request));
        const RawResponse response = client.receive();
        QCOMPARE(response.status, status);
        QCOMPARE(response.body, body);
        QCOMPARE(response.header("x-amz-crc32").toUInt(), crcOf(body));
        static const QRegularExpression id("^[0-9A-Z]{52}$");
        QVERIFY(id.match(response.header("x-amzn-requestid")).hasMatch());
        QVERIFY(client.send(post("ListTables", "{}"))); // the connection lives on
        QCOMPARE(client.receive().status, 200);
    }

    void prometheusReadsTheMeter() {
        RawClient client(m_listener->port());
        client.send(post("CreateTable", "{\"TableName\":\"Metered\",\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}],"
                                        "\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}],"
                                        "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":3,\"WriteCapacityUnits\":7}}"));
        QCOMPARE(client.receive().status, 200);
        QTRY_VERIFY(m_service->catalog()->find("us-east-1", "Metered")->status == TableStatus::Active);
        client.send(post("PutItem", "{\"TableName\":\"Metered\",\"Item\":{\"pk\":{\"S\":\"a\"}}}"));
        QCOMPARE(client.receive().status, 200);
        client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        const RawResponse page = client.receive();
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("content-type"), QByteArray("text/plain; version=0.0.4"));
        for (const QByteArray& line : {QByteArray("# TYPE dynamodb_consumed_capacity_units_total counter\n"),
                                       QByteArray("\ndynamodb_consumed_capacity_units_total{region=\"us-east-1\",table=\"Metered\",side=\"write\"} 1\n"),
                                       QByteArray("\ndynamodb_provisioned_capacity_units{region=\"us-east-1\",table=\"Metered\",side=\"write\"} 7\n"),
                                       QByteArray("\ndynamodb_throttle_events_total{region=\"us-east-1\",table=\"Metered\",side=\"read\"} 0\n")})
            QVERIFY2(page.body.contains(line), line + page.body.left(2000));
    }

    void servicesBesideDynamoDbAnswerInTurn() {
        RawClient client(m_listener->port());
        const auto scoped = [](const char* service) { return authorization("us-east-1").replace("/dynamodb/", QByteArray("/") + service + "/"); };
        const auto sized = [](const QByteArray& body) { return "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body; };
        const QByteArray scale = "{\"ServiceNamespace\":\"dynamodb\"}", form = "Action=DescribeAlarms&Version=2010-08-01";
        const auto scaling = [&](const char* service) {
            return "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: AnyScaleFrontendService.DescribeScalableTargets\r\n" +
                   scoped(service) + sized(scale);
        };
        const auto watching = [&](const QByteArray& extra, const QByteArray& body) {
            return "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n" + extra + scoped("monitoring") + sized(body);
        };
        // Answers leave in the order of the requests, whichever service they are for.
        client.send(scaling("application-autoscaling") + post("ListTables", "{}") + watching({}, form) + scaling("dynamodb") + post("ListTables", "{}"));
        const RawResponse targets = client.receive();
        QCOMPARE(targets.status, 200);
        QCOMPARE(targets.header("content-type"), QByteArray("application/x-amz-json-1.1"));
        QCOMPARE(targets.body, QByteArray("{\"ScalableTargets\":[]}"));
        QCOMPARE(client.receive().body, QByteArray("{\"TableNames\":[]}"));
        const RawResponse alarms = client.receive();
        QCOMPARE(alarms.header("content-type"), QByteArray("text/xml"));
        QVERIFY(alarms.body.startsWith("<DescribeAlarmsResponse xmlns="));
        const RawResponse refused = client.receive();
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.body.contains("InvalidSignatureException") && refused.body.contains("Credential should be scoped to correct service: 'application-autoscaling'."), refused.body);
        QCOMPARE(client.receive().body, QByteArray("{\"TableNames\":[]}"));
        // A form that is nobody's is refused as before.
        client.send(watching({}, "Action=Publish&Version=2010-03-31"));
        QCOMPARE(client.receive().status, 404);
    }

    void browsersAreLetIn() {
        RawClient client(m_listener->port());
        client.send("OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: http://app\r\nAccess-Control-Request-Headers: x-amz-target\r\n"
                    "Access-Control-Request-Method: POST\r\n\r\n");
        const RawResponse preflight = client.receive();
        QCOMPARE(preflight.status, 200);
        QCOMPARE(preflight.header("access-control-allow-origin"), QByteArray("*"));
        QCOMPARE(preflight.header("access-control-allow-headers"), QByteArray("x-amz-target"));
        QCOMPARE(preflight.header("access-control-allow-methods"), QByteArray("POST"));
        QCOMPARE(preflight.header("access-control-max-age"), QByteArray("172800"));
        client.send(post("ListTables", "{}", "Origin: http://app\r\n"));
        QCOMPARE(client.receive().header("access-control-allow-origin"), QByteArray("*"));
    }

    void credentialScopeSelectsTheRegion() {
        RawClient client(m_listener->port());
        client.send(post("CreateTable", kCreate, {}, "eu-west-2"));
        QCOMPARE(client.receive().status, 200);
        client.send(post("ListTables", "{}", {}, "eu-west-2"));
        QCOMPARE(client.receive().body, QByteArray(R"({"TableNames":["Things"]})"));
        client.send(post("ListTables", "{}", {}, "us-east-1"));
        QCOMPARE(client.receive().body, QByteArray(R"({"TableNames":[]})"));
    }

    void compressedRequests_data() {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray plain = R"({"Limit":5})";
        QTest::newRow("gzip") << QByteArray("gzip") << compressed(plain, 15 + 16) << 200;
        QTest::newRow("deflate") << QByteArray("deflate") << compressed(plain, 15) << 200;
        QTest::newRow("two members") << QByteArray("gzip") << compressed(plain.left(4), 31) + compressed(plain.mid(4), 31) << 200;
        QTest::newRow("both") << QByteArray("deflate, gzip") << compressed(compressed(plain, 15), 31) << 200;
        QTest::newRow("cut") << QByteArray("gzip") << compressed(plain, 31).chopped(6) << 500;
        QTest::newRow("garbage") << QByteArray("gzip") << QByteArray("no gzip at all") << 500;
        QTest::newRow("unknown") << QByteArray("br") << plain << 500;
        QTest::newRow("bomb") << QByteArray("gzip") << compressed(QByteArray(20 << 20, ' '), 31) << 500;
    }
    void compressedRequests() {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        RawClient client(m_listener->port());
        client.send(post("ListTables", body, "Content-Encoding: " + coding + "\r\n"));
        QCOMPARE(client.receive().status, status);
    }

    void longAnswersAreCompressedWhenAsked_data() {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<QByteArray>("coding");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("gzip") << QByteArray("gzip, deflate") << QByteArray("gzip");
        QTest::newRow("deflate preferred") << QByteArray("gzip;q=0.5, deflate") << QByteArray("deflate");
        QTest::newRow("identity") << QByteArray("identity") << QByteArray();
        QTest::newRow("refused") << QByteArray("gzip;q=0") << QByteArray();
    }
    void longAnswersAreCompressedWhenAsked() {
        QFETCH(QByteArray, accept);
        QFETCH(QByteArray, coding);
        RawClient client(m_listener->port());
        client.send(post("CreateTable", kCreate));
        QCOMPARE(client.receive().status, 200);
        QTRY_COMPARE(put(client, "a", QByteArray(20'000, 'x')).status, 200);
        const QByteArray get = R"({"TableName":"Things","Key":{"pk":{"S":"a"}}})";
        client.send(post("GetItem", get, accept.isEmpty() ? QByteArray() : "Accept-Encoding: " + accept + "\r\n"));
        const RawResponse response = client.receive();
        QCOMPARE(response.header("content-encoding"), coding);
        QCOMPARE(response.header("x-amz-crc32").toUInt(), crcOf(response.body));
        const QByteArray body = coding.isEmpty() ? response.body : gunzip(response.body);
        QVERIFY(body.contains(QByteArray(20'000, 'x')));
    }

    void chunkedAndExpectedBodies() {
        RawClient client(m_listener->port());
        QByteArray head = post("ListTables", "");
        head.replace("Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n");
        client.send(head + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
        QCOMPARE(client.receive().status, 200);
        QByteArray expecting = post("ListTables", "{}", "Expect: 100-continue\r\n");
        client.send(expecting.chopped(2));
        QCOMPARE(client.receive().status, 100);
        client.send("{}");
        QCOMPARE(client.receive().status, 200);
    }

    void pipelinedAnswersKeepTheirOrder() {
        RawClient client(m_listener->port());
        client.send(post("CreateTable", kCreate));
        QCOMPARE(client.receive().status, 200);
        QTRY_COMPARE(put(client, "ready", "").status, 200);
        constexpr int kCalls = 200;
        QByteArray all;
        for (int i = 0; i < kCalls; ++i) {
            const QByteArray key = QByteArray::number(i);
            all += i % 2 ? post("GetItem", R"({"TableName":"Things","Key":{"pk":{"S":")" + QByteArray::number(i - 1) + R"("}}})")
                         : post("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":")" + key + R"("}}})");
        }
        std::thread sender([&] { client.send(all); });
        for (int i = 0; i < kCalls; ++i) {
            const RawResponse response = client.receive();
            QCOMPARE(response.status, 200);
            QCOMPARE(response.body, i % 2 ? R"({"Item":{"pk":{"S":")" + QByteArray::number(i - 1) + R"("}}})" : QByteArray("{}"));
        }
        sender.join();
    }

    void oldAndClosingClients() {
        RawClient client(m_listener->port());
        client.send("GET / HTTP/1.0\r\n\r\n");
        QCOMPARE(client.receive().status, 200);
        QVERIFY(client.closes(5'000));
        RawClient closing(m_listener->port());
        closing.send(post("ListTables", "{}", "Connection: close\r\n"));
        QCOMPARE(closing.receive().header("connection"), QByteArray("close"));
        QVERIFY(closing.closes(5'000));
    }

    void tooLargeBodies() {
        RawClient client(m_listener->port());
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 16777217\r\n\r\n");
        QCOMPARE(client.receive().status, 413);
        RawClient chunked(m_listener->port());
        QByteArray head = post("ListTables", "");
        head.replace("Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n");
        chunked.send(head);
        const QByteArray chunk = "100000\r\n" + QByteArray(0x100000, ' ') + "\r\n";
        for (int i = 0; i < 18 && chunked.send(chunk); ++i) {}
        QCOMPARE(chunked.receive().status, 413);
        QVERIFY(stillServes());
    }

    void garbage_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + QByteArray(200, '\x80');
        QTest::newRow("no version") << QByteArray("POST /\r\n\r\n");
        QTest::newRow("header without colon") << QByteArray("POST / HTTP/1.1\r\nnonsense\r\n\r\n");
        QTest::newRow("huge header") << QByteArray("POST / HTTP/1.1\r\nX: ") + QByteArray(40'000, 'a') + "\r\n\r\n";
        QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
        QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n{}");
        QTest::newRow("bad chunk") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
    }
    void garbage() {
        QFETCH(QByteArray, bytes);
        RawClient client(m_listener->port());
        client.send(bytes);
        const RawResponse response = client.receive(3'000);
        QVERIFY2(response.status == 400 || response.status == 0, QByteArray::number(response.status));
        QVERIFY(client.closes(3'000));
        QVERIFY(stillServes());
    }

    void deepJson() {
        RawClient client(m_listener->port());
        for (const int depth : {100, 10'000, 1'000'000}) {
            client.send(post("PutItem", QByteArray(depth, '[') + QByteArray(depth, ']')));
            QCOMPARE(client.receive().status, 400);
            client.send(post("PutItem", R"({"TableName":"Things","Item":{"pk":)" + QByteArray(R"({"L":[)").repeated(depth) +
                                            QByteArray("]}").repeated(depth) + "}}"));
            QCOMPARE(client.receive().status, 400);
            client.send(post("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":"a"}},"ConditionExpression":")" +
                                            QByteArray(depth, '(') + R"("})"));
            QCOMPARE(client.receive().status, 400);
        }
    }

    void slowClientsAreClosed() {
        start({.idle = std::chrono::seconds(1), .requestTime = std::chrono::seconds(1)});
        RawClient silent(m_listener->port()), slowHeader(m_listener->port()), slowBody(m_listener->port());
        slowHeader.send("POST / HTTP/1.1\r\nHos");
        slowBody.send(post("ListTables", "{}").chopped(1));
        QVERIFY(silent.closes(5'000));
        QVERIFY(slowHeader.closes(5'000));
        QVERIFY(slowBody.closes(5'000));
        QTRY_COMPARE(m_listener->connections(), 0);
    }

    void clientsThatGoAwayLeaveNothing() {
        {
            RawClient client(m_listener->port());
            client.send(post("CreateTable", kCreate));
            QCOMPARE(client.receive().status, 200);
            QTRY_COMPARE(put(client, "ready", "").status, 200);
        }
        for (int i = 0; i < 100; ++i) {
            RawClient client(m_listener->port());
            const QByteArray request = post("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":"k)" + QByteArray::number(i) + R"("}}})");
            client.send(request.left(i * request.size() / 99));
        }
        QTRY_COMPARE(m_listener->connections(), 0);
        QVERIFY(stillServes());
    }

    void stopAnswersWhatRuns() {
        {
            RawClient client(m_listener->port());
            client.send(post("CreateTable", kCreate));
            QCOMPARE(client.receive().status, 200);
            QTRY_COMPARE(put(client, "ready", "").status, 200);
        }
        std::atomic<int> answered{0}, broken{0};
        std::vector<std::thread> clients;
        for (int c = 0; c < 8; ++c)
            clients.emplace_back([&, c] {
                RawClient client(m_listener->port());
                for (int i = 0;; ++i) {
                    const RawResponse response = put(client, QByteArray::number(c) + "-" + QByteArray::number(i), "v");
                    if (response.status == 0) return;
                    response.status == 200 ? ++answered : ++broken;
                }
            });
        QTRY_VERIFY(answered > 50);
        m_listener->stop();
        for (std::thread& client : clients) client.join();
        QCOMPARE(broken.load(), 0);
        QVERIFY(!RawClient(m_listener->port()).isConnected());
    }

    /// Everything that may run at once does, while rules come and go, reads lag, and somebody watches. Counts what came
    /// of it; the rest is for the thread sanitizer (cmake --preset tsan).
    void manyConnectionsAtOnce() {
        start({.threads = 4});
        {
            RawClient client(m_listener->port());
            client.send(post("CreateTable", createShared()));
            QCOMPARE(client.receive().status, 200);
            QTRY_COMPARE(m_service->catalog()->find(kDefaultRegion, "Shared")->status, TableStatus::Active);
        }
        constexpr int kClients = 12, kRounds = 4;
        std::atomic<int> told{0}, refused{0};
        const auto subscription = m_service->calls().subscribe([&](const events::CallPtr&) { ++told; });
        std::jthread meddler([this](const std::stop_token& stop) { meddle(stop); });
        std::vector<std::thread> clients;
        for (int c = 0; c < kClients; ++c)
            clients.emplace_back([&, c] { refused += takeTurns(c, kRounds); });
        for (std::thread& client : clients) client.join();
        meddler.request_stop();
        meddler.join();
        QCOMPARE(refused.load(), 0);
        QTRY_COMPARE(told.load(), kClients * kRounds * int(turns().size()));
        RawClient client(m_listener->port());
        client.send(post(readCounter().first, readCounter().second));
        QCOMPARE(client.receive().body, counterAt(kClients * kRounds));
    }

    void aTakenPortIsSaid() {
        auto second = http::Listener::start(*m_service, {.port = m_listener->port()});
        QVERIFY(!second);
        QVERIFY(second.error().message.find("already listens") != std::string::npos);
    }

    void watchersSeeEachCall() {
        std::mutex mutex;
        std::vector<events::CallPtr> calls;
        const auto subscription = m_service->calls().subscribe([&](const events::CallPtr& call) {
            const std::lock_guard lock(mutex);
            calls.push_back(call);
        });
        const auto count = [&] {
            const std::lock_guard lock(mutex);
            return calls.size();
        };
        RawClient client(m_listener->port());
        client.send(post("ListTables", "{}",
                         "User-Agent: test/1 more\r\namz-sdk-invocation-id: abc\r\namz-sdk-request: attempt=2; max=3\r\n"));
        const RawResponse listed = client.receive();
        client.send(post("GetItem", R"({"TableName":"None","Key":{"pk":{"S":"a"}}})"));
        QCOMPARE(client.receive().status, 400);
        client.send(post("MakeCoffee", R"({"a":1})"));
        QCOMPARE(client.receive().status, 400);
        client.send(post("GetItem", "{broken"));
        QCOMPARE(client.receive().status, 400);
        client.send(post("DescribeStream", R"({"StreamArn":"arn:aws:dynamodb:us-east-1:000000000000:table/None/stream/x"})")
                        .replace("DynamoDB_20120810", "DynamoDBStreams_20120810"));
        QCOMPARE(client.receive().status, 400);
        QTRY_COMPARE(count(), 5u); // each is published after it was answered
        QCOMPARE(calls[0]->operation, std::string("ListTables"));
        QCOMPARE(calls[0]->client, std::string("test/1"));
        QCOMPARE(calls[0]->invocationId, std::string("abc"));
        QCOMPARE(calls[0]->attempt, 2);
        QCOMPARE(calls[0]->principal, std::string("AK"));
        QCOMPARE(calls[0]->requestId, listed.header("x-amzn-requestid").toStdString());
        QCOMPARE(calls[0]->request.text, std::string("{}"));
        QCOMPARE(calls[1]->status, 400);
        QCOMPARE(calls[1]->subject.tables.at(0), std::string("None"));
        QVERIFY(calls[1]->response.text.find("ResourceNotFoundException") != std::string::npos);
        QCOMPARE(calls[2]->operation, std::string("MakeCoffee"));
        QCOMPARE(calls[2]->error, std::string("UnknownOperationException"));
        QCOMPARE(calls[3]->error, std::string("SerializationException"));
        QCOMPARE(calls[3]->request.text, std::string("{broken"));
        QCOMPARE(calls[4]->operation, std::string("DescribeStream"));
        QCOMPARE(calls[4]->subject.tables.at(0), std::string("None"));
    }

private:
    void start(http::ListenOptions options) {
        m_listener.reset();
        auto service = openEngine("", {.mode = EngineOptions::Mode::InMemory});
        QVERIFY(service);
        m_service = std::move(*service);
        options.port = 0;
        auto listener = http::Listener::start(*m_service, std::move(options));
        QVERIFY2(listener, listener ? "" : listener.error().message.c_str());
        m_listener = std::move(*listener);
    }
    static RawResponse put(RawClient& client, const QByteArray& key, const QByteArray& value) {
        client.send(post("PutItem", R"({"TableName":"Things","Item":{"pk":{"S":")" + key + R"("},"v":{"S":")" + value + R"("}}})"));
        return client.receive();
    }
    /// What a window does to an endpoint meanwhile.
    void meddle(const std::stop_token& stop) {
        for (int i = 0; !stop.stop_requested(); ++i) {
            const auto rule = m_service->faults()->add({.kind = faults::Kind::Latency, .rate = 0.5, .latencyMs = 1 + i % 3});
            m_service->store()->setStaleness(std::chrono::milliseconds(i % 2 * 20));
            (void)m_service->info();
            (void)m_service->catalog()->all();
            (void)m_service->faults()->rules();
            m_service->faults()->remove(rule);
        }
        m_service->store()->setStaleness({});
    }
    /// How many requests were not answered with 200.
    int takeTurns(int me, int rounds) {
        RawClient client(m_listener->port());
        int refused = 0;
        for (int round = 0; round < rounds; ++round)
            for (const auto& [operation, body] : turns()) {
                QByteArray mine = body;
                mine.replace("{me}", QByteArray::number(me)).replace("{i}", QByteArray::number(round));
                client.send(post(operation, mine));
                refused += client.receive().status == 200 ? 0 : 1;
            }
        return refused;
    }
    bool stillServes() {
        RawClient client(m_listener->port());
        return client.send(post("ListTables", "{}")) && client.receive().status == 200;
    }

    std::unique_ptr<Service> m_service;
    std::unique_ptr<http::Listener> m_listener;
};

namespace {

QByteArray createShared() {
    return R"({"TableName":"Shared","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
    {"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
    "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"byG",
    "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]})";
}
Turn readCounter() {
    return {"GetItem", R"({"TableName":"Shared","Key":{"pk":{"S":"counter"}},"ConsistentRead":true})"};
}
QByteArray counterAt(int number) {
    return "{\"Item\":{\"n\":{\"N\":\"" + QByteArray::number(number) + "\"},\"pk\":{\"S\":\"counter\"}}}";
}

/// The requests a connection sends in turn, each of which the service must answer: reads and writes of every kind on one
/// table, and tables of the connection's own. `{me}` and `{i}` are the connection and the round.
const std::vector<Turn>& turns() {
    static const std::vector<Turn> made{
        {"CreateTable", R"({"TableName":"Own{me}-{i}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[
            {"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]})"},
        {"PutItem", R"({"TableName":"Shared","Item":{"pk":{"S":"{me}-{i}"},"g":{"S":"all"},"v":{"S":"one"}}})"},
        {"UpdateItem", R"({"TableName":"Shared","Key":{"pk":{"S":"counter"}},"UpdateExpression":"ADD n :one",
            "ExpressionAttributeValues":{":one":{"N":"1"}}})"},
        readCounter(),
        {"Query", R"({"TableName":"Shared","IndexName":"byG","KeyConditionExpression":"g = :g","Limit":20,
            "ExpressionAttributeValues":{":g":{"S":"all"}}})"},
        {"BatchWriteItem", R"({"RequestItems":{"Shared":[{"PutRequest":{"Item":{"pk":{"S":"{me}-b"},"g":{"S":"{i}"}}}},
            {"DeleteRequest":{"Key":{"pk":{"S":"{me}-c"}}}}]}})"},
        {"TransactWriteItems", R"({"TransactItems":[{"Put":{"TableName":"Shared","Item":{"pk":{"S":"{me}-t"}}}},
            {"Delete":{"TableName":"Shared","Key":{"pk":{"S":"{me}-d"}}}}]})"},
        {"ExecuteStatement", R"({"Statement":"SELECT * FROM \"Shared\" WHERE pk = '{me}-t'"})"},
        {"Scan", R"({"TableName":"Shared","Limit":20})"},
        {"ListTables", "{}"},
    };
    return made;
}

} // namespace

// Outside the class because moc loses its way in raw strings that begin with a quote.
void TestEndpoint::answersOfTheRoutingTable_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray host = "Host: x\r\n";
    const QByteArray unknownOperation = R"({"__type":"com.amazon.coral.service#UnknownOperationException"})";
    const QByteArray notJson = R"({"__type":"com.amazon.coral.service#SerializationException"})";
    const QByteArray noToken = R"({"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"})";
    const QByteArray json = "Content-Type: application/x-amz-json-1.0\r\n";
    const auto bare = [&](const QByteArray& headers, const QByteArray& body) {
        return "POST / HTTP/1.1\r\n" + host + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    QTest::newRow("health") << "GET / HTTP/1.1\r\n" + host + "\r\n" << 200 << QByteArray("healthy: dynamodb.us-east-1.amazonaws.com ");
    QTest::newRow("other path") << "GET /x HTTP/1.1\r\n" + host + "\r\n" << 404 << QByteArray();
    QTest::newRow("put") << "PUT / HTTP/1.1\r\n" + host + json + "Content-Length: 2\r\n\r\n{}" << 404 << QByteArray("<UnknownOperationException/>\n");
    QTest::newRow("other type") << bare("Content-Type: text/plain\r\n", "{}") << 404 << QByteArray("<UnknownOperationException/>\n");
    QTest::newRow("not JSON") << bare(json, "{") << 400 << notJson;
    QTest::newRow("not JSON before target and token") << bare(json + "X-Amz-Target: nonsense\r\n", "[1,") << 400 << notJson;
    QTest::newRow("no target") << bare(json, "{}") << 400 << unknownOperation;
    QTest::newRow("unknown target") << bare(json + "X-Amz-Target: DynamoDB_20120810.Nonsense\r\n", "{}") << 400 << unknownOperation;
    QTest::newRow("other service") << bare(json + "X-Amz-Target: Kinesis_20131202.PutRecord\r\n", "{}") << 400 << unknownOperation;
    QTest::newRow("DynamoDB's under the streams' target") << bare(json + "X-Amz-Target: DynamoDBStreams_20120810.ListTables\r\n", "{}") << 400 << unknownOperation;
    QTest::newRow("the streams' under DynamoDB's target") << bare(json + "X-Amz-Target: DynamoDB_20120810.ListStreams\r\n", "{}") << 400 << unknownOperation;
    QTest::newRow("the streams' own") << bare("Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDBStreams_20120810.ListStreams\r\n" + authorization("us-east-1"), "{}")
        << 200 << QByteArray(R"({"Streams":[]})");
    QTest::newRow("no token") << bare(json + "X-Amz-Target: DynamoDB_20120810.ListTables\r\n", "{}") << 400 << noToken;
    QTest::newRow("no token, bad member") << bare(json + "X-Amz-Target: DynamoDB_20120810.ListTables\r\n", R"({"Limit":"x"})") << 400 << noToken;
    QTest::newRow("empty body, no token") << bare(json + "X-Amz-Target: DynamoDB_20120810.ListTables\r\n", "") << 400 << noToken;
    QTest::newRow("empty body") << post("ListTables", "") << 400 << notJson;
    QTest::newRow("bad member") << post("ListTables", R"({"Limit":"x"})") << 400
        << QByteArray(R"({"__type":"com.amazon.coral.service#SerializationException","Message":"STRING_VALUE cannot be converted to Integer"})");
    QTest::newRow("fine") << post("ListTables", "{}") << 200 << QByteArray(R"({"TableNames":[]})");
    QTest::newRow("type with charset") << bare("Content-Type: application/JSON; charset=utf-8\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n" + authorization("us-east-1"), "{}")
        << 200 << QByteArray(R"({"TableNames":[]})");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
