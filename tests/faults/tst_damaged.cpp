// Files cut short and files with flipped bits, hundreds of each from a fixed seed: opening or reading says what is wrong,
// or gives what was written. A value is never altered. What a flipped bit hides (a key that a search no longer finds) the
// checker reports.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <map>
#include <random>

using namespace rf;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTable = "Damaged";
constexpr int kItems = 150;

Item item(int i) {
    Item item{{"pk", AttributeValue::string("p" + std::to_string(i))},
              {"g", AttributeValue::string("g" + std::to_string(i % 7))},
              {"n", AttributeValue::number(Number::fromInt(i * 1'000'003LL))}};
    item.set("text", AttributeValue::string(std::string(static_cast<std::size_t>(i % 10 == 0 ? 5000 : 300), 'a')));
    return item;
}

void makeFile(const fs::path& file) {
    auto service = openEngine(file, {.mode = EngineOptions::Mode::Create});
    if (!service) qFatal("%s", service.error().message.c_str());
    CreateTable::Input input{.tableName = kTable,
                             .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}, {"g", "S"}},
                             .keySchema = std::vector<KeySchemaElementIn>{{"pk", "HASH"}},
                             .billingMode = "PAY_PER_REQUEST"};
    auto& index = input.globalSecondaryIndexes.emplace().emplace_back();
    index.indexName = "byG";
    index.keySchema = std::vector<KeySchemaElementIn>{{"g", "HASH"}};
    index.projection = ProjectionIn{"ALL", {}};
    if (!call<CreateTable>(**service, std::move(input))) qFatal("CreateTable");
    for (int i = 0; i < kItems; ++i)
        if (!call<PutItem>(**service, {.tableName = kTable, .item = InputAttributes(item(i))})) qFatal("PutItem");
}

std::string readBytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void writeBytes(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// What reading a damaged file came to.
struct Outcome {
    int right = 0;
    int errors = 0;
    int missing = 0; ///< said not to be there
    int wrong = 0;   ///< there, and not what was written
    std::string unclear;

    void failed(const Error& error) {
        ++errors;
        const bool known = error.code == ErrorCode::FileCorrupt || error.code == ErrorCode::FileNotOurs ||
                           error.code == ErrorCode::FileTooNew || error.code == ErrorCode::Io ||
                           error.code == ErrorCode::ResourceNotFound || error.code == ErrorCode::FileReadOnly;
        if (!known || error.message.size() < 20) unclear = std::string(error.name()) + ": " + error.message;
    }
    void read(const Item& got) {
        const AttributeValue* n = got.find("n");
        const AttributeValue* key = got.find("pk");
        if (!n || !key || !key->is(Type::S)) return (void)++wrong;
        const int i = std::atoi(key->asString().c_str() + 1);
        got == item(i) ? ++right : ++wrong;
    }
};

void readItems(Service& service, Outcome& outcome) {
    for (int i = 0; i < kItems; ++i) {
        const auto got = call<GetItem>(service, {.tableName = kTable,
                                                 .key = InputAttributes({{"pk", *item(i).find("pk")}})});
        if (!got) outcome.failed(got.error());
        else if (!got->item) ++outcome.missing;
        else outcome.read(*got->item);
    }
}

/// A Scan of the table or an index from end to end.
void scanAll(Service& service, const char* index, Outcome& outcome) {
    Scan::Input input{.tableName = kTable};
    if (index) input.indexName = index;
    int seen = 0;
    while (true) {
        const auto page = call<Scan>(service, input);
        if (!page) return outcome.failed(page.error());
        for (const Item& got : page->items.value_or(std::vector<Item>{})) outcome.read(got), ++seen;
        if (!page->lastEvaluatedKey) break;
        input.exclusiveStartKey = InputAttributes(*page->lastEvaluatedKey);
        if (seen > 2 * kItems) return (void)++outcome.wrong; // it would go round for ever
    }
    outcome.missing += std::max(0, kItems - seen);
}

Outcome readDamaged(const fs::path& file, EngineOptions::Mode mode) {
    Outcome outcome;
    auto service = openEngine(file, {.mode = mode});
    if (!service) {
        outcome.failed(service.error());
        return outcome;
    }
    readItems(**service, outcome);
    scanAll(**service, nullptr, outcome);
    scanAll(**service, "byG", outcome);
    return outcome;
}

} // namespace

