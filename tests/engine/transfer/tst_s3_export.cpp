// Exports of DynamoDB to S3 as they lie in a folder: found, read in order, refused with a reason.

#include "engine/maintenance/byte_stream.h"
#include "engine/maintenance/new_file.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/import_rows.h"
#include "engine/transfer/s3_export.h"
#include "engine/transfer/sniff.h"
#include "engine/value/item_codec.h"

#include "tests/engine/transfer/s3_export_lines.h"
#include "tests/support/program.h"

#include <fstream>

namespace tst_s3_export {

using namespace rf;
using namespace rf::transfer;
namespace fs = std::filesystem;

class TestS3Export : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    fs::path root() const { return m_dir->path().toStdString(); }
    void write(const fs::path& file, const std::string& bytes) const {
        fs::create_directories(file.parent_path());
        auto sink = ByteSink::create(file, codingOfName(file), true);
        QVERIFY(sink && sink->write(bytes) && sink->commit());
    }
    /// Two data files, the second without a line end, and an empty one between them; the manifests speak of `count` items.
    fs::path exported(const std::string& name = "01693685827463-2d8752fd", int count = 3) const {
        const fs::path folder = root() / "AWSDynamoDB" / name;
        write(folder / "data" / "aaa.json.gz", transfer::test::kTwoItems);
        write(folder / "data" / "bbb.json.gz", "");
        write(folder / "data" / "ccc.json.gz", transfer::test::kOneItem);
        write(folder / "_started", "");
        write(folder / "manifest-summary.json", transfer::test::summary(count, "DYNAMODB_JSON"));
        write(folder / "manifest-files.json", transfer::test::files(name, {"ccc", "bbb", "aaa"}));
        return folder;
    }
    QStringList items() {
        QStringList found;
        (void)m_store->read([&](ReadTxn& txn) {
            return txn.scan(txn.catalog().find(kDefaultRegion, "Things")->tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
                std::string json;
                (void)appendItemJson(bytes, json);
                found << QString::fromStdString(json);
                return true;
            });
        });
        found.sort();
        return found;
    }
    Result<ImportReport> import(const fs::path& file) {
        const Source source{exportFolderOf(file), {}};
        RF_ASSIGN(const Look seen, look(source, m_store->catalog()->find(kDefaultRegion, "Things").get()));
        return importRows(*m_store, kDefaultRegion, "Things", source, seen.mapping, {});
    }
    std::string why(const fs::path& file) {
        const auto seen = look({exportFolderOf(file), {}}, nullptr);
        return seen ? "" : seen.error().message;
    }

