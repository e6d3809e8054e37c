// Functions as they run: commands that answer, hang, crash, flood, vanish; endpoints that answer, refuse, are silent.

#include "engine/triggers/command_runner.h"
#include "engine/triggers/http_runner.h"
#include "engine/triggers/invoker.h"
#include "tests/engine/triggers/script_folder.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <csignal>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tst_runners {

using namespace rf;
using namespace rf::triggers;
using namespace rf::test;
using namespace std::chrono_literals;

namespace {

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

QByteArray logOf(const RunResult& result) {
    QByteArray all;
    for (const Written& each : result.log) all += bytes(each.text) + '\n';
    return all;
}

/// Answers every connection with the same bytes, on a thread of its own; empty: never.
class Endpoint {
public:
    explicit Endpoint(QByteArray answer) : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 8) != 0) qFatal("listen");
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this, answer = std::move(answer)](const std::stop_token& stop) { serve(answer, stop); });
    }
    ~Endpoint() {
        m_thread = {};
        ::close(m_listener);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/2015-03-31/functions/function/invocations"; }
    QByteArray received() const {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

private:
    static bool readable(int descriptor) {
        pollfd waiting{descriptor, POLLIN, 0};
        return ::poll(&waiting, 1, 20) > 0;
    }
    void serve(const QByteArray& answer, const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            if (!readable(m_listener)) continue;
            const int peer = ::accept(m_listener, nullptr, nullptr);
            while (!stop.stop_requested() && (answer.isEmpty() || !received().endsWith('}'))) receive(peer);
            (void)!::write(peer, answer.constData(), static_cast<std::size_t>(answer.size()));
            ::close(peer);
        }
    }
    void receive(int peer) {
        char chunk[4096];
        const ssize_t count = readable(peer) ? ::read(peer, chunk, sizeof chunk) : 0;
        const std::lock_guard lock(m_mutex);
        if (count > 0) m_received.append(chunk, count);
    }

    const int m_listener;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    QByteArray m_received;
    std::jthread m_thread;
};

QByteArray reply(const QByteArray& status, const QByteArray& body, const QByteArray& headers = {}) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class TestRunners : public QObject {
    Q_OBJECT
    ScriptFolder m_folder;
    const InvocationContext m_context{.requestId = "11111111-2222-4333-8444-555555555555", .logGroup = "/aws/lambda/function", .logStream = "s", .endpointUrl = "http://localhost:8000"};

    RunResult run(const Function& function, std::string_view event = "{}", std::stop_token stop = {}) { return CommandRunner().run(function, event, m_context, std::move(stop)); }
    RunResult shell(const std::string& text, std::string_view event = "{}", int timeout = 30) {
        return run(commandFunction({m_folder.shell("script", text)}, timeout), event);
    }
    RunResult call(const std::string& url, int timeout = 30) {
        Function function = commandFunction({}, timeout);
        function.kind = FunctionKind::Http;
        function.url = url;
        return HttpRunner().run(function, "{\"Records\":[]}", m_context, {});
    }

private slots:
    void answers();
    void largeEventsAndAnswers();
    void environment();
    void noShellUnlessAsked();
    void folderAndDescriptors();
    void failures_data();
    void failures();
    void itsOwnWords();
    void vanished();
    void floodedLog();
    void memory();
    void nobodyIsLeft();
    void stopped();
    void http();
    void httpFailures();
    void logLines();
    void scriptsNeedTheApplication();
};

void TestRunners::answers() {
    const RunResult done = shell("cat; echo one >&2; printf 'two\\nthree' >&2", R"({"a":"ü"})");
    QCOMPARE(bytes(done.functionError), QByteArray());
    QCOMPARE(bytes(done.payload), QByteArray(R"({"a":"ü"})"));
    QCOMPARE(logOf(done), QByteArray("one\ntwo\nthree\n"));
    QVERIFY(done.took > 0us);
    QCOMPARE(bytes(shell("cat >/dev/null").payload), QByteArray("null"));
}

