// rangefinder-cli as its users meet it: what it prints, its exit codes, and what it says to bad input and bad files.

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Answer {
    int code = -1;
    QString out, error;
};

enum Exit { Done = 0, Refused = 1, Usage = 2, BadFile = 3, NotWhole = 4 };

Answer cli(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(RF_BINARY_DIR "/rangefinder-cli"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", qPrintable(path));
}
QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    Answer exec(const char* operation, const QByteArray& json, const QStringList& more = {}) const {
        return cli(QStringList{"exec", path("t.rfdb"), operation, "--json", QString::fromUtf8(json)} + more);
    }
    QString itemOf(const char* id) const {
        return exec("GetItem", QByteArray("{\"TableName\":\"Tab\",\"Key\":{\"id\":{\"S\":\"") + id + "\"}}}").out.trimmed();
    }

private slots:
    void init();
    void exportAndImportGiveTheSame();
    void bodyFromStandardInputAndFile();
    void everyTypeSurvives();
    void aSampleIsWholeAndListed();
    void refusals_data();
    void refusals();
    void badFiles_data();
    void badFiles();
    void heldFileNamesItsHolder();
    void refusedLinesAreKept();
    void damageIsReported();
    void aReplayedTableIsEqual();
    void csvGoesOutAndComesBack();
    void itemsAreMadeUp();
    void anIndexGoesOut();
    void anExportToS3ComesIn();
    void usage();
};

void TestCli::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const Answer made = exec("CreateTable",
                             "{\"TableName\":\"Tab\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":"
                             "\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"BillingMode\":"
                             "\"PAY_PER_REQUEST\"}",
                             {"--create"});
    QVERIFY2(made.code == Done, qPrintable(made.error));
}

void TestCli::exportAndImportGiveTheSame() {
    for (int i = 0; i < 50; ++i) {
        const QByteArray item = "{\"TableName\":\"Tab\",\"Item\":{\"id\":{\"S\":\"k" + QByteArray::number(i) +
                                "\"},\"n\":{\"N\":\"" + QByteArray::number(i * 7) + "\"}}}";
        if (i % 10 == 0) QCOMPARE(exec("PutItem", item).code, int(Done));
    }
    for (const char* name : {"out.json", "out.json.gz"}) {
        QCOMPARE(cli({"export", path("t.rfdb"), "Tab", path(name)}).code, int(Done));
        QCOMPARE(cli({"export", path("t.rfdb"), "Tab", path(name)}).code, int(Refused)); // nothing is overwritten unasked
        QCOMPARE(cli({"export", path("t.rfdb"), "Tab", path(name), "--overwrite"}).code, int(Done));
    }
    QCOMPARE(read(path("out.json")).count('\n'), 5);
    QCOMPARE(read(path("out.json.gz")).left(2), QByteArray("\x1f\x8b"));
    const QString before = exec("Scan", "{\"TableName\":\"Tab\"}").out;
    for (int i = 0; i < 50; i += 10)
        QCOMPARE(exec("DeleteItem", "{\"TableName\":\"Tab\",\"Key\":{\"id\":{\"S\":\"k" + QByteArray::number(i) + "\"}}}").code,
                 int(Done));
    QVERIFY(exec("Scan", "{\"TableName\":\"Tab\"}").out.contains("\"Count\":0"));
    QCOMPARE(cli({"import", path("t.rfdb"), "Tab", path("out.json.gz")}).code, int(Done));
    QCOMPARE(exec("Scan", "{\"TableName\":\"Tab\"}").out, before);
    QCOMPARE(cli({"check", path("t.rfdb")}).code, int(Done));
}

void TestCli::bodyFromStandardInputAndFile() {
    const QByteArray body = "{\"TableName\":\"Tab\",\"Item\":{\"id\":{\"S\":\"a\"}}}";
    QCOMPARE(cli({"exec", path("t.rfdb"), "PutItem", "--json", "-"}, body).code, int(Done));
    write(path("body.json"), "{\"TableName\":\"Tab\",\"Key\":{\"id\":{\"S\":\"a\"}}}");
    const Answer got = cli({"exec", path("t.rfdb"), "GetItem", "--json", "@" + path("body.json"), "--pretty"});
    QCOMPARE(got.out, QStringLiteral("{\n  \"Item\": {\n    \"id\": {\n      \"S\": \"a\"\n    }\n  }\n}\n"));
    QCOMPARE(cli({"exec", path("t.rfdb"), "GetItem", "--json", "@" + path("nobody.json")}).code, int(BadFile));
}

