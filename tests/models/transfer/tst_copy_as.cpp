// "Copy as": what is copied is run where a runtime is there (AWS CLI, boto3, the SDK for JavaScript), parsed where only a
// compiler is (Java), and the items that come out are those that were copied, to the digit. Go is compared as text.

#include "models/transfer/call_copies.h"
#include "models/transfer/copy_as.h"
#include "models/transfer/paste.h"
#include "tests/models/support/shop.h"

#include "tests/models/transfer/copy_samples.h"
#include "tests/support/program.h"

#include <QProcess>
#include <QTemporaryDir>

namespace tst_copy_as {

using namespace rf::models;
using namespace rf::models::test;

namespace {

constexpr int kPatience = 120'000;

struct Run {
    int code;
    QByteArray out, error;
};
Run run(const QString& program, const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) environment.insert(name, QStringLiteral("local"));
    environment.insert(QStringLiteral("AWS_EC2_METADATA_DISABLED"), QStringLiteral("true"));
    environment.insert(QStringLiteral("AWS_PAGER"), QString());
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:") + environment.value(QStringLiteral("PATH"))); // Debian's AWS CLI
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience)) return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestCopyAs : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QProcess m_server;
    CopyPlace m_place{QStringLiteral("Shop"), QStringLiteral("us-east-1"), {}};

    QString cliPath() const { return QStringLiteral(RF_BINARY_DIR "/rangefinder-cli"); }
    QString file(const QString& name, const QString& text) const {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(text.toUtf8());
        return file.fileName();
    }
    QByteArray scan() { return run(cliPath(), {"exec", m_dir.filePath("t.rfdb"), "Scan", "--read-only", "--json", kScanShop}).out.trimmed(); }
    void empty() {
        for (const char* sk : {"1", "2"}) {
            rf::AttributeMap key;
            key.set("pk", *item(kHard).attributes().find("pk"));
            key.set("sk", rf::AttributeValue::string(sk));
            const QString json = QStringLiteral("{\"TableName\":\"Shop\",\"Key\":%1}").arg(QString::fromStdString(rf::toJson(key)));
            const Run gone = run("/usr/bin/python3", {"-c", "import boto3,sys,json\nc=boto3.client('dynamodb',endpoint_url=sys.argv[1],region_name='us-east-1')\nc.delete_item(**json.loads(sys.argv[2]))", m_place.endpoint, json});
            QVERIFY2(gone.code == 0, gone.error.constData());
        }
    }
    static QList<Value> items(int count) {
        Value second = *item(kHard).withAt(ValuePath::attribute("sk"), Value::string("2"));
        return count == 1 ? QList<Value>{item(kHard)} : QList<Value>{item(kHard), second};
    }