class TestDamaged : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::string m_whole;

    fs::path path(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private slots:
    void initTestCase() {
        makeFile(path("whole.rfdb"));
        m_whole = readBytes(path("whole.rfdb"));
        QVERIFY(m_whole.size() > 20 * 8192);
        const Outcome outcome = readDamaged(path("whole.rfdb"), EngineOptions::Mode::ReadOnly);
        QCOMPARE(outcome.right, 3 * kItems);
        QCOMPARE(outcome.errors + outcome.missing + outcome.wrong, 0);
    }

    void cutShort() {
        std::set<std::size_t> lengths{0, 1, 15, 16, 17, 50, 99, 100, 101, 512, 4096};
        for (std::size_t page = 8192; page < m_whole.size(); page += 8192)
            for (const std::size_t length : {page - 1, page, page + 1}) lengths.insert(length);
        std::mt19937 random(1);
        while (lengths.size() < 200) lengths.insert(random() % m_whole.size());
        for (const std::size_t length : lengths) {
            const auto mode = length % 2 ? EngineOptions::Mode::ReadOnly : EngineOptions::Mode::ReadWrite;
            writeBytes(path("cut.rfdb"), std::string_view(m_whole).substr(0, length));
            judge(readDamaged(path("cut.rfdb"), mode), path("cut.rfdb"), "cut to " + std::to_string(length));
            if (QTest::currentTestFailed()) return;
            QVERIFY2(!isWhole(path("cut.rfdb")), std::to_string(length).c_str());
        }
    }

    void flippedBits() {
        std::mt19937 random(2);
        int noticed = 0;
        for (int round = 0; round < 500; ++round) {
            // One in four among the first pages, where the structure is.
            const std::size_t at = random() % (round % 4 == 0 ? 4 * 8192 : m_whole.size());
            std::string bytes = m_whole;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
            writeBytes(path("flipped.rfdb"), bytes);
            const auto mode = round % 2 ? EngineOptions::Mode::ReadOnly : EngineOptions::Mode::ReadWrite;
            const Outcome outcome = readDamaged(path("flipped.rfdb"), mode);
            noticed += outcome.errors != 0;
            judge(outcome, path("flipped.rfdb"), "bit flipped at " + std::to_string(at));
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(noticed > 200); // most bits of the file are items
    }

    /// Whole runs of bytes, as a bad block leaves them.
    void garbledBlocks() {
        std::mt19937 random(3);
        for (int round = 0; round < 100; ++round) {
            const std::size_t at = random() % (m_whole.size() / 512) * 512;
            std::string bytes = m_whole;
            for (std::size_t i = at; i < at + 512; ++i) bytes[i] = round % 2 ? '\0' : static_cast<char>(random());
            writeBytes(path("garbled.rfdb"), bytes);
            judge(readDamaged(path("garbled.rfdb"), EngineOptions::Mode::ReadOnly), path("garbled.rfdb"),
                  "block garbled at " + std::to_string(at));
            if (QTest::currentTestFailed()) return;
        }
    }

private:
    static bool isWhole(const fs::path& file) {
        const auto report = checkFile(file);
        return report && report->whole();
    }
    void judge(const Outcome& outcome, const fs::path& file, const std::string& what) {
        QVERIFY2(outcome.wrong == 0, (what + ": an item is not what was written").c_str());
        QVERIFY2(outcome.unclear.empty(), (what + ": " + outcome.unclear).c_str());
        if (outcome.missing > 0 || outcome.errors > 0)
            QVERIFY2(!isWhole(file), (what + ": the checker finds nothing").c_str());
        for (const char* suffix : {"-wal", "-shm", "-lock"}) fs::remove(file.string() + suffix);
    }
};

QTEST_GUILESS_MAIN(TestDamaged)
#include "tst_damaged.moc"