void TestCli::everyTypeSurvives() {
    const QByteArray item =
        "{\"b\":{\"B\":\"AAEC/w==\"},\"bool\":{\"BOOL\":true},\"bs\":{\"BS\":[\"AA==\"]},\"empty\":{\"S\":\"\"},\"id\":"
        "{\"S\":\"x\"},\"l\":{\"L\":[{\"NULL\":true},{\"M\":{\"a\":{\"N\":\"-0.5\"}}}]},\"n\":{\"N\":"
        "\"12345678901234567890123456789012345678\"},\"ns\":{\"NS\":[\"1\",\"2\"]},\"ss\":{\"SS\":[\"\xC3\xA9\"]}}";
    QCOMPARE(exec("PutItem", "{\"TableName\":\"Tab\",\"Item\":" + item + "}").code, int(Done));
    const QString stored = itemOf("x");
    QCOMPARE(stored, "{\"Item\":" + QString::fromUtf8(item) + "}");
    QCOMPARE(cli({"export", path("t.rfdb"), "Tab", path("x.json")}).code, int(Done));
    QCOMPARE(exec("DeleteItem", "{\"TableName\":\"Tab\",\"Key\":{\"id\":{\"S\":\"x\"}}}").code, int(Done));
    QCOMPARE(cli({"import", path("t.rfdb"), "Tab", path("x.json")}).code, int(Done));
    QCOMPARE(itemOf("x"), stored);
}

void TestCli::aSampleIsWholeAndListed() {
    QCOMPARE(cli({"sample", path("shop.rfdb")}).code, int(Done));
    const Answer again = cli({"sample", path("shop.rfdb")});
    QVERIFY(again.code != Done); // a file that is there stays as it is
    const Answer listed = cli({"tables", path("shop.rfdb")});
    QCOMPARE(listed.code, int(Done));
    QVERIFY2(listed.out.contains("us-east-1/Shop") && listed.out.contains("GSI GSI1"), qPrintable(listed.out));
    const Answer whole = cli({"check", path("shop.rfdb")});
    QCOMPARE(whole.code, int(Done));
    QVERIFY(whole.out.contains("25000 items"));
    QVERIFY(cli({"sample", path("other.rfdb"), "nonesuch"}).code != Done);
    QVERIFY(!QFile::exists(path("other.rfdb")));
}

void TestCli::refusals_data() {
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* operation, const QString& json, const char* says) {
        QTest::newRow(name) << operation << json << says;
    };
    row("no JSON", "GetItem", "{", "SerializationException");
    row("unknown operation", "GetItems", "{}", "UnknownOperationException");
    row("no such table", "GetItem", R"({"TableName":"Nope","Key":{"id":{"S":"a"}}})", "ResourceNotFoundException");
    row("wrong type of key", "GetItem", R"({"TableName":"Tab","Key":{"id":{"N":"1"}}})",
        "ValidationException: The provided key element does not match the schema");
    row("39 digits", "PutItem",
        R"({"TableName":"Tab","Item":{"id":{"S":"a"},"n":{"N":"123456789012345678901234567890123456789"}}})",
        "ValidationException: Attempting to store more than 38 significant digits in a Number");
    row("bad base64", "PutItem", R"({"TableName":"Tab","Item":{"id":{"S":"a"},"b":{"B":"***"}}})", "SerializationException");
    row("bad expression", "PutItem",
        R"({"TableName":"Tab","Item":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id"})",
        "Invalid ConditionExpression: Syntax error; token: \"<EOF>\"");
    row("condition", "PutItem",
        R"~({"TableName":"Tab","Item":{"id":{"S":"a"}},"ConditionExpression":"attribute_exists(id)"})~",
        "ConditionalCheckFailedException: The conditional request failed");
    row("oversize key", "PutItem", R"({"TableName":"Tab","Item":{"id":{"S":")" + QString(2049, 'k') + R"("}}})",
        "ValidationException");
    QString deep = R"({"S":"x"})";
    for (int i = 0; i < 33; ++i) deep = R"({"L":[)" + deep + "]}";
    row("33 levels", "PutItem", R"({"TableName":"Tab","Item":{"id":{"S":"a"},"d":)" + deep + "}}",
        "Nesting Levels have exceeded supported limits");
    row("thousands of parentheses", "PutItem",
        R"({"TableName":"Tab","Item":{"id":{"S":"a"}},"ConditionExpression":")" + QString(4000, '(') + R"("})",
        "Invalid ConditionExpression: Syntax error");
}

