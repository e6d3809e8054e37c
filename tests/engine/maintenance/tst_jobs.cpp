// Import, export, conversion and the sample: what goes in comes out identical, what cannot is told and kept.

#include "engine/api/ops/put_item.h"
#include "engine/maintenance/jobs.h"
#include "engine/maintenance/line_file.h"
#include "engine/maintenance/local_database.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

#include <fstream>
#include <numeric>
#include <set>
#include <sqlite3.h>

namespace tst_jobs {

using namespace rf;
namespace fs = std::filesystem;

namespace {

Result<Response> execute(Service& service, std::string_view operation, const std::string& json) {
    RF_ASSIGN(const Request request, requestFromJson(operation, json));
    return service.execute(request, {});
}

std::unique_ptr<Service> withTable(const fs::path& path) {
    auto service = openEngine(path, {.mode = EngineOptions::Mode::Create});
    if (!service) return nullptr;
    auto made = execute(**service, "CreateTable", R"({"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"g","AttributeType":"N"}],
        "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
        "GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
                                   "Projection":{"ProjectionType":"ALL"}}]})");
    return made ? std::move(*service) : nullptr;
}

/// Every item by key, as DynamoDB JSON.
std::map<std::string, std::string> dump(Store& store, std::string_view table) {
    std::map<std::string, std::string> found;
    (void)store.read([&](ReadTxn& txn) {
        return txn.scan(txn.catalog().find(kDefaultRegion, table)->tree, {},
                        [&](std::string_view key, std::string_view bytes, std::size_t) {
                            std::string json;
                            (void)appendItemJson(bytes, json);
                            found.emplace(std::string(key), std::move(json));
                            return true;
                        });
    });
    return found;
}

