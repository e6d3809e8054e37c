// JavaScript functions: what they see, what they answer, what they write, and how they end when they do not end.

#include "models/streams/script_runner.h"
#include "tests/support/program.h"

namespace tst_script_runner {

using rf::models::ScriptRunner;
using rf::triggers::RunResult;

namespace {

RunResult run(const std::string& source, const std::string& event = R"({"Records":[]})", int timeout = 3, std::stop_token stop = {}) {
    rf::triggers::Function function;
    function.region = "us-east-1";
    function.name = "test";
    function.kind = rf::triggers::FunctionKind::JavaScript;
    function.source = source;
    function.timeoutSeconds = timeout;
    return ScriptRunner().run(function, event, {.requestId = "r-1"}, stop);
}
QStringList log(const RunResult& result) {
    QStringList lines;
    for (const auto& line : result.log) lines << QString::fromStdString(line.text);
    return lines;
}
const char* const kSum = R"(function handler(event, context) {
    let sum = 0;
    for (const record of event.Records) sum += Number(record.dynamodb.NewImage.n.N);
    console.log("sum", sum, {of: context.functionName});
    console.warn("careful");
    return {sum};
})";
const char* const kEvent = R"({"Records":[{"dynamodb":{"NewImage":{"n":{"N":"40"}}}},{"dynamodb":{"NewImage":{"n":{"N":"2"}}}}]})";

} // namespace

class TestScriptRunner : public QObject {
    Q_OBJECT
private slots:
    void aHandlerAnswersAndLogs() {
        const RunResult result = run(kSum, kEvent);
        QCOMPARE(result.functionError, std::string());
        QCOMPARE(result.payload, std::string("{\"sum\":42}"));
        QCOMPARE(log(result), (QStringList{"sum 42 {\"of\":\"test\"}", "[WARN] careful"}));
        QVERIFY(result.took.count() > 0);
    }

    void exportsAreFoundToo() {
        QCOMPARE(run("exports.handler = () => 'a';").payload, std::string("\"a\""));
        QCOMPARE(run("module.exports = () => 1;").payload, std::string("1"));
        QCOMPARE(run("function handler() {}").payload, std::string("null"));
    }

    void whatGoesWrongIsSaid_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("does not parse") << QByteArray("function handler( {") << QByteArray("SyntaxError") << QByteArray("line 1");
        QTest::newRow("no handler") << QByteArray("let a = 1;") << QByteArray("Runtime.HandlerNotFound") << QByteArray("handler(event, context)");
        QTest::newRow("throws") << QByteArray("function handler() { throw new TypeError('bad order'); }") << QByteArray("TypeError") << QByteArray("bad order");
        QTest::newRow("throws a word") << QByteArray("function handler() { throw 'no'; }") << QByteArray("Error") << QByteArray("no");
        QTest::newRow("asynchronous") << QByteArray("function handler() { return Promise.resolve(1); }") << QByteArray("Runtime.PromiseReturned") << QByteArray("promise");
        QTest::newRow("endless") << QByteArray("function handler() { for (;;); }") << QByteArray("Sandbox.Timedout") << QByteArray("Task timed out after 1.00 seconds");
    }
    void whatGoesWrongIsSaid() {
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, words);
        const RunResult result = run(source.toStdString(), R"({"Records":[]})", 1);
        QCOMPARE(result.functionError, std::string("Unhandled"));
        QVERIFY2(QByteArray::fromStdString(result.payload).contains('"' + type + '"'), result.payload.c_str());
        QVERIFY2(QByteArray::fromStdString(result.payload).contains(words), result.payload.c_str());
        QVERIFY(!result.log.empty());
    }

    void oneInvocationSeesNothingOfAnother() {
        const std::string source = "if (typeof count === 'undefined') count = 0;\nfunction handler() { return ++count; }";
        QCOMPARE(run(source).payload, std::string("1"));
        QCOMPARE(run(source).payload, std::string("1"));
    }

    void aFloodOfLinesIsCut() {
        const RunResult result = run("function handler() { for (let i = 0; i < 50000; ++i) console.log(i); }", R"({"Records":[]})", 20);
        QCOMPARE(result.functionError, std::string());
        QCOMPARE(result.log.size(), std::size_t(10'001));
        QVERIFY(result.log.back().text.find("was cut here") != std::string::npos);
    }

    void theProgramCanEndIt() {
        std::stop_source stop;
        stop.request_stop();
        const RunResult result = run("function handler() { for (;;); }", R"({"Records":[]})", 900, stop.get_token());
        QVERIFY(result.payload.find("Runtime.Stopped") != std::string::npos);
    }
};

RF_TEST_GUILESS_MAIN(TestScriptRunner)

} // namespace tst_script_runner

#include "tst_script_runner.moc"