void TestCli::refusals() {
    QFETCH(QString, operation);
    QFETCH(QString, json);
    QFETCH(QString, says);
    const Answer answer = exec(qPrintable(operation), json.toUtf8());
    QCOMPARE(answer.code, int(Refused));
    QVERIFY2(answer.error.contains(says), qPrintable(answer.error));
    QVERIFY(exec("Scan", "{\"TableName\":\"Tab\"}").out.contains("\"Count\":0"));
    QVERIFY(exec("PutItem", "{\"TableName\":\"Tab\",\"Item\":{\"id\":{\"S\":\"" + QByteArray(400 * 1024, 'v') + "\"}}}").code !=
            Done);
}

void TestCli::badFiles_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray("") << "";
    QTest::newRow("text") << QByteArray("hello, world") << "is not a table file";
    QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, 'x') << "";
    QTest::newRow("zeros") << QByteArray(65'536, '\0') << "";
}

void TestCli::badFiles() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    write(path("bad.rfdb"), bytes);
    for (const QStringList& arguments :
         {QStringList{"tables", path("bad.rfdb")}, QStringList{"check", path("bad.rfdb")},
          QStringList{"exec", path("bad.rfdb"), "ListTables"}, QStringList{"export", path("bad.rfdb"), "Tab", path("o.json")},
          QStringList{"import", path("bad.rfdb"), "Tab", path("bad.rfdb")}}) {
        const Answer answer = cli(arguments);
        QVERIFY2(answer.code == BadFile || answer.code == NotWhole,
                 qPrintable(QStringLiteral("%1: %2 %3").arg(arguments.join(' ')).arg(answer.code).arg(answer.error)));
        QVERIFY2(answer.error.contains("bad.rfdb"), qPrintable(answer.error));
        QVERIFY2(answer.error.contains(says), qPrintable(answer.error));
    }
    QCOMPARE(read(path("bad.rfdb")), bytes); // and it stays what it was
    QCOMPARE(cli({"tables", path("none.rfdb")}).code, int(BadFile));
    QCOMPARE(cli({"tables", m_folder->path()}).code, int(BadFile));
    QVERIFY(!QFile::exists(path("none.rfdb")));
}

