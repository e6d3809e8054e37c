// Python files written for Lambda, run as commands; and command lines as words.

#include "engine/triggers/adapter.h"
#include "engine/triggers/command_runner.h"
#include "tests/engine/triggers/script_folder.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tst_adapter {

using namespace rf;
using namespace rf::triggers;
using namespace rf::test;

namespace {

// Below the class: moc loses its way in raw strings.
extern const char* const kHandlers;

QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

} // namespace

class TestAdapter : public QObject {
    Q_OBJECT
    ScriptFolder m_folder;

    RunResult run(const std::string& function, const std::string& event) {
        const auto command = pythonCommand(m_folder.path("shop.py"), function);
        if (!command) qFatal("the adapter is missing");
        const InvocationContext context{.requestId = "id-1", .logGroup = "/aws/lambda/function", .logStream = "stream"};
        return CommandRunner().run(commandFunction(*command), event, context, {});
    }
    QJsonObject answer(const std::string& function, const std::string& event = "{}") {
        return QJsonDocument::fromJson(bytes(run(function, event).payload)).object();
    }
    static QByteArray logOf(const RunResult& result) {
        QByteArray all;
        for (const Written& each : result.log) all += bytes(each.text) + '\n';
        return all;
    }

private slots:
    void initTestCase() { m_folder.add("shop.py", kHandlers); }

    void answers() {
        const RunResult done = run("handler", "{\"n\":41,\"s\":\"\xc3\xbc\"}");
        QCOMPARE(bytes(done.functionError), QByteArray());
        const QJsonObject json = QJsonDocument::fromJson(bytes(done.payload)).object();
        QCOMPARE(json["n"].toInt(), 42);
        QCOMPARE(json["s"].toString(), QString("\u00fc"));
        QCOMPARE(json["price"].toDouble(), 1.5);
        QVERIFY(logOf(done).startsWith("printed \xc3\xbc\n[INFO]\t"));
        QVERIFY(logOf(done).endsWith("\tid-1\tlogged\n"));
    }
    void context() {
        const QJsonObject json = answer("context");
        QCOMPARE(json["name"].toString(), QString("function"));
        QCOMPARE(json["arn"].toString(), QString("arn:aws:lambda:us-east-1:000000000000:function:function"));
        QCOMPARE(json["request"].toString(), QString("id-1"));
        QCOMPARE(json["log"].toArray(), (QJsonArray{"/aws/lambda/function", "stream"}));
        QCOMPARE(json["memory"].toString(), QString("128"));
        QVERIFY(json["left"].toInt() > 20'000 && json["left"].toInt() <= 30'000);
    }
    void exceptions() {
        const RunResult done = run("raises", "{}");
        QCOMPARE(bytes(done.functionError), QByteArray("Unhandled"));
        const QJsonObject json = QJsonDocument::fromJson(bytes(done.payload)).object();
        QCOMPARE(json["errorMessage"].toString(), QString("no such order"));
        QCOMPARE(json["errorType"].toString(), QString("ValueError"));
        QCOMPARE(json["stackTrace"].toArray().size(), 1);
        QVERIFY(json["stackTrace"].toArray()[0].toString().contains("shop.py\""));
        QVERIFY(logOf(done).startsWith("[ERROR] ValueError: no such order\nTraceback (most recent call last):\n"));
    }
    void whatCannotRun() {
        QCOMPARE(answer("none")["errorMessage"].toString(), QString("Handler 'none' missing on module 'shop'"));
        QCOMPARE(answer("leaves")["errorType"].toString(), QString("SystemExit"));
        QCOMPARE(answer("junk")["errorType"].toString(), QString("TypeError"));
        const auto command = pythonCommand(m_folder.path("nowhere.py"), "handler");
        const RunResult missing = CommandRunner().run(commandFunction(*command), "{}", {}, {});
        QVERIFY(bytes(missing.payload).contains("there is no such file"));
    }

    void words_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << "node  handler.js\t1" << QStringList{"node", "handler.js", "1"};
        QTest::newRow("double quotes") << "a \"b c\" d" << QStringList{"a", "b c", "d"};
        QTest::newRow("single quotes keep all") << "a 'b \\ \" c'" << QStringList{"a", "b \\ \" c"};
        QTest::newRow("backslash") << "a\\ b \\\"" << QStringList{"a b", "\""};
        QTest::newRow("empty word") << "a '' b" << QStringList{"a", "", "b"};
        QTest::newRow("joined") << "a'b'\"c\"" << QStringList{"abc"};
        QTest::newRow("nothing is expanded") << "$HOME * ~ `x`" << QStringList{"$HOME", "*", "~", "`x`"};
        QTest::newRow("nothing") << "  " << QStringList{};
    }
    void words() {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        const auto found = wordsOf(line.toStdString());
        QVERIFY(found);
        QStringList texts;
        for (const std::string& word : *found) texts << QString::fromStdString(word);
        QCOMPARE(texts, words);
        QCOMPARE(*wordsOf(lineOf(*found)), *found);
        QVERIFY(!wordsOf(line.toStdString() + " 'open"));
    }
};

namespace {

const char* const kHandlers = R"~(
import decimal
import logging
import sys

logger = logging.getLogger()
logger.setLevel(logging.INFO)

def handler(event, context):
    print("printed", event["s"])
    logger.info("logged")
    return {"n": event["n"] + 1, "s": event["s"], "price": decimal.Decimal("1.5")}

def context(event, context):
    return {"name": context.function_name, "arn": context.invoked_function_arn, "request": context.aws_request_id,
            "log": [context.log_group_name, context.log_stream_name], "memory": context.memory_limit_in_mb,
            "left": context.get_remaining_time_in_millis()}

def raises(event, context):
    raise ValueError("no such order")

def leaves(event, context):
    sys.exit(3)

def junk(event, context):
    return {1, 2}
)~";

} // namespace

RF_TEST_GUILESS_MAIN(TestAdapter)

} // namespace tst_adapter

#include "tst_adapter.moc"
