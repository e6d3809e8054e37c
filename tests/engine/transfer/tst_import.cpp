// Import of rows: what goes in, what is refused and kept, and an import that stops and goes on.

#include "engine/maintenance/byte_stream.h"
#include "engine/maintenance/new_file.h"
#include "engine/storage/item_store.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/import_rows.h"
#include "engine/transfer/row_values.h"
#include "engine/transfer/sniff.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"
#include "tests/support/program.h"

#include <fstream>

namespace tst_import {

using namespace rf;
using namespace rf::transfer;
namespace fs = std::filesystem;

class TestImport : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    fs::path path(const char* name) const { return fs::path(m_dir->path().toStdString()) / name; }
    fs::path write(const char* name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
        return path(name);
    }
    std::string read(const fs::path& file) const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// Every item as DynamoDB JSON, in key order.
    QStringList items(std::string_view table = "Things") {
        QStringList found;
        (void)m_store->read([&](ReadTxn& txn) {
            return txn.scan(txn.catalog().find(kDefaultRegion, table)->tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
                std::string json;
                (void)appendItemJson(bytes, json);
                found << QString::fromStdString(json);
                return true;
            });
        });
        found.sort();
        return found;
    }
    Result<Look> seen(const fs::path& file) { return look({file, {}}, m_store->catalog()->find(kDefaultRegion, "Things").get()); }
    Result<ImportReport> import(const fs::path& file, const Mapping& mapping, const ImportRowsOptions& options = {}, const Progress& progress = {}) {
        return importRows(*m_store, kDefaultRegion, "Things", {file, {}}, mapping, options, progress);
    }
    Result<ImportReport> import(const fs::path& file, const ImportRowsOptions& options = {}, const Progress& progress = {}) {
        RF_ASSIGN(const Look look, seen(file));
        return import(file, look.mapping, options, progress);
    }