void TestCli::heldFileNamesItsHolder() {
    QProcess holder;
    holder.start(QStringLiteral(RF_BINARY_DIR "/rangefinder-cli"), {"serve", path("t.rfdb"), "--port", "0"});
    QVERIFY(holder.waitForReadyRead(30'000));
    const Answer second = exec("ListTables", "{}");
    QCOMPARE(second.code, int(BadFile));
    QVERIFY2(second.error.contains(QString::number(holder.processId())), qPrintable(second.error));
    QCOMPARE(exec("ListTables", "{}", {"--read-only"}).out.trimmed(), QStringLiteral("{\"TableNames\":[\"Tab\"]}"));
    holder.terminate();
    QVERIFY(holder.waitForFinished(30'000));
    QCOMPARE(holder.exitCode(), 0);
    QCOMPARE(exec("ListTables", "{}").code, int(Done));
}

void TestCli::refusedLinesAreKept() {
    write(path("in.json"), "{\"Item\":{\"id\":{\"S\":\"good\"}}}\n"
                           "{\"Item\":{\"no\":{\"S\":\"key\"}}}\n"
                           "not JSON\n"
                           "{\"Item\":{\"id\":{\"S\":\"better\"}}}\n");
    const Answer answer = cli({"import", path("t.rfdb"), "Tab", path("in.json"), "--rejects", path("rejects.json")});
    QCOMPARE(answer.code, int(NotWhole));
    QVERIFY2(answer.out.contains("2 items imported") && answer.out.contains("2 lines refused"), qPrintable(answer.out));
    const QByteArray rejects = read(path("rejects.json"));
    QVERIFY2(rejects.contains("2") && rejects.contains("not JSON"), rejects.constData());
    QVERIFY(exec("Scan", "{\"TableName\":\"Tab\"}").out.contains("\"Count\":2"));
    QCOMPARE(cli({"import", path("t.rfdb"), "Nope", path("in.json")}).code, int(Refused));
    QCOMPARE(cli({"import", path("t.rfdb"), "Tab", path("none.json")}).code, int(BadFile));
}

void TestCli::damageIsReported() {
    QCOMPARE(cli({"sample", path("shop.rfdb")}).code, int(Done));
    QByteArray bytes = read(path("shop.rfdb"));
    const qsizetype at = bytes.indexOf("CUSTOMER#c-20418", bytes.size() / 2);
    QVERIFY(at > 0);
    bytes[at + 3] = char(bytes[at + 3] ^ 1);
    write(path("shop.rfdb"), bytes);
    const Answer flipped = cli({"check", path("shop.rfdb")});
    QCOMPARE(flipped.code, int(NotWhole));
    QVERIFY(flipped.out.contains("DAMAGED"));
    write(path("shop.rfdb"), bytes.left(bytes.size() / 2));
    const Answer cut = cli({"check", path("shop.rfdb")});
    QVERIFY2(cut.code == NotWhole || cut.code == BadFile, qPrintable(cut.out + cut.error));
}

void TestCli::aReplayedTableIsEqual() {
    const auto make = [&](const char* table) {
        return exec("CreateTable", QByteArray("{\"TableName\":\"") + table +
                                       "\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":"
                                       "[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"BillingMode\":\"PAY_PER_REQUEST\"}").code;
    };
    const auto items = [&](const char* table) {
        QStringList lines = QString::fromUtf8(read(path(table))).split('\n');
        lines.sort();
        return lines;
    };
    QCOMPARE(exec("UpdateTable", "{\"TableName\":\"Tab\",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}}").code, int(Done));
    QByteArray lines;
    for (int i = 0; i < 1'000; ++i)
        lines += "{\"Item\":{\"id\":{\"S\":\"k" + QByteArray::number(i * 7 % 300) + "\"},\"n\":{\"N\":\"" + QByteArray::number(i) + "\"}}}\n";
    write(path("in.jsonl"), lines);
    QCOMPARE(cli({"import", path("t.rfdb"), "Tab", path("in.jsonl")}).code, int(Done));
    QCOMPARE(exec("DeleteItem", "{\"TableName\":\"Tab\",\"Key\":{\"id\":{\"S\":\"k7\"}}}").code, int(Done));
    QCOMPARE(make("Copy"), int(Done));
    const Answer replayed = cli({"replay", path("t.rfdb"), "Tab", "--into-table", "Copy", "--from", "1h", "--speed", "100"});
    QVERIFY2(replayed.code == Done, qPrintable(replayed.error));
    QVERIFY2(replayed.out.startsWith("1001 records"), qPrintable(replayed.out));
    for (const char* table : {"Tab", "Copy"}) QCOMPARE(cli({"export", path("t.rfdb"), table, path(table)}).code, int(Done));
    QCOMPARE(items("Copy").size(), 300); // 299 items and the end
    QCOMPARE(items("Copy"), items("Tab"));
    QCOMPARE(cli({"replay", path("t.rfdb"), "Tab", "--into-file", path("changes.jsonl")}).code, int(Done));
    QCOMPARE(read(path("changes.jsonl")).count('\n'), 1'001);
    QCOMPARE(cli({"replay", path("t.rfdb"), "Tab", "--into-table", "Copy", "--from", "soon"}).code, int(Refused));
    QCOMPARE(cli({"replay", path("t.rfdb"), "Copy", "--into-table", "Tab"}).code, int(Refused)); // it never had a stream
    QCOMPARE(cli({"replay", path("t.rfdb"), "Tab"}).code, int(Usage));
}

void TestCli::csvGoesOutAndComesBack() {
    const QByteArray item = "{\"b\":{\"B\":\"AAEC/w==\"},\"empty\":{\"S\":\"\"},\"id\":{\"S\":\"x, \\\"y\\\"\"},\"n\":{\"N\":"
                            "\"12345678901234567890123456789012345678\"},\"ss\":{\"SS\":[\"a\",\"b\"]},\"zip\":{\"S\":\"007\"}}";
    QCOMPARE(exec("PutItem", "{\"TableName\":\"Tab\",\"Item\":" + item + "}").code, int(Done));
    QCOMPARE(cli({"export", path("t.rfdb"), "Tab", path("out.csv.zst")}).code, int(Done));
    QCOMPARE(read(path("out.csv.zst")).left(4), QByteArray("\x28\xb5\x2f\xfd"));
    const Answer made = cli({"import", path("t.rfdb"), "Copy", path("out.csv.zst"), "--hash", "id"});
    QVERIFY2(made.code == Done, qPrintable(made.error + made.out));
    QCOMPARE(exec("Scan", "{\"TableName\":\"Copy\"}").out, exec("Scan", "{\"TableName\":\"Tab\"}").out);
    write(path("in.csv"), "no;qty;note\n1;x;a\n2;5;b\n");
    const QStringList rules{"--map", "no=id:S", "--map", "qty=:N", "--leave-out", "note"};
    const Answer dry = cli(QStringList{"import", path("t.rfdb"), "Copy", path("in.csv"), "--dry-run"} + rules);
    QVERIFY2(dry.code == Done && dry.out.contains("delimiter ;") && dry.out.contains("{\"id\":{\"S\":\"2\"},\"qty\":{\"N\":\"5\"}}"), qPrintable(dry.out + dry.error));
    const Answer some = cli(QStringList{"import", path("t.rfdb"), "Copy", path("in.csv")} + rules);
    QCOMPARE(some.code, int(NotWhole));
    QVERIFY(read(path("in.rejects.jsonl")).contains("is no number"));
    QCOMPARE(cli({"import", path("t.rfdb"), "Copy", path("in.csv"), "--resume", "--map", "no=id:S"}).code, int(Refused)); // none stopped
    QCOMPARE(cli({"import", path("t.rfdb"), "Copy", path("in.csv"), "--map", "nobody=id"}).code, int(Refused));
    QCOMPARE(cli({"import", path("t.rfdb"), "Copy", path("in.csv"), "--format", "xml"}).code, int(Usage));
}

void TestCli::itemsAreMadeUp() {
    const Answer empty = cli({"generate", path("t.rfdb"), "Tab", "--count", "5"});
    QCOMPARE(empty.code, int(Refused)); // there is nothing to follow
    for (const char* key : {"a-1001", "a-2002", "a-3003"})
        QCOMPARE(exec("PutItem", QByteArray("{\"TableName\":\"Tab\",\"Item\":{\"id\":{\"S\":\"") + key + "\"},\"n\":{\"N\":\"7\"}}}").code, int(Done));
    const Answer dry = cli({"generate", path("t.rfdb"), "Tab", "--count", "4", "--dry-run"});
    QVERIFY2(dry.code == Done && dry.out.count('\n') == 4 && dry.out.contains("\"n\":{\"N\":"), qPrintable(dry.out + dry.error));
    QVERIFY(exec("Scan", "{\"TableName\":\"Tab\"}").out.contains("\"Count\":3"));
    const Answer made = cli({"generate", path("t.rfdb"), "Tab", "--count", "40", "--seed", "9"});
    QVERIFY2(made.code == Done && made.out.startsWith("40 items made in Tab"), qPrintable(made.out + made.error));
    QVERIFY(exec("Scan", "{\"TableName\":\"Tab\"}").out.contains("\"Count\":43"));
    QCOMPARE(cli({"generate", path("t.rfdb"), "Tab", "--count", "0"}).code, int(Usage));
    QCOMPARE(cli({"check", path("t.rfdb")}).code, int(Done));
}

void TestCli::anIndexGoesOut() {
    QCOMPARE(exec("CreateTable", "{\"TableName\":\"Idx\",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"},"
                                 "{\"AttributeName\":\"city\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
                                 "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"byCity\",\"KeySchema\":[{\"AttributeName\":\"city\",\"KeyType\":\"HASH\"}],"
                                 "\"Projection\":{\"ProjectionType\":\"KEYS_ONLY\"}}],\"BillingMode\":\"PAY_PER_REQUEST\"}").code, int(Done));
    QCOMPARE(exec("PutItem", "{\"TableName\":\"Idx\",\"Item\":{\"id\":{\"S\":\"1\"},\"city\":{\"S\":\"Lyon\"},\"more\":{\"S\":\"x\"}}}").code, int(Done));
    QCOMPARE(exec("PutItem", "{\"TableName\":\"Idx\",\"Item\":{\"id\":{\"S\":\"2\"}}}").code, int(Done)); // not in the index
    const Answer out = cli({"export", path("t.rfdb"), "Idx", path("idx.csv"), "--index", "byCity", "--untyped"});
    QVERIFY2(out.code == Done && out.out.startsWith("1 items exported"), qPrintable(out.out + out.error));
    QCOMPARE(read(path("idx.csv")), QByteArray("city,id\nLyon,1\n"));
    const Answer none = cli({"export", path("t.rfdb"), "Idx", path("no.csv"), "--index", "byName"});
    QCOMPARE(none.code, int(Refused));
    QVERIFY2(none.error.contains("does not have the specified index: byName"), qPrintable(none.error));
    QVERIFY(!QFile::exists(path("no.csv")));
}

void TestCli::anExportToS3ComesIn() {
    QDir(m_folder->path()).mkpath("AWSDynamoDB/01-a/data");
    const QString folder = path("AWSDynamoDB/01-a");
    write(path("lines"), "{\"Item\":{\"id\":{\"S\":\"k1\"}}}\n{\"Item\":{\"id\":{\"S\":\"k2\"}}}\n");
    QCOMPARE(cli({"import", path("t.rfdb"), "Tab", path("lines")}).code, int(Done));
    QCOMPARE(cli({"export", path("t.rfdb"), "Tab", folder + "/data/x.json.gz"}).code, int(Done));
    write(folder + "/manifest-summary.json", "{\"outputFormat\":\"DYNAMODB_JSON\",\"itemCount\":2,\"tableArn\":\"arn:aws:dynamodb:us-east-1:1:table/Tab\"}");
    write(folder + "/manifest-files.json", "{\"itemCount\":2,\"dataFileS3Key\":\"AWSDynamoDB/01-a/data/x.json.gz\"}\n");
    const Answer dry = cli({"import", path("t.rfdb"), "Copy", folder, "--dry-run"});
    QVERIFY2(dry.out.startsWith("export of Tab, 1 files, jsonl"), qPrintable(dry.out + dry.error));
    const Answer in = cli({"import", path("t.rfdb"), "Copy", folder, "--hash", "id"});
    QVERIFY2(in.code == Done && in.out.startsWith("2 items imported into Copy"), qPrintable(in.out + in.error));
    QCOMPARE(exec("Scan", "{\"TableName\":\"Copy\"}").out, exec("Scan", "{\"TableName\":\"Tab\"}").out);
    write(folder + "/manifest-summary.json", "{\"outputFormat\":\"ION\"}");
    const Answer ion = cli({"import", path("t.rfdb"), "Copy", folder});
    QCOMPARE(ion.code, int(Refused));
    QVERIFY2(ion.error.contains("Amazon Ion"), qPrintable(ion.error));
}

void TestCli::usage() {
    QCOMPARE(cli({}).code, int(Usage));
    QCOMPARE(cli({"frobnicate"}).code, int(Usage));
    QCOMPARE(cli({"exec", path("t.rfdb")}).code, int(Usage));
    QCOMPARE(cli({"--help"}).code, int(Done));
    for (const char* command : {"exec", "import", "export", "serve", "sample", "convert", "check", "tables"})
        QVERIFY(cli({"--help"}).out.contains(command));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