std::string deepItem(int levels) {
    std::string open, close;
    for (int i = 1; i < levels; ++i) {
        open += i % 2 ? R"({"M":{"n":)" : R"({"L":[)";
        close.insert(0, i % 2 ? "}}" : "]}");
    }
    return open + R"({"S":"bottom"})" + close;
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void exportedItemsComeBackIdentical_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "out.json";
        QTest::newRow("gzip") << "out.json.gz";
    }
    void exportedItemsComeBackIdentical();

    void refusedLinesAreKeptWithTheirReason();

    void tooManyRefusedLinesEndIt() {
        auto service = withTable(path("t.rfdb"));
        write("in.jsonl", "{\"pk\":{\"S\":\"a\"}}\nx\ny\nz\n");
        const auto report = importTable(*service->store(), kDefaultRegion, "Things", path("in.jsonl"), {.maxRejects = 1});
        QVERIFY(!report);
        QCOMPARE(int(report.error().code), int(ErrorCode::Validation));
        QCOMPARE(dump(*service->store(), "Things").size(), 1u);
    }

    void incrementalExportLinesApply() {
        auto service = withTable(path("t.rfdb"));
        write("in.jsonl", R"({"Metadata":{"WriteTimestampMicros":{"N":"1"}},"Keys":{"pk":{"S":"a"}},"NewImage":{"pk":{"S":"a"},"v":{"N":"1"}}}
{"Metadata":{"WriteTimestampMicros":{"N":"2"}},"Keys":{"pk":{"S":"b"}},"NewImage":{"pk":{"S":"b"}}}
{"Metadata":{"WriteTimestampMicros":{"N":"3"}},"Keys":{"pk":{"S":"a"}},"OldImage":{"pk":{"S":"a"},"v":{"N":"1"}}}
)");
        QVERIFY(importTable(*service->store(), kDefaultRegion, "Things", path("in.jsonl"), {}));
        const auto found = dump(*service->store(), "Things");
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found.begin()->second, std::string(R"({"pk":{"S":"b"}})"));
    }

    void cancelKeepsWhatIsCommitted() {
        auto service = withTable(path("t.rfdb"));
        QByteArray text;
        for (int i = 0; i < 10'000; ++i) text += "{\"pk\":{\"S\":\"k" + QByteArray::number(i) + "\"}}\n";
        write("in.jsonl", text);
        const auto report = importTable(*service->store(), kDefaultRegion, "Things", path("in.jsonl"), {},
                                        [](std::int64_t done, std::int64_t total) { return done < total / 2; });
        QVERIFY(!report);
        QCOMPARE(int(report.error().code), int(ErrorCode::Cancelled));
        const auto kept = dump(*service->store(), "Things").size();
        QVERIFY(kept > 0 && kept < 10'000);
        QVERIFY(!fs::exists(path("in.rejects.jsonl")));
    }

    void cancelledExportLeavesNoFile() {
        QVERIFY(makeSample(path("s.rfdb"), "ecommerce", {}));
        auto store = openSqliteStore(path("s.rfdb"), {.mode = OpenMode::ReadOnly});
        const auto report = exportTable(**store, kDefaultRegion, "Shop", path("o.json"), {},
                                        [](std::int64_t, std::int64_t) { return false; });
        QVERIFY(!report);
        for (const auto& entry : fs::directory_iterator(m_dir->path().toStdString()))
            QVERIFY2(entry.path().filename().string().rfind("o.json", 0) != 0, entry.path().c_str());
    }

    void sampleIsTheSameEveryTime() {
        QVERIFY(makeSample(path("a.rfdb"), "ecommerce", {}));
        QVERIFY(makeSample(path("b.rfdb"), "ecommerce", {}));
        auto a = openSqliteStore(path("a.rfdb"), {.mode = OpenMode::ReadOnly});
        auto b = openSqliteStore(path("b.rfdb"), {.mode = OpenMode::ReadOnly});
        QVERIFY(a && b);
        const auto items = dump(**a, "Shop");
        QCOMPARE(items.size(), 25'000u);
        QVERIFY(items == dump(**b, "Shop"));
        QCOMPARE((*a)->catalog()->find(kDefaultRegion, "Shop")->indexes.size(), 3u);
        const auto checked = checkFile(path("a.rfdb"));
        QVERIFY(checked && checked->whole());
        QCOMPARE(int(makeSample(path("a.rfdb"), "ecommerce", {}).error().code), int(ErrorCode::Io));
        QCOMPARE(int(makeSample(path("c.rfdb"), "nonsense", {}).error().code), int(ErrorCode::Validation));
    }
    void cancelledSampleLeavesNoFile() {
        QCOMPARE(int(makeSample(path("a.rfdb"), "ecommerce", [](auto, auto) { return false; }).error().code),
                 int(ErrorCode::Cancelled));
        QVERIFY(QDir(m_dir->path()).isEmpty());
    }

    void bothFixturesConvert_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("newer");
        QTest::newRow("1.11.478") << "ddblocal-1.11.478_shared-local-instance.db" << false;
        QTest::newRow("3.3.0") << "ddblocal-3.3.0_shared-local-instance.db" << true;
    }
    void bothFixturesConvert() {
        QFETCH(QString, file);
        QFETCH(bool, newer);
        const QString source = QString(RF_SOURCE_DIR "/../shared/fixtures/") + file;
        if (!QFile::exists(source)) QSKIP("the fixtures are not beside this checkout");
        const QByteArray before = hashOf(source);
        const auto report = convertDynamoDbLocal(source.toStdString(), path("c.rfdb"));
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(hashOf(source), before);
        QCOMPARE(report->rejected, 0);
        compareWithSource(source, *report);
        const auto checked = checkFile(path("c.rfdb"));
        QVERIFY(checked && checked->whole());
        QCOMPARE(checked->items, report->items);

        auto service = openEngine(path("c.rfdb"), {});
        const CatalogPtr catalog = (*service)->catalog();
        const TablePtr indexed = catalog->find(kDefaultRegion, "indexed");
        QVERIFY(indexed);
        QCOMPARE(indexed->indexes.size(), 3u);
        QVERIFY(catalog->find(kDefaultRegion, "streamed")->streamEnabled);
        QCOMPARE(catalog->find(kDefaultRegion, "ttl_tags")->timeToLiveAttribute, std::string("exp"));
        if (newer) QVERIFY(catalog->find(kDefaultRegion, "ttl_tags")->deletionProtection);
        QVERIFY(catalog->find(kDefaultRegion, "My.Table-1_x"));
    }

    void localFilesOfEachKind() {
        makeLocal("fakeKey_eu-west-1.db", "");
        const auto report = convertDynamoDbLocal(path("fakeKey_eu-west-1.db"), path("out.rfdb"));
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        auto store = openSqliteStore(path("out.rfdb"), {.mode = OpenMode::ReadOnly});
        QVERIFY((*store)->catalog()->find("eu-west-1", "T"));
        QVERIFY(looksLikeDynamoDbLocal(path("fakeKey_eu-west-1.db")));
        QVERIFY(!looksLikeDynamoDbLocal(path("out.rfdb")));
    }
    void unknownColumnsAndBadItemsAreTold() {
        makeLocal("x.db", "ALTER TABLE dm ADD COLUMN Novelty TEXT; ALTER TABLE \"T\" ADD COLUMN extra BLOB;"
                          "INSERT INTO \"T\"(hashKey,hashValue,ObjectJSON) VALUES(x'62',x'01',CAST('{\"p\":{\"N\":\"1\"}}' AS BLOB));"
                          "INSERT INTO \"T\"(hashKey,hashValue,ObjectJSON) VALUES(x'63',x'02',CAST('{broken' AS BLOB));");
        const auto report = convertDynamoDbLocal(path("x.db"), path("out.rfdb"));
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->items, 1);
        QCOMPARE(report->rejected, 2);
        const std::string all = std::accumulate(report->details.begin(), report->details.end(), std::string());
        QVERIFY(all.find("Novelty") != std::string::npos && all.find("extra") != std::string::npos);
        QVERIFY(fs::exists(report->rejectsFile));
    }
    void brokenDescriptionNamesTheTable() {
        makeLocal("x.db", "UPDATE dm SET TableInfo = CAST('{}' AS BLOB);");
        const auto report = convertDynamoDbLocal(path("x.db"), path("out.rfdb"));
        QVERIFY(!report);
        QCOMPARE(int(report.error().code), int(ErrorCode::FileCorrupt));
        QVERIFY(report.error().message.find("table T") != std::string::npos);
        QVERIFY(!fs::exists(path("out.rfdb")));
    }
    void whatIsNoLocalFileIsSaid() {
        write("text.db", "hello, this is no database at all, only some text");
        QCOMPARE(int(convertDynamoDbLocal(path("text.db"), path("o.rfdb")).error().code), int(ErrorCode::FileNotOurs));
        QCOMPARE(int(convertDynamoDbLocal(path("none.db"), path("o.rfdb")).error().code), int(ErrorCode::FileNotFound));
        sqlite("plain.db", "CREATE TABLE t(x);");
        QCOMPARE(int(convertDynamoDbLocal(path("plain.db"), path("o.rfdb")).error().code), int(ErrorCode::FileNotOurs));
    }
    void cutLocalFileIsSaid() {
        makeLocal("x.db", "");
        QFile file(QString::fromStdString(path("x.db").string()));
        for (qint64 size = file.size() - 512; size > 0; size -= 1024) {
            QVERIFY(file.resize(size));
            const auto report = convertDynamoDbLocal(path("x.db"), path("o.rfdb"));
            QVERIFY(!report || report->items <= 1);
            std::error_code ignored;
            fs::remove(path("o.rfdb"), ignored);
        }
    }

private:
    fs::path path(const char* name) const { return fs::path(m_dir->path().toStdString()) / name; }
    void write(const char* name, const QByteArray& bytes) const {
        std::ofstream(path(name), std::ios::binary).write(bytes.data(), bytes.size());
    }
    static QByteArray hashOf(const QString& file) {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly)) return {};
        return QCryptographicHash::hash(source.readAll(), QCryptographicHash::Sha256);
    }
    void sqlite(const char* name, const std::string& sql) const {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(path(name).c_str(), &database), SQLITE_OK);
        char* words = nullptr;
        QVERIFY2(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &words) == SQLITE_OK, words);
        sqlite3_close(database);
    }
    /// One table T (hash p, S) with one item, in the form of spec/09b; then `more`.
    void makeLocal(const char* name, const std::string& more) const {
        sqlite(name, R"(CREATE TABLE cf (version TEXT); INSERT INTO cf VALUES('v2.4.0');
            CREATE TABLE dm (TableName TEXT, CreationDateTime INTEGER, LastDecreaseDate INTEGER, LastIncreaseDate INTEGER,
              NumberOfDecreasesToday INTEGER, ReadCapacityUnits INTEGER, WriteCapacityUnits INTEGER, TableInfo BLOB,
              BillingMode INTEGER DEFAULT 0, PayPerRequestDateTime INTEGER DEFAULT 0, PRIMARY KEY(TableName));
            INSERT INTO dm VALUES('T',1,0,0,0,5,5,CAST('{"Attributes":[{"AttributeName":"p","AttributeType":"S"}],"GSIList":[],
              "SQLiteIndex":{"":[{"DynamoDBAttribute":{"AttributeName":"p","AttributeType":"S"},"KeyType":"HASH"}]}}' AS BLOB),0,0);
            CREATE TABLE "T" (hashKey TEXT DEFAULT NULL, hashValue BLOB NOT NULL, itemSize INTEGER DEFAULT 0, ObjectJSON BLOB NOT NULL, PRIMARY KEY(hashKey));
            INSERT INTO "T"(hashKey,hashValue,ObjectJSON) VALUES(x'61',x'00',CAST('{"p":{"S":"a"}}' AS BLOB));)" + more);
    }
    /// Every ObjectJSON of the source is an item of the target, and there are no others.
    void compareWithSource(const QString& source, const ConvertReport& report) const {
        auto database = LocalDatabase::open(source.toStdString());
        QVERIFY(database);
        auto store = openSqliteStore(path("c.rfdb"), {.mode = OpenMode::ReadOnly});
        std::int64_t items = 0;
        const auto tables = database->tables(kDefaultRegion);
        QVERIFY(tables);
        QCOMPARE(std::int64_t(tables->size()), report.tables);
        for (const LocalTable& table : *tables) {
            std::set<std::string> wanted, found;
            QVERIFY(database->items(table.schema.name, [&](std::string_view json) -> Status {
                RF_ASSIGN(const Item item, itemFromJson(json));
                wanted.insert(toJson(item));
                return {};
            }));
            for (auto& [key, json] : dump(**store, table.schema.name)) found.insert(json);
            QVERIFY2(wanted == found, table.schema.name.c_str());
            items += std::ssize(found);
        }
        QCOMPARE(items, report.items);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

// Outside the class because moc loses its way in raw strings that begin with a quote.
void TestJobs::exportedItemsComeBackIdentical() {
    QFETCH(QString, name);
    auto from = withTable(path("from.rfdb"));
    QVERIFY(from);
    const std::string everything =
        R"({"pk":{"S":"all"},"n":{"N":"99999999999999999999999999999999999999"},"tiny":{"N":"-0.000000000000000000000000000000000012345678901234567890123456789012345678"},)"
        R"("empty":{"S":""},"none":{"B":""},"bin":{"B":"AAECAwT/"},"yes":{"BOOL":true},"nil":{"NULL":true},)"
        R"("ss":{"SS":["b","a"]},"ns":{"NS":["1.50","-2"]},"bs":{"BS":["AQ==","Ag=="]},"l":{"L":[]},"m":{"M":{}},)"
        R"("quote \" and \\ and ☃ and \u0000":{"S":"line\nbreak\u0001"},"deep":)" + deepItem(32) + "}";
    const auto whole = execute(*from, "PutItem", R"({"TableName":"Things","Item":)" + everything + "}");
    QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
    test::RandomValues random(7);
    for (int i = 0; i < 400; ++i) {
        Item item = random.item();
        item.erase("");
        item.set("pk", AttributeValue::string("r" + std::to_string(i)));
        if (i % 2) item.set("g", AttributeValue::number(Number::fromInt(i)));
        else item.erase("g");
        const auto put = call<PutItem>(*from, {.tableName = "Things", .item = InputAttributes(item)});
        QVERIFY2(put, put ? "" : put.error().message.c_str());
    }
    const auto exported = exportTable(*from->store(), kDefaultRegion, "Things", path(name.toUtf8()), {});
    QVERIFY(exported);
    QCOMPARE(exported->items, 401);

    auto to = withTable(path("to.rfdb"));
    const auto imported = importTable(*to->store(), kDefaultRegion, "Things", path(name.toUtf8()), {});
    QVERIFY2(imported, imported ? "" : imported.error().message.c_str());
    QCOMPARE(imported->imported, 401);
    QCOMPARE(imported->rejected, 0);
    QVERIFY(dump(*to->store(), "Things") == dump(*from->store(), "Things"));
    QVERIFY(to->close());
    const auto checked = checkFile(path("to.rfdb"));
    QVERIFY(checked && checked->whole());
    QCOMPARE(checked->indexEntries, 200);
}