private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = openSqliteStore(root() / "t.rfdb", {.mode = OpenMode::Create});
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

    void itIsFoundFromAnyOfItsPlaces() {
        const fs::path folder = exported();
        const std::vector<fs::path> places{folder, folder / "", folder / "data", folder / "manifest-summary.json", folder / "manifest-files.json", root() / "AWSDynamoDB", root()};
        for (const fs::path& place : places) {
            QVERIFY2(isS3Export(place), place.c_str());
            QCOMPARE(exportFolderOf(place).string(), folder.string());
        }
        QVERIFY(!isS3Export(root() / "t.rfdb"));
        QCOMPARE(exportFolderOf(root() / "t.rfdb").string(), (root() / "t.rfdb").string());
        fs::create_directories(root() / "project");
        std::ofstream(root() / "project" / "package.json") << "{}";
        QVERIFY(!isS3Export(root() / "project"));
        QVERIFY(why(root() / "project").find("is a folder") != std::string::npos);
    }
    void itsFilesAreReadOneAfterAnother() {
        const auto seen = look({exported(), {}}, nullptr);
        QVERIFY2(seen, seen ? "" : seen.error().message.c_str());
        QCOMPARE(int(seen->mapping.layout.format), int(Format::JsonLines));
        QVERIFY(seen->mapping.layout.typedJson);
        QCOMPARE(seen->exported->table, std::string("Orders"));
        QCOMPARE(seen->exported->items, 3);
        QCOMPARE(seen->rows.size(), 3u);
        QCOMPARE(seen->rows[0].file, std::string("ccc.json.gz")); // as the manifest has them
        QCOMPARE(seen->rows[1].file, std::string("aaa.json.gz"));
        QCOMPARE(seen->rows[1].line, 1);
        QCOMPARE(seen->rows[2].line, 2);
        const auto report = import(root());
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->imported, 3);
        QVERIFY(report->details.empty());
        QCOMPARE(items(), transfer::test::threeItems());
        QVERIFY(!fs::exists(stateBeside(exported())));
    }
    void aRefusedLineNamesItsFile() {
        const fs::path folder = exported();
        write(folder / "data" / "aaa.json.gz", std::string(transfer::test::kTwoItems) + "{\"Item\":{\"no\":{\"S\":\"key\"}}}\n");
        const auto report = import(folder);
        QVERIFY(report);
        QCOMPARE(report->rejected, 1);
        QVERIFY2(report->details[0].starts_with("line 3: In aaa.json.gz: "), report->details[0].c_str());
        QVERIFY2(report->details[1].starts_with("The manifest of the export counts 3 items, but 4 were read."), report->details[1].c_str());
    }
    void changesOfAnIncrementalExport() {
        QVERIFY(import(exported()));
        const fs::path folder = root() / "inc" / "AWSDynamoDB" / "02";
        write(root() / "inc" / "AWSDynamoDB" / "data" / "ddd.json.gz", transfer::test::kChanges); // incremental exports share a folder
        write(folder / "manifest-summary.json", transfer::test::summary(2, "DYNAMODB_JSON", "INCREMENTAL_EXPORT"));
        write(folder / "manifest-files.json", transfer::test::files("", {"ddd"}));
        const auto report = import(folder);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(items(), transfer::test::afterChanges());
    }
    void whatCannotBeReadIsSaid() {
        const fs::path folder = exported();
        write(folder / "manifest-summary.json", transfer::test::summary(3, "ION"));
        QVERIFY2(why(folder).starts_with("This export is in Amazon Ion"), why(folder).c_str());
        write(folder / "manifest-summary.json", "{ not json");
        QVERIFY2(why(folder).find("is no summary of an export") != std::string::npos, why(folder).c_str());
        write(folder / "manifest-summary.json", transfer::test::summary(3, "DYNAMODB_JSON"));
        fs::remove(folder / "data" / "aaa.json.gz");
        QVERIFY2(why(folder).starts_with("1 of the 3 data files of this export are not in the folder (aaa.json.gz)"), why(folder).c_str());
        write(folder / "manifest-files.json", "{\"itemCount\":1}\n");
        QVERIFY2(why(folder).find("line 1: no data file is named here") != std::string::npos, why(folder).c_str());
        exported("01700000000000-00000000");
        QVERIFY2(why(root()).find("holds 2 exports") != std::string::npos, why(root()).c_str());
        write(root() / "ion" / "x.ion.gz", "x"); // data files alone
        QVERIFY(isS3Export(root() / "ion"));
        QVERIFY(why(root() / "ion").starts_with("This export is in Amazon Ion"));
    }
    void namesCannotLeaveTheFolder() {
        const fs::path folder = exported();
        write(root() / "secret.json", transfer::test::kOneItem);
        write(folder / "manifest-files.json", "{\"dataFileS3Key\":\"AWSDynamoDB/../../secret.json\"}\n");
        QVERIFY2(why(folder).starts_with("1 of the 1 data files"), why(folder).c_str());
    }
    void anImportThatStoppedGoesOn() {
        const fs::path folder = exported();
        std::string many;
        for (int i = 0; i < 2'000; ++i) many += "{\"Item\":{\"id\":{\"S\":\"m" + std::to_string(i) + "\"}}}\n";
        write(folder / "data" / "aaa.json.gz", many);
        const Source source{folder, {}};
        const auto seen = look(source, nullptr);
        QVERIFY(seen);
        ImportRowsOptions options{.itemsPerCommit = 100};
        int reports = 0;
        QVERIFY(!importRows(*m_store, kDefaultRegion, "Things", source, seen->mapping, options, [&](auto, auto) { return ++reports < 3; }));
        const auto stopped = stoppedImport(folder);
        QVERIFY(stopped && stopped->rows > 1'000);
        options.resume = true;
        const auto report = importRows(*m_store, kDefaultRegion, "Things", source, seen->mapping, options);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(items().size(), 2'001);
        QVERIFY(!stoppedImport(folder));
    }
};

RF_TEST_GUILESS_MAIN(TestS3Export)

} // namespace tst_s3_export

#include "tst_s3_export.moc"