private slots:
    void initTestCase() {
        {
            auto engine = rf::openEngine(m_dir.filePath("t.rfdb").toStdString(), {.mode = rf::EngineOptions::Mode::Create});
            QVERIFY(engine);
            madeShop(**engine);
            QVERIFY((*engine)->close());
        }
        m_server.start(cliPath(), {"serve", m_dir.filePath("t.rfdb"), "--port", "0"});
        QVERIFY(m_server.waitForReadyRead(kPatience));
        const QByteArray line = m_server.readLine();
        m_place.endpoint = QString::fromUtf8(line.mid(line.lastIndexOf("http"))).trimmed();
        QVERIFY(m_place.endpoint.startsWith("http"));
    }
    void cleanupTestCase() {
        m_server.terminate();
        QVERIFY(m_server.waitForFinished(kPatience));
    }

    void putsRun_data() {
        QTest::addColumn<int>("as");
        QTest::addColumn<int>("count");
        for (const CopyAs as : {CopyAs::AwsCli, CopyAs::Python, CopyAs::JavaScript})
            for (const int count : {1, 2}) QTest::addRow("%s, %d", qPrintable(copyName(as)), count) << int(as) << count;
    }
    void putsRun() {
        QFETCH(int, as);
        QFETCH(int, count);
        empty();
        const QString text = itemsAs(CopyAs(as), m_place, items(count));
        Run ran{};
        QString script;
        switch (CopyAs(as)) {
        case CopyAs::AwsCli: ran = run("/bin/sh", {"-e", file("put.sh", text)}); break;
        case CopyAs::Python: ran = run("/usr/bin/python3", {file("put.py", text)}); break;
        default:
            if (!QFile::exists(QStringLiteral(RF_BINARY_DIR "/clients/node_modules/@aws-sdk"))) QSKIP("The packages of tests/clients are not installed");
            script = QStringLiteral(RF_BINARY_DIR "/clients/copied-%1.mjs").arg(QCoreApplication::applicationPid());
            QVERIFY(QFile::copy(file("put.mjs", text), script));
            ran = run("node", {script});
            QFile::remove(script);
            QFile::remove(m_dir.filePath("put.mjs"));
        }
        QVERIFY2(ran.code == 0, qPrintable(QString::fromUtf8(ran.error) + text));
        const QByteArray stored = scan();
        for (const Value& each : items(count)) {
            const QByteArray json = QByteArray::fromStdString(rf::toJson(each.attributes()));
            QVERIFY2(stored.contains(json), qPrintable("expected " + json + "\nin " + stored));
        }
        QVERIFY(stored.contains("\"Count\":" + QByteArray::number(count)));
    }
    void queriesRun_data() {
        QTest::addColumn<int>("as");
        QTest::addColumn<bool>("scan");
        for (const CopyAs as : {CopyAs::AwsCli, CopyAs::Python, CopyAs::JavaScript})
            for (const bool scan : {false, true}) QTest::addRow("%s, %s", qPrintable(copyName(as)), scan ? "scan" : "query") << int(as) << scan;
    }
    void queriesRun() {
        QFETCH(int, as);
        QFETCH(bool, scan);
        const Run put = run("/usr/bin/python3", {file("put2.py", itemsAs(CopyAs::Python, m_place, items(2)))});
        QVERIFY2(put.code == 0, put.error.constData());
        const QString text = queryAs(CopyAs(as), m_place, request(scan));
        Run ran{};
        if (CopyAs(as) == CopyAs::AwsCli) {
            ran = run("/bin/sh", {"-e", file("query.sh", text)});
        } else if (CopyAs(as) == CopyAs::Python) {
            ran = run("/usr/bin/python3", {file("query.py", text)});
        } else {
            if (!QFile::exists(QStringLiteral(RF_BINARY_DIR "/clients/node_modules/@aws-sdk"))) QSKIP("The packages of tests/clients are not installed");
            const QString script = QStringLiteral(RF_BINARY_DIR "/clients/asked-%1.mjs").arg(QCoreApplication::applicationPid());
            QFile::remove(script);
            QVERIFY(QFile::copy(file("query.mjs", text), script));
            ran = run("node", {script});
            QFile::remove(script);
        }
        QVERIFY2(ran.code == 0, qPrintable(QString::fromUtf8(ran.error) + text));
        QVERIFY2(ran.out.contains("an attribute named B"), qPrintable(QString::fromUtf8(ran.out) + text));
    }
    PageRequest request(bool scan) {
        QueryModel query;
        query.setTable(bareShop());
        query.setMode(scan ? QueryMode::Scan : QueryMode::Query);
        query.setKeyValue(QStringLiteral("pk"), items(1)[0].child(QStringLiteral("pk")).editText());
        FilterChip chip;
        chip.path = QStringLiteral("n");
        chip.op = FilterOperator::Equal;
        chip.type = ValueType::N;
        chip.values = {QStringLiteral("12345678901234567890123456789012345678")};
        query.filters()->add(chip);
        const auto built = query.build();
        if (!built) qFatal("no request");
        return *built;
    }

    void javaParses() {
        if (QStandardPaths::findExecutable("javac").isEmpty()) QSKIP("No Java compiler here");
        const QString parser = file("Parse.java", QStringLiteral(
            "import java.nio.file.*; import java.util.*; import javax.tools.*; import com.sun.source.util.JavacTask;\n"
            "public class Parse { public static void main(String[] a) throws Exception {\n"
            "  var tool = ToolProvider.getSystemJavaCompiler(); var seen = new DiagnosticCollector<JavaFileObject>(); var files = tool.getStandardFileManager(seen, null, null);\n"
            "  ((JavacTask) tool.getTask(null, files, seen, null, null, files.getJavaFileObjects(a))).parse();\n"
            "  for (var d : seen.getDiagnostics()) System.err.println(d); System.exit(seen.getDiagnostics().isEmpty() ? 0 : 1); } }\n"));
        for (const QString& text : {itemsAs(CopyAs::Java, m_place, items(2)), queryAs(CopyAs::Java, m_place, request(false)), queryAs(CopyAs::Java, m_place, request(true))}) {
            const Run parsed = run("java", {parser, file("Snippet.java", text)});
            QVERIFY2(parsed.code == 0, qPrintable(QString::fromUtf8(parsed.error) + text));
        }
    }
    void goAsText() {
        const Value value = keyed("a", "1", kEveryKind);
        const QString text = itemsAs(CopyAs::Go, m_place, {value});
        for (const char* part : {"\"pk\": &types.AttributeValueMemberS{Value: \"a\"}", "\"n\": &types.AttributeValueMemberN{Value: \"0.1\"}",
                                 "\"b\": &types.AttributeValueMemberB{Value: unbase64(\"AA==\")}", "&types.AttributeValueMemberSS{Value: []string{\"x\"}}",
                                 "&types.AttributeValueMemberBOOL{Value: true}", "&types.AttributeValueMemberNULL{Value: true}",
                                 "\t\"encoding/base64\"\n"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(QLatin1String(part) + QStringLiteral("\nin\n") + text));
        const qsizetype list = text.indexOf(QLatin1String("&types.AttributeValueMemberL{Value: []types.AttributeValue{"));
        QVERIFY2(list >= 0 && text.indexOf(QLatin1String("MemberBOOL")) > list, qPrintable(text.mid(text.indexOf(QLatin1String("\"b\":")))));
        QVERIFY(queryAs(CopyAs::Go, m_place, request(false)).contains("Limit: aws.Int32(100)"));
    }

    void data() {
        const QList<Value> two{keyed("a", "1", kRowOne), keyed("b", "2", kRowTwo)};
        const QStringList columns{"sk", "pk"};
        QCOMPARE(itemsAs(CopyAs::Csv, m_place, two, columns), QStringLiteral("sk,pk,n,t,m\n1,a,12,\"x, \"\"y\"\"|z\nw\",\n2,b,,,\"{\"\"k\"\":[\"\"p\"\"]}\"\n"));
        QCOMPARE(itemsAs(CopyAs::Markdown, m_place, two, columns),
                 QStringLiteral("| sk | pk | n | t | m |\n| --- | --- | --: | --- | --- |\n| 1 | a | 12 | x, \"y\"\\|z<br>w |  |\n| 2 | b |  |  | {\"k\":[\"p\"]} |\n"));
        QCOMPARE(itemsAs(CopyAs::DynamoDbJson, m_place, two).count('\n'), 2);
        QVERIFY(itemsAs(CopyAs::Json, m_place, two).startsWith("[\n  {\"n\":12,\"pk\":\"a\""));
        QVERIFY(itemsAs(CopyAs::Json, m_place, {two[0]}).startsWith("{\n"));
        for (const CopyAs as : allCopies()) {
            QVERIFY(itemsAs(as, m_place, {}).isEmpty());
            QVERIFY(!copyName(as).isEmpty());
            QCOMPARE(queryAs(as, m_place, request(true)).isEmpty(), !isCode(as));
        }
    }
    void withoutAnEndpointItIsTheService() {
        for (const CopyAs as : {CopyAs::AwsCli, CopyAs::Python, CopyAs::JavaScript, CopyAs::Java, CopyAs::Go})
            QVERIFY(!itemsAs(as, {"Shop", "eu-west-1", {}}, items(1)).contains("ndpoint"));
    }

    void copiedRowsArePastedBack_data() {
        QTest::addColumn<int>("as");
        QTest::newRow("DynamoDB JSON") << int(CopyAs::DynamoDbJson);
        QTest::newRow("JSON") << int(CopyAs::Json);
        QTest::newRow("CSV") << int(CopyAs::Csv);
    }
    void copiedRowsArePastedBack() {
        QFETCH(int, as);
        const QList<Value> two{keyed("a", "1", kPlainOne), keyed("b", "2", kPlainTwo)};
        const Pasted pasted = readPasted(itemsAs(CopyAs(as), m_place, two), bareShop(), {}, {});
        QVERIFY(!pasted.needsMapping);
        QVERIFY2(pasted.problems.isEmpty(), qPrintable(pasted.problems.join('\n')));
        QCOMPARE(pasted.items, two);
    }
    void rowsOfTheGridArePasted() {
        const Pasted pasted = readPasted(QStringLiteral("a\t007\t5\nb\t1\t\n"), bareShop(), {"pk", "sk", "qty"}, {ValueType::S, ValueType::S, ValueType::N});
        QVERIFY(!pasted.needsMapping);
        QCOMPARE(pasted.items, (QList<Value>{keyed("a", "007", kQuantity), keyed("b", "1")}));
        QVERIFY(readPasted(QStringLiteral("a\tb\n"), bareShop(), {"pk", "sk", "qty"}, {}).needsMapping);
        const Pasted bad = readPasted(QStringLiteral("pk\tsk\tn\na\t1\t1\n\t2\t2\n"), bareShop(), {}, {});
        QCOMPARE(bad.items.size(), 1);
        QCOMPARE(bad.problems.size(), 1);
        QVERIFY(bad.problems[0].startsWith("Line 3: "));
    }
};

RF_TEST_GUILESS_MAIN(TestCopyAs)

} // namespace tst_copy_as

#include "tst_copy_as.moc"
