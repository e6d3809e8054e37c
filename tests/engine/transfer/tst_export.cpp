// Export of rows: what comes out goes in again and gives the equal table, in every format that can carry it.

#include "engine/api/ops/put_item.h"
#include "engine/maintenance/new_file.h"
#include "engine/storage/item_store.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/export_rows.h"
#include "engine/transfer/import_rows.h"
#include "engine/transfer/sniff.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"
#include "tests/engine/value/random_values.h"

#include "tests/engine/transfer/csv_traps.h"
#include "tests/support/program.h"

#include <fstream>

namespace tst_export {

using namespace rf;
using namespace rf::transfer;
namespace fs = std::filesystem;

namespace {

/// {"id":"p0","x0":1}
Item pageItem(int page) {
    Item item{{"id", AttributeValue::string("p" + std::to_string(page))}};
    item.set("x" + std::to_string(page), AttributeValue::number(Number::fromInt(1)));
    return item;
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    fs::path path(const std::string& name) const { return fs::path(m_dir->path().toStdString()) / name; }
    std::string read(const fs::path& file) const {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    TablePtr table(const char* name) {
        TableSchema schema;
        schema.region = kDefaultRegion;
        schema.name = name;
        schema.billingMode = BillingMode::PayPerRequest;
        schema.attributeDefinitions = {{"id", Type::S}, {"at", Type::N}};
        schema.key.hash = {{"id", Type::S}};
        schema.key.range = {{"at", Type::N}};
        auto made = addTable(*m_store, schema);
        return made ? *made : TablePtr();
    }
    void put(const TablePtr& table, const Item& item) {
        const Status put = m_store->write([&](WriteTxn& txn) -> Status {
            RF_TRY(writeItem(txn, *table, std::nullopt, item));
            return {};
        });
        QVERIFY(put);
    }
    std::map<std::string, std::string> items(const char* name) {
        std::map<std::string, std::string> found;
        (void)m_store->read([&](ReadTxn& txn) {
            return txn.scan(txn.catalog().find(kDefaultRegion, name)->tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t) {
                std::string json;
                (void)appendItemJson(bytes, json);
                found.emplace(std::string(key), json);
                return true;
            });
        });
        return found;
    }
    Item item(const std::string& json) {
        auto item = itemFromJson(json);
        return item ? *item : Item();
    }
    Result<ImportReport> importBack(const fs::path& file, const char* into) {
        RF_ASSIGN(const Look seen, look({file, {}}, m_store->catalog()->find(kDefaultRegion, into).get()));
        return importRows(*m_store, kDefaultRegion, into, {file, {}}, seen.mapping, {});
    }
    /// Items whose every attribute is a trap for CSV.
    void fill(const TablePtr& table) {
        for (const char* json : rf::test::kTraps) put(table, item(json));
    }

private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = openSqliteStore(path("t.rfdb"), {.mode = OpenMode::Create});
        QVERIFY(store);
        m_store = std::move(*store);
    }
    void cleanup() { m_store.reset(); }