void TestRunners::largeEventsAndAnswers() {
    const std::string event = "\"" + std::string(5'900'000, 'x') + "\"";
    QCOMPARE(shell("cat", event).payload, event);
    // It need not want to read.
    QCOMPARE(bytes(shell("echo 1", event).payload), QByteArray("1"));
}

void TestRunners::environment() {
    qputenv("RF_SECRET_OF_MINE", "1");
    Function function = commandFunction({"env"});
    function.environment = {{"TABLE", "Shop x"}, {"LANG", "C"}};
    const auto lines = bytes(run(function).payload).split('\n');
    const auto has = [&](const char* line) { return lines.contains(QByteArray(line)); };
    QVERIFY(has("TABLE=Shop x") && has("LANG=C") && has("AWS_REGION=us-east-1") && has("AWS_LAMBDA_FUNCTION_NAME=function"));
    QVERIFY(has("AWS_ENDPOINT_URL=http://localhost:8000") && has("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128") && has("TZ=:UTC"));
    QVERIFY(!has("RF_SECRET_OF_MINE=1"));
}

void TestRunners::noShellUnlessAsked() {
    Function function = commandFunction({"echo", "$HOME; ls", "*"});
    QCOMPARE(bytes(run(function).payload), QByteArray("$HOME; ls *"));
    function.command = {"echo $((6 * 7))"};
    function.shell = true;
    QCOMPARE(bytes(run(function).payload), QByteArray("42"));
}

void TestRunners::folderAndDescriptors() {
    Function function = commandFunction({"pwd"});
    function.workingDirectory = "/usr";
    QCOMPARE(bytes(run(function).payload), QByteArray("/usr"));
    // Inherited: the three, and the one with which ls looks at them.
    QFile open(QString::fromStdString(m_folder.path("open")));
    QVERIFY(open.open(QIODevice::WriteOnly));
    const int inherited = ::dup(open.handle()); // not closed on exec
    QCOMPARE(bytes(run(commandFunction({"ls", "/proc/self/fd"})).payload).split('\n').size(), 4);
    ::close(inherited);
}

void TestRunners::failures_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("message");
    const QByteArray id = "RequestId: 11111111-2222-4333-8444-555555555555 Error: ";
    QTest::newRow("exit code") << QByteArray("echo partly; exit 3") << QByteArray("Runtime.ExitError") << id + "Runtime exited with error: exit status 3";
    QTest::newRow("crash") << QByteArray("kill -SEGV $$") << QByteArray("Runtime.ExitError") << id + "Runtime exited with error: signal: SIGSEGV";
    QTest::newRow("killed") << QByteArray("kill -9 $$") << QByteArray("Runtime.ExitError") << id + "Runtime exited with error: signal: killed";
    QTest::newRow("hang") << QByteArray("sleep 600") << QByteArray("Sandbox.Timedout") << id + "Task timed out after 1.00 seconds";
    QTest::newRow("hang, deaf") << QByteArray("trap '' TERM INT; while :; do sleep 600; done") << QByteArray("Sandbox.Timedout") << id + "Task timed out after 1.00 seconds";
    QTest::newRow("a gigabyte") << QByteArray("head -c 1000000000 /dev/zero") << QByteArray("Function.ResponseSizeTooLarge")
                                << QByteArray("Response payload size exceeded maximum allowed payload size (6291456 bytes).");
}

void TestRunners::failures() {
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, message);
    const RunResult done = shell(script.toStdString(), "{}", type == "Sandbox.Timedout" ? 1 : 30);
    QCOMPARE(bytes(done.functionError), QByteArray("Unhandled"));
    QCOMPARE(bytes(done.payload), R"({"errorType":")" + type + R"(","errorMessage":")" + message + "\"}");
    QCOMPARE(logOf(done), message + '\n');
}

