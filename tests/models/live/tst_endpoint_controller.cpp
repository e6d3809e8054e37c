// The endpoint switch with real listeners and sockets: what it serves, what it says when it cannot, and that no
// listener outlives the file it serves.

#include "models/live/endpoint_controller.h"
#include "models/session/workspace.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/raw_http.h"

#include <QTemporaryDir>

namespace tst_endpoint_controller {

using namespace rf::models;
using namespace rf::models::test;
using rf::test::RawClient;

namespace {

using State = EndpointController::State;

rf::Result<std::unique_ptr<rf::Service>> open(const std::filesystem::path& path, const rf::EngineOptions& options) {
    return rf::openEngine(path, options);
}

/// A port that nobody listens on.
quint16 freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), length);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
    ::close(socket);
    return ntohs(address.sin_port);
}

bool listens(quint16 port) {
    return RawClient(port).isConnected();
}

QByteArray listTables(quint16 port) {
    RawClient client(port);
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n"
                "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Date: 20260101T000000Z\r\n"
                "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, "
                "SignedHeaders=host, Signature=00\r\nContent-Length: 2\r\n\r\n{}");
    return client.receive().body;
}

} // namespace

class TestEndpointController : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void servesTheFile();
    void restartsOnItsPort();
    void takenPortSpeaksOfThePort();
    void calledOffWhileStarting();
    void closedWhileStarting();
    void closedWhileOn();

private:
    FileSession* opened(const QString& name);

    QTemporaryDir m_dir;
    std::unique_ptr<MemorySettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
};

void TestEndpointController::init() {
    m_settings = std::make_unique<MemorySettings>();
    m_workspace = std::make_unique<Workspace>(open, m_settings.get());
}

void TestEndpointController::cleanup() {
    m_workspace.reset();
    m_settings.reset();
}

FileSession* TestEndpointController::opened(const QString& name) {
    FileSession* session = m_workspace->newFile(m_dir.filePath(name));
    const bool open = QTest::qWaitFor([&] { return session->state() == FileSession::State::Open; }, 30'000);
    return open ? session : nullptr;
}

void TestEndpointController::servesTheFile() {
    FileSession* session = opened("served.rfdb");
    QVERIFY(session);
    madeShop(*session->client()->service());
    EndpointController endpoint(m_workspace.get());
    QCOMPARE(endpoint.port(), quint16(8000));
    QCOMPARE(endpoint.urlFor(session), "http://localhost:8000");
    endpoint.setPort(8123);
    QCOMPARE(endpoint.urlFor(session), "http://localhost:8123");
    endpoint.setPort(0);
    QCOMPARE(endpoint.urlFor(session), "http://localhost:8000"); // not known yet
    endpoint.start(session);
    QTRY_VERIFY(endpoint.state() == State::On);
    QCOMPARE(endpoint.urlFor(session), endpoint.url());
    QCOMPARE(endpoint.url(), QStringLiteral("http://localhost:%1").arg(endpoint.port()));
    QCOMPARE(listTables(endpoint.port()), "{\"TableNames\":[\"Shop\"]}");
}

void TestEndpointController::restartsOnItsPort() {
    FileSession* session = opened("restarted.rfdb");
    EndpointController endpoint(m_workspace.get());
    endpoint.setPort(0);
    endpoint.start(session);
    QTRY_VERIFY(endpoint.state() == State::On);
    const quint16 port = endpoint.port();
    endpoint.stop();
    QTRY_VERIFY(endpoint.state() == State::Off);
    QVERIFY(!listens(port) && endpoint.url().isEmpty() && !endpoint.file());
    endpoint.start(session);
    QTRY_VERIFY(endpoint.state() == State::On);
    QCOMPARE(endpoint.port(), port);
}

void TestEndpointController::takenPortSpeaksOfThePort() {
    FileSession* session = opened("taken.rfdb");
    EndpointController first(m_workspace.get()), second(m_workspace.get());
    first.setPort(0);
    first.start(session);
    QTRY_VERIFY(first.state() == State::On);
    second.setPort(first.port());
    second.start(session);
    QTRY_VERIFY(second.state() == State::Off);
    QVERIFY(second.failure().detail.contains(QString::number(first.port())));
    for (const QString& words : {second.failure().headline, second.failure().remedy}) {
        QVERIFY(!words.isEmpty());
        QVERIFY2(!words.contains("file") && !words.contains("disk"), qPrintable(words));
    }
    second.setPort(0);
    second.start(session);
    QTRY_VERIFY(second.state() == State::On);
    QVERIFY(second.failure().isEmpty());
}

void TestEndpointController::calledOffWhileStarting() {
    FileSession* session = opened("off.rfdb");
    EndpointController endpoint(m_workspace.get());
    const quint16 port = freePort();
    endpoint.setPort(port);
    endpoint.start(session);
    QVERIFY(endpoint.state() == State::Starting);
    endpoint.stop();
    session->client()->waitForDone();
    QTRY_VERIFY(!listens(port));
    QVERIFY(endpoint.state() == State::Off && endpoint.failure().isEmpty());
}

void TestEndpointController::closedWhileStarting() {
    FileSession* session = opened("closed.rfdb");
    const std::weak_ptr<rf::Service> service = session->client()->service();
    EndpointController endpoint(m_workspace.get());
    const quint16 port = freePort();
    endpoint.setPort(port);
    endpoint.start(session);
    QVERIFY(endpoint.state() == State::Starting);
    QVERIFY(m_workspace->closeFile(session, true));
    QVERIFY(endpoint.state() == State::Off);
    // No event is handled here: the file closes on its worker while this thread is busy.
    QThread::msleep(300);
    QVERIFY2(!listens(port) || !service.expired(), "a listener whose service is gone");
    QTRY_VERIFY(!listens(port));
    QTRY_VERIFY(service.expired());
}

void TestEndpointController::closedWhileOn() {
    FileSession* session = opened("on.rfdb");
    EndpointController endpoint(m_workspace.get());
    endpoint.setPort(0);
    endpoint.start(session);
    QTRY_VERIFY(endpoint.state() == State::On);
    const quint16 port = endpoint.port();
    QVERIFY(m_workspace->closeFile(session, true));
    QTRY_VERIFY(endpoint.state() == State::Off);
    QVERIFY(!listens(port));
}

RF_TEST_GUILESS_MAIN(TestEndpointController)

} // namespace tst_endpoint_controller

#include "tst_endpoint_controller.moc"