    void comesBackEqual_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("coding");
        QTest::newRow("CSV") << int(OutFormat::Csv) << int(Coding::Plain);
        QTest::newRow("CSV in zstd") << int(OutFormat::Csv) << int(Coding::Zstd);
        QTest::newRow("DynamoDB JSON") << int(OutFormat::DynamoDbJson) << int(Coding::Plain);
        QTest::newRow("DynamoDB JSON in gzip") << int(OutFormat::DynamoDbJson) << int(Coding::Gzip);
    }
    void comesBackEqual() {
        QFETCH(int, format);
        QFETCH(int, coding);
        const TablePtr from = table("From");
        QVERIFY(table("Into"));
        fill(from);
        test::RandomValues random(20261129);
        for (int i = 0; i < 300; ++i) {
            Item made = random.item();
            made.erase("");
            made.set("id", AttributeValue::string("r" + std::to_string(i)));
            made.set("at", AttributeValue::number(Number::fromInt(i)));
            put(from, made);
        }
        const auto out = exportRows(*m_store, kDefaultRegion, "From", path("out"), {.format = OutFormat(format), .coding = Coding(coding)});
        QVERIFY2(out, out ? "" : out.error().message.c_str());
        QCOMPARE(out->items, 306);
        QVERIFY(out->details.empty());
        const auto back = importBack(path("out"), "Into");
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY2(back->rejected == 0, back->details.empty() ? "" : back->details[0].c_str());
        const auto a = items("From"), b = items("Into");
        for (const auto& [key, json] : a) QCOMPARE(QString::fromStdString(b.contains(key) ? b.at(key) : "missing"), QString::fromStdString(json));
        QCOMPARE(b.size(), a.size());
    }
    void plainCsvSaysWhatItLoses() {
        fill(table("From"));
        const auto out = exportRows(*m_store, kDefaultRegion, "From", path("out.csv"), {.format = OutFormat::Csv, .typedHeader = false});
        QVERIFY(out);
        QCOMPARE(out->details.size(), std::size_t(5));
        const std::string text = read(path("out.csv"));
        QVERIFY2(text.starts_with("id,at,S,\"a,b\",a:N,b,bs,eb,empty,l,le,m,me,ns,s,ss,t,v,zip\n"), text.substr(0, 120).c_str());
    }
    void columnsAreChosenAndOrdered() {
        fill(table("From"));
        QVERIFY(exportRows(*m_store, kDefaultRegion, "From", path("a.csv"), {.format = OutFormat::Csv, .columns = {"zip", "id", "nobody"}, .typedHeader = false}));
        QVERIFY(read(path("a.csv")).starts_with("zip,id,nobody\n"));
        QVERIFY(read(path("a.csv")).find("\n00123,a,\n") != std::string::npos);
        QVERIFY(exportRows(*m_store, kDefaultRegion, "From", path("a.jsonl"), {.format = OutFormat::JsonLines, .columns = {"zip"}}));
        QVERIFY(read(path("a.jsonl")).find("{\"zip\":\"00123\"}\n") != std::string::npos);
        QVERIFY(exportRows(*m_store, kDefaultRegion, "From", path("a.json"), {.format = OutFormat::JsonArray, .columns = {"zip"}}));
        const auto array = JsonDocument::parse(read(path("a.json")));
        QVERIFY(array && array->root().is_array());
        QCOMPARE(array->root().get_array().size(), std::size_t(6));
    }
    void pagesAreReadOnceAndAppearWhole() {
        for (const OutFormat format : {OutFormat::Csv, OutFormat::JsonLines}) {
            int page = 0;
            const NextPage next = [&](FunctionRef<Status(const Item&)> take) -> Result<bool> {
                RF_TRY(take(pageItem(page)));
                return ++page < 3;
            };
            const auto out = exportPages(next, {"id"}, path("p"), {.format = format, .overwrite = true});
            QVERIFY(out);
            QCOMPARE(page, 3);
            QCOMPARE(out->items, 3);
            QCOMPARE(read(path("p")), format == OutFormat::Csv ? std::string("id:S,x0:N,x1:N,x2:N\np0,1,,\np1,,1,\np2,,,1\n")
                                                               : std::string("{\"id\":\"p0\",\"x0\":1}\n{\"id\":\"p1\",\"x1\":1}\n{\"id\":\"p2\",\"x2\":1}\n"));
        }
    }
    void cancelledAndFailedLeaveNothing() {
        fill(table("From"));
        for (const OutFormat format : {OutFormat::Csv, OutFormat::JsonLines}) {
            const NextPage next = [&](FunctionRef<Status(const Item&)> take) -> Result<bool> {
                RF_TRY(take(pageItem(0)));
                return true;
            };
            QCOMPARE(int(exportPages(next, {"id"}, path("gone"), {.format = format}, [](auto, auto) { return false; }).error().code), int(ErrorCode::Cancelled));
            QCOMPARE(int(exportPages([](auto) -> Result<bool> { return internal("no"); }, {}, path("gone"), {.format = format}).error().code), int(ErrorCode::InternalServerError));
            QCOMPARE(int(exportRows(*m_store, kDefaultRegion, "Nobody", path("gone"), {.format = format}).error().code), int(ErrorCode::ResourceNotFound));
        }
        for (const auto& entry : fs::directory_iterator(path("")))
            QVERIFY2(entry.path().filename().string().starts_with("t.rfdb"), entry.path().c_str());
        std::ofstream(path("there")) << "x";
        QCOMPARE(int(exportRows(*m_store, kDefaultRegion, "From", path("there"), {}).error().code), int(ErrorCode::Io));
        QCOMPARE(read(path("there")), std::string("x"));
    }
};

RF_TEST_GUILESS_MAIN(TestExport)

} // namespace tst_export

#include "tst_export.moc"