private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = openSqliteStore(path("t.rfdb"), {.mode = OpenMode::Create});
        QVERIFY(store);
        m_store = std::move(*store);
        TableSchema schema;
        schema.region = kDefaultRegion;
        schema.name = "Things";
        schema.billingMode = BillingMode::PayPerRequest;
        schema.attributeDefinitions = {{"id", Type::S}};
        schema.key.hash = {{"id", Type::S}};
        QVERIFY(addTable(*m_store, schema));
    }
    void cleanup() { m_store.reset(); }

    void csvBecomesItems() {
        const auto report = import(write("in.csv", "id,qty,ok,zip,note\n007,1.50,true,01234,\nb,2,false,99999,\"x, y\"\n"));
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->imported, 2);
        QCOMPARE(items(), (QStringList{R"({"id":{"S":"007"},"ok":{"BOOL":true},"qty":{"N":"1.5"},"zip":{"S":"01234"}})",
                                       R"({"id":{"S":"b"},"note":{"S":"x, y"},"ok":{"BOOL":false},"qty":{"N":"2"},"zip":{"S":"99999"}})"}));
        QVERIFY(!fs::exists(stateBeside(path("in.csv"))));
    }
    void columnsAreMapped() {
        const fs::path file = write("in.csv", "name,tags,bytes,doc,typed,gone,e1,e2\nA,x;y,AAE=,\"{\"\"n\"\":0.10}\",\"{\"\"NS\"\":[\"\"2\"\",\"\"1\"\"]}\",z,,\n");
        auto look = seen(file);
        QVERIFY(look);
        QVERIFY(problemOf(look->mapping, m_store->catalog()->find(kDefaultRegion, "Things")->key).find("No column becomes id") == 0);
        auto& columns = look->mapping.columns;
        columns[0].attribute = "id";
        columns[1].as = As::SS;
        columns[1].separator = ";";
        columns[2].as = As::B;
        columns[3].as = As::Json;
        columns[4].as = As::DynamoDbJson;
        columns[5].attribute.clear();
        columns[6].empty = Empty::Null;
        columns[7].empty = Empty::Text;
        QVERIFY(import(file, look->mapping));
        QCOMPARE(items(), QStringList{R"({"bytes":{"B":"AAE="},"doc":{"M":{"n":{"N":"0.1"}}},"e1":{"NULL":true},"e2":{"S":""},"id":{"S":"A"},"tags":{"SS":["x","y"]},"typed":{"NS":["1","2"]}})"});
        columns[0].as = As::N;
        QVERIFY(problemOf(look->mapping, m_store->catalog()->find(kDefaultRegion, "Things")->key).find("must be of type S") != std::string::npos);
        columns[0].as = As::S;
        columns[1].attribute = "id";
        columns[1].as = As::S;
        QCOMPARE(int(import(file, look->mapping).error().code), int(ErrorCode::Validation));
    }
    void plainJsonIsConverted() {
        const fs::path file = write("in.json", R"([{"id":12,"tags":["a","b"],"n":"3","x":null,"new":{"deep":[1]}}])");
        auto look = seen(file);
        QVERIFY(look);
        for (Column& column : look->mapping.columns) {
            if (column.source == "tags") column.as = As::SS;
            if (column.source == "n") column.as = As::N;
            if (column.source == "new") column.attribute = "fresh";
        }
        QVERIFY(import(file, look->mapping));
        QCOMPARE(items(), QStringList{R"({"fresh":{"M":{"deep":{"L":[{"N":"1"}]}}},"id":{"S":"12"},"n":{"N":"3"},"tags":{"SS":["a","b"]},"x":{"NULL":true}})"});
    }
    void everyShapeGivesTheSame_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lines") << QByteArray("{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}\n{\"Item\":{\"id\":{\"S\":\"b\"}}}\n");
        QTest::newRow("scan") << QByteArray("{\"Items\":[{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}},\n {\"id\":{\"S\":\"b\"}}],\"Count\":2}");
        QTest::newRow("plain array") << QByteArray("[{\"id\":\"a\",\"n\":1},{\"id\":\"b\"}]");
        QTest::newRow("plain lines") << QByteArray("{\"id\":\"a\",\"n\":1}\n{\"id\":\"b\"}");
        QTest::newRow("csv") << QByteArray("n,id\n1,a\n,b\n");
    }
    void everyShapeGivesTheSame() {
        QFETCH(QByteArray, bytes);
        for (const Coding coding : {Coding::Plain, Coding::Gzip, Coding::Zstd}) {
            auto sink = ByteSink::create(path("in"), coding, true);
            QVERIFY(sink && sink->write({bytes.constData(), std::size_t(bytes.size())}) && sink->commit());
            const auto report = import(path("in"));
            QVERIFY2(report, report ? "" : report.error().message.c_str());
            QCOMPARE(report->imported, 2);
            QCOMPARE(report->rejected, 0);
            QCOMPARE(items(), (QStringList{R"({"id":{"S":"a"},"n":{"N":"1"}})", R"({"id":{"S":"b"}})"}));
        }
    }
    void refusedRowsAreKeptWithLineAndReason() {
        const std::string big(410'000, 'x');
        const fs::path file = write("in.csv", "id,n\na,1\nb,x\n\"c,2\nd,4,5\n,6\ne," + std::string(39, '9') + "\nf,1\nf\xE9,1\n\"" + big + "\",1\ng,2\n");
        auto look = seen(file);
        QVERIFY(look);
        look->mapping.columns[1].as = As::N;
        look->mapping.layout.encoding = Encoding::Utf8; // one odd byte alone looks like Windows-1252
        const auto report = import(file, look->mapping);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->imported, 3); // a, f, g
        QCOMPARE(report->read, report->imported + report->rejected);
        const std::string rejects = read(report->rejectsFile);
        for (const char* says : {"\"line\":3,", "n: \\\"x\\\" is no number.", "\"text\":\"\\\"c,2\"", "The row has 3 cells, the file 2 columns.",
                                 "more than 38 significant digits", "is not UTF-8", "\"line\":6,"})
            QVERIFY2(rejects.find(says) != std::string::npos, says);
        QVERIFY(rejects.size() > big.size());
    }
    void refusedJsonRows() {
        const auto report = import(write("in.json", "{\"id\":\"a\"}\n{\"id\":\"b\",\"id\":\"c\"}\n{\"id\":\"d\",\"n\":1e200}\n[1]\n{\"id\":\"e\"\n{\"id\":\"f\"}\n"));
        QVERIFY(report);
        QCOMPARE(report->imported, 2);
        const std::string rejects = read(report->rejectsFile);
        for (const char* says : {"id is given twice.", "n: Number overflow", "must be one JSON object", "not JSON"})
            QVERIFY2(rejects.find(says) != std::string::npos, says);
        const auto typed = import(write("typed.json", "{\"id\":{\"S\":\"x\"},\"m\":{\"M\":{\"a\":{\"S\":\"1\"},\"a\":{\"S\":\"2\"}}}}\n"));
        QVERIFY(typed && typed->rejected == 1);
        QVERIFY2(typed->details[0].find("m.M.a is given twice.") != std::string::npos, typed->details[0].c_str());
    }

    void aCancelledImportGoesOn() {
        std::string csv = "id,n\n";
        for (int i = 0; i < 5'000; ++i) csv += "k" + std::to_string(i) + (i % 100 == 7 ? ",bad\n" : "," + std::to_string(i) + "\n");
        const fs::path file = write("in.csv", csv);
        auto look = seen(file);
        QVERIFY(look);
        look->mapping.columns[1].as = As::N;
        std::int64_t asked = 0;
        const auto stopped = import(file, look->mapping, {.itemsPerCommit = 100}, [&](auto, auto) { return ++asked < 5; });
        QCOMPARE(int(stopped.error().code), int(ErrorCode::Cancelled));
        const auto state = stoppedImport(file);
        QVERIFY(state);
        QCOMPARE(state->rows, 2'500);
        QVERIFY(state->mapping == look->mapping);
        QCOMPARE(items().size(), 2'475);
        std::int64_t committed = -1;
        const auto resumed = import(file, look->mapping, {.itemsPerCommit = 100, .resume = true});
        QVERIFY2(resumed, resumed ? "" : resumed.error().message.c_str());
        committed = resumed->imported;
        QCOMPARE(committed, 2'475); // what was written before is not written again
        QCOMPARE(resumed->rejected, 50);
        QCOMPARE(items().size(), 4'950);
        const std::string rejects = read(resumed->rejectsFile);
        QCOMPARE(std::count(rejects.begin(), rejects.end(), '\n'), 50);
        QVERIFY(!fs::exists(stateBeside(file)));
        QCOMPARE(int(import(file, look->mapping, {.resume = true}).error().code), int(ErrorCode::Validation)); // nothing to resume
    }
    void aChangedFileIsNotResumed() {
        std::string csv = "id\n";
        for (int i = 0; i < 1'000; ++i) csv += "k" + std::to_string(i) + "\n";
        const fs::path file = write("in.csv", csv);
        const auto look = seen(file);
        QVERIFY(!import(file, look->mapping, {}, [](auto, auto) { return false; }));
        QVERIFY(stoppedImport(file));
        Mapping other = look->mapping;
        other.columns[0].empty = Empty::Null;
        QVERIFY(!import(file, other, {.resume = true}));
        write("in.csv", csv + "more\n");
        QVERIFY(!stoppedImport(file));
        const auto refused = import(file, look->mapping, {.resume = true});
        QVERIFY(!refused && refused.error().message.find("Start it anew") != std::string::npos);
        QVERIFY(import(file, look->mapping));
        QCOMPARE(items().size(), 1'001);
    }
    void aBrokenFileKeepsWhatItGave() {
        auto sink = ByteSink::create(path("whole.gz"), Coding::Gzip, true);
        std::string csv = "id,v\n";
        for (int i = 0; i < 60'000; ++i) csv += "k" + std::to_string(i) + "," + std::to_string(i * 7919 % 65'521) + "\n";
        QVERIFY(sink && sink->write(csv) && sink->commit());
        const std::string whole = read(path("whole.gz"));
        const fs::path cut = write("cut.gz", whole.substr(0, whole.size() * 2 / 3));
        const auto report = import(cut);
        QVERIFY(!report);
        QCOMPARE(int(report.error().code), int(ErrorCode::Io));
        const auto state = stoppedImport(cut);
        QVERIFY(state && state->rows > 10'000);
        QCOMPARE(items().size(), state->rows);
    }
    void aTextIsImported() {
        const std::string text = "id\tn\nx\t1\ny\tbad\n";
        const auto seen = look({{}, text}, m_store->catalog()->find(kDefaultRegion, "Things").get());
        QVERIFY(seen);
        Mapping mapping = seen->mapping;
        mapping.columns[1].as = As::N;
        const auto report = importRows(*m_store, kDefaultRegion, "Things", {{}, text}, mapping, {});
        QVERIFY(report);
        QCOMPARE(report->imported, 1);
        QCOMPARE(report->rejected, 1);
        QVERIFY(report->rejectsFile.empty());
        QCOMPARE(report->details.size(), std::size_t(1));
    }
};

RF_TEST_GUILESS_MAIN(TestImport)

} // namespace tst_import

#include "tst_import.moc"