void TestJobs::refusedLinesAreKeptWithTheirReason() {
    auto service = withTable(path("t.rfdb"));
    const QByteArrayList lines{
        R"({"Item":{"pk":{"S":"a"}}})",
        R"({"pk":{"S":"bare"}})",
        "not json",
        "",
        R"({"Item":{"other":{"S":"x"}}})",
        R"({"Item":{"pk":{"N":"1"}}})",
        R"({"Item":{"pk":{"S":"b"},"n":{"N":"1e400"}}})",
        R"({"Item":{"pk":{"S":"c"},"g":{"S":"text in a number key"}}})",
        R"({"Item":{"pk":{"S":"big"},"x":{"S":")" + QByteArray(410'000, 'x') + R"("}}})",
        "[1,2]",
        R"({"Item":{"S":"this item has one attribute named Item"},"pk":{"S":"d"}})",
    };
    write("in.jsonl", lines.join('\n'));
    const auto report = importTable(*service->store(), kDefaultRegion, "Things", path("in.jsonl"), {});
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QCOMPARE(report->read, 10);
    QCOMPARE(report->imported, 3);
    QCOMPARE(report->rejected, 7);
    QCOMPARE(report->rejectsFile, path("in.rejects.jsonl"));
    QCOMPARE(report->details.front(), std::string("line 3: ") + "" + report->details.front().substr(8));
    auto rejects = LineReader::open(report->rejectsFile);
    std::string line;
    QVERIFY(rejects && *rejects->next(line));
    auto parsed = JsonDocument::parse(line);
    QVERIFY(parsed);
    QCOMPARE(std::string_view(parsed->root()["text"].get_string()), std::string_view("not json"));
    QCOMPARE(std::int64_t(parsed->root()["line"].get_int64()), 3);
}

RF_TEST_GUILESS_MAIN(TestJobs)

} // namespace tst_jobs

#include "tst_jobs.moc"