void TestRunners::itsOwnWords() {
    const RunResult done = shell(R"(echo '{"errorMessage":"no such table","errorType":"KeyError"}'; exit 1)");
    QCOMPARE(bytes(done.functionError), QByteArray("Unhandled"));
    QCOMPARE(bytes(done.payload), QByteArray(R"({"errorMessage":"no such table","errorType":"KeyError"})"));
    QVERIFY(done.log.empty());
}

void TestRunners::vanished() {
    QVERIFY(bytes(run(commandFunction({m_folder.path("nowhere")})).payload).contains("could not be started: No such file or directory"));
    QVERIFY(bytes(run(commandFunction({"rf-no-such-program"})).payload).contains("could not be started: No such file or directory"));
    Function function = commandFunction({"true"});
    function.workingDirectory = m_folder.path("nowhere");
    QVERIFY(bytes(run(function).payload).contains("Runtime.InvalidEntrypoint"));
    QFile::setPermissions(QString::fromStdString(m_folder.add("data", "x")), QFile::ReadOwner);
    QVERIFY(bytes(run(commandFunction({m_folder.path("data")})).payload).contains("Permission denied"));
}

void TestRunners::floodedLog() {
    const RunResult done = shell("yes line | head -c 20000000 >&2; echo 1");
    QCOMPARE(bytes(done.payload), QByteArray("1"));
    std::size_t kept = 0;
    for (const Written& each : done.log) kept += each.text.size();
    QVERIFY(kept < 300'000);
    QCOMPARE(bytes(done.log.back().text), QByteArray("(The log of this invocation is cut: 19737856 more bytes were not kept.)"));
}

void TestRunners::memory() {
    const auto python = [&](const char* code) { return run(commandFunction({"python3", "-c", code})); };
    const RunResult small = python("print(1)");
    QCOMPARE(bytes(small.payload), QByteArray("1"));
    QVERIFY(small.maxMemoryMb > 0 && small.maxMemoryMb < 128);
    const RunResult large = python("import time\nx = []\nwhile True:\n    x.append(bytearray(10_000_000)); time.sleep(0.005)");
    QVERIFY2(bytes(large.payload).contains("Runtime.OutOfMemory"), large.payload.c_str());
    // Faster than anybody looks: the kernel says no.
    const RunResult fast = python("x = bytearray(8_000_000_000); print(len(x))");
    QVERIFY2(!fast.functionError.empty(), fast.payload.c_str());
}

void TestRunners::nobodyIsLeft() {
    const RunResult done = shell("sleep 300 & echo $! > " + m_folder.path("pid") + "; echo 1");
    QCOMPARE(bytes(done.payload), QByteArray("1"));
    const int pid = m_folder.read("pid").trimmed().toInt();
    QVERIFY(pid > 1);
    // Gone, or a corpse that somebody else has to bury.
    QTRY_VERIFY(::kill(pid, 0) != 0 || QFile::symLinkTarget("/proc/" + QString::number(pid) + "/exe").isEmpty());
}

void TestRunners::stopped() {
    std::stop_source source;
    std::jthread later([&] {
        std::this_thread::sleep_for(100ms);
        source.request_stop();
    });
    const RunResult done = run(commandFunction({"sleep", "600"}, 600), "{}", source.get_token());
    QVERIFY(bytes(done.payload).contains("Runtime.Stopped"));
}

void TestRunners::http() {
    Endpoint endpoint(reply("200 OK", R"({"done":true})", "X-Amz-Log-Result: b25lCnR3bwo=\r\n"));
    const RunResult done = call(endpoint.url());
    QCOMPARE(bytes(done.functionError), QByteArray());
    QCOMPARE(bytes(done.payload), QByteArray(R"({"done":true})"));
    QCOMPARE(logOf(done), QByteArray("one\ntwo\n"));
    const QByteArray sent = endpoint.received();
    QVERIFY(sent.startsWith("POST /2015-03-31/functions/function/invocations HTTP/1.1\r\n"));
    QVERIFY(sent.endsWith("\r\n\r\n{\"Records\":[]}"));
}

void TestRunners::httpFailures() {
    Endpoint failing(reply("200 OK", R"({"errorMessage":"x"})", "X-Amz-Function-Error: Unhandled\r\n"));
    const RunResult its = call(failing.url());
    QCOMPARE(bytes(its.functionError), QByteArray("Unhandled"));
    QCOMPARE(bytes(its.payload), QByteArray(R"({"errorMessage":"x"})"));
    Endpoint broken(reply("502 Bad Gateway", "no"));
    QVERIFY(bytes(call(broken.url()).payload).contains("Runtime.HttpStatus"));
    Endpoint silent{QByteArray()};
    const RunResult late = call(silent.url(), 1);
    QVERIFY2(bytes(late.payload).contains("Task timed out after 1.00 seconds"), late.payload.c_str());
    Endpoint junk("SSH-2.0-OpenSSH\r\n\r\n");
    QVERIFY(bytes(call(junk.url()).payload).contains("Runtime.Unreachable"));
    const RunResult nobody = call("http://127.0.0.1:1/");
    QVERIFY2(bytes(nobody.payload).contains("Connection refused"), nobody.payload.c_str());
}

void TestRunners::logLines() {
    HeldClock clock(1'790'035'200'123);
    std::vector<LogLine> lines;
    QByteArray where;
    Invoker invoker(clock, [&](const std::string& region, const std::string& group, const std::string& stream, std::vector<LogLine> given) {
        where = bytes(region + " " + group + " " + stream);
        lines = std::move(given);
    });
    const Invocation done = invoker.invoke(commandFunction({m_folder.shell("log", "echo hello >&2; cat")}), "7", {}, {});
    QCOMPARE(bytes(done.payload), QByteArray("7"));
    QVERIFY(QRegularExpression(R"(^us-east-1 /aws/lambda/function 2026/09/22/\[\$LATEST\][0-9a-f]{32}$)").match(where).hasMatch());
    QCOMPARE(lines.size(), std::size_t(4));
    const QByteArray id = bytes(done.requestId);
    QCOMPARE(bytes(lines[0].message), "START RequestId: " + id + " Version: $LATEST");
    QCOMPARE(bytes(lines[1].message), QByteArray("hello"));
    QCOMPARE(bytes(lines[2].message), "END RequestId: " + id);
    const QRegularExpression report("^REPORT RequestId: " + id + R"(	Duration: \d+\.\d\d ms	Billed Duration: \d+ ms	Memory Size: 128 MB	Max Memory Used: \d+ MB$)");
    QVERIFY2(report.match(bytes(lines[3].message)).hasMatch(), lines[3].message.c_str());
    QCOMPARE(lines[0].ms, clock.nowMs());
    QCOMPARE(bytes(done.logTail), bytes(lines[0].message) + "\nhello\n" + bytes(lines[2].message) + '\n' + bytes(lines[3].message) + '\n');
}

void TestRunners::scriptsNeedTheApplication() {
    HeldClock clock;
    Invoker invoker(clock, {});
    Function function = commandFunction({});
    function.kind = FunctionKind::JavaScript;
    function.source = "function handler() {}";
    const Invocation without = invoker.invoke(function, "1", {}, {});
    QCOMPARE(bytes(without.functionError), QByteArray("Unhandled"));
    QVERIFY(bytes(without.payload).contains("Functions in JavaScript run in the Rangefinder application only."));

    struct Echo : Runner {
        RunResult run(const Function&, std::string_view event, const InvocationContext&, std::stop_token) override { return {.payload = std::string(event)}; }
    };
    invoker.setJavaScript(std::make_shared<Echo>());
    QCOMPARE(bytes(invoker.invoke(function, "1", {}, {}).payload), QByteArray("1"));
}

RF_TEST_GUILESS_MAIN(TestRunners)

} // namespace tst_runners

#include "tst_runners.moc"
