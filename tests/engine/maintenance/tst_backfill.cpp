// An index created on a table with items: whole in the end, whatever is written, closed or deleted meanwhile.

#include "engine/maintenance/backfill.h"
#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"
#include "tests/engine/api/table_fixture.h"
#include "tests/support/program.h"

#include <atomic>
#include <random>
#include <semaphore>

namespace tst_backfill {

using namespace rf;
using namespace rf::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kTable = "Things";
constexpr BackfillOptions kSmall{.chunkItems = 7, .chunkBytes = 4096, .retry = 10ms};

void createTable(TableFixture& fixture) {
    fixture.must<CreateTable>({.tableName = kTable,
                               .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}},
                               .keySchema = keys({"pk"}),
                               .billingMode = "PAY_PER_REQUEST"});
}

UpdateTable::Input indexOn(const char* name, const char* attribute, const char* type = "S",
                           const char* projection = "ALL") {
    UpdateTable::Input in{.tableName = kTable};
    in.attributeDefinitions = std::vector<AttributeDefinitionIn>{{attribute, type}};
    in.globalSecondaryIndexUpdates.emplace().emplace_back().create = globalIndex(name, {attribute}, projection);
    return in;
}
UpdateTable::Input dropOf(const char* name) {
    UpdateTable::Input in{.tableName = kTable};
    in.globalSecondaryIndexUpdates.emplace().emplace_back().del.emplace().indexName = name;
    return in;
}

Item thing(int i) {
    Item item{{"pk", s("p" + std::to_string(i))}, {"v", n(i)}};
    if (i % 4 != 0) item.set("g", s("g" + std::to_string(i % 5)));
    return item;
}

using Entries = std::map<std::string, std::string>;

Entries recordsOf(ReadTxn& txn, TreeId tree) {
    Entries entries;
    const Status status = txn.scan(tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t) {
        entries.emplace(key, bytes);
        return true;
    });
    if (!status) qFatal("%s", status.error().message.c_str());
    return entries;
}

/// The entries the index holds, and those its table's items say it must hold.
std::pair<Entries, Entries> entries(TableFixture& fixture, const char* index) {
    std::pair<Entries, Entries> both;
    const Status status = fixture.store().read([&](ReadTxn& txn) -> Status {
        const TablePtr table = txn.catalog().find(kDefaultRegion, kTable);
        const IndexSchema& schema = *table->findIndex(index);
        both.first = recordsOf(txn, schema.tree);
        for (const auto& [key, bytes] : recordsOf(txn, table->tree)) {
            RF_ASSIGN(const Item item, decodeItem(bytes));
            if (auto entry = entryKey(*table, schema, item))
                both.second.emplace(*entry, encodeItem(projected(*table, schema, item)));
        }
        return {};
    });
    if (!status) qFatal("%s", status.error().message.c_str());
    return both;
}

/// Lets a backfill make so many writes and no more, until it is given leave for others.
class RationedStore final : public Store {
public:
    RationedStore(Store& store, int writes) : m_store(store), m_leave(writes) {}
    void allow(int writes) { m_leave.release(writes); }

    Status read(FunctionRef<Status(ReadTxn&)> body) override { return m_store.read(body); }
    Status write(FunctionRef<Status(WriteTxn&)> body) override {
        m_leave.acquire();
        return m_store.write(body);
    }
    CatalogPtr catalog() const override { return m_store.catalog(); }
    StoreInfo info() const override { return m_store.info(); }
    Status close() override { return m_store.close(); }

private:
    Store& m_store;
    std::counting_semaphore<> m_leave;
};

} // namespace

class TestBackfill : public QObject {
    Q_OBJECT
private slots:
    void fillsWhatIsThere() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        for (int i = 0; i < 100; ++i) fixture.put(kTable, thing(i));
        const auto answer = fixture.must<UpdateTable>(indexOn("byG", "g"));
        const TableSchema& told = *answer.tableDescription.schema;
        QCOMPARE(told.status, TableStatus::Updating);
        QCOMPARE(told.findIndex("byG")->status, TableStatus::Creating);
        QVERIFY(!told.findIndex("byG")->backfilling);

        Query::Input query{.tableName = kTable, .indexName = "byG", .keyConditionExpression = "g = :v"};
        query.expressionAttributeValues = InputAttributes({{":v", s("g1")}});
        QVERIFY(fixture.call<Query>(query).error().message.starts_with("Cannot read from backfilling global secondary index"));
        QVERIFY(fixture.call<GetItem>({.tableName = kTable, .key = InputAttributes({{"pk", s("p1")}})}));

        capacity::Meter meter(Clock::system());
        Backfiller backfiller(fixture.store(), Clock::system(), kSmall, &meter);
        backfiller.wake();
        QVERIFY(backfiller.waitIdle(30s));
        QCOMPARE(meter.totals({std::string(kDefaultRegion), kTable, "byG"}, capacity::Side::Write).units, 75.0); // small items
        QCOMPARE(meter.totals({std::string(kDefaultRegion), kTable, ""}, capacity::Side::Read).units, 0.0);
        const TablePtr table = fixture.table(kTable);
        QCOMPARE(table->status, TableStatus::Active);
        QCOMPARE(table->findIndex("byG")->status, TableStatus::Active);
        QVERIFY(!table->findIndex("byG")->backfilling);
        const auto [held, due] = entries(fixture, "byG");
        QCOMPARE(due.size(), std::size_t{75});
        QVERIFY(held == due);
        QCOMPARE(fixture.must<Query>(query).count, std::int64_t{15});
    }

    void passesOverWhatTheIndexCannotTake() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        const std::vector<AttributeValue> bad{n(1), s(""), s(std::string(2049, 'x')), AttributeValue::null(),
                                              AttributeValue::boolean(true), AttributeValue::stringSet({"a"})};
        for (std::size_t i = 0; i < bad.size(); ++i)
            fixture.put(kTable, {{"pk", s("bad" + std::to_string(i))}, {"g", bad[i]}});
        fixture.put(kTable, {{"pk", s("good")}, {"g", s(std::string(2048, 'x'))}});
        fixture.must<UpdateTable>(indexOn("byG", "g", "S", "KEYS_ONLY"));
        Backfiller backfiller(fixture.store(), Clock::system(), kSmall);
        backfiller.wake();
        QVERIFY(backfiller.waitIdle(30s));
        const auto [held, due] = entries(fixture, "byG");
        QCOMPARE(held.size(), std::size_t{1});
        QVERIFY(held == due);
    }

    void writesGoOnMeanwhile() {
        const QTemporaryDir dir;
        const std::filesystem::path path = dir.filePath("busy.rfdb").toStdString();
        {
            TableFixture fixture(TableFixture::open(path, OpenMode::Create));
            createTable(fixture);
            constexpr int kItems = 400;
            for (int i = 0; i < kItems; ++i) fixture.put(kTable, thing(i));
            fixture.must<UpdateTable>(indexOn("byG", "g"));
            Backfiller backfiller(fixture.store(), Clock::system(), kSmall);
            std::atomic<bool> done = false;
            std::atomic<int> written = 0;
            std::vector<std::jthread> writers;
            for (unsigned seed = 0; seed < 3; ++seed) {
                writers.emplace_back([&, seed] {
                    std::mt19937 random(seed);
                    while (!done) {
                        const int i = static_cast<int>(random() % (kItems + 50));
                        const int what = static_cast<int>(random() % 3);
                        Item item = thing(i);
                        if (what == 0) item.set("g", s("g" + std::to_string(random() % 7)));
                        if (what == 1) item.erase("g");
                        if (what == 2)
                            fixture.erase(kTable, {{"pk", *item.find("pk")}});
                        else
                            fixture.put(kTable, std::move(item));
                        ++written;
                    }
                });
            }
            while (written < 20) std::this_thread::yield();
            backfiller.wake();
            const bool idle = backfiller.waitIdle(60s);
            done = true;
            writers.clear();
            QVERIFY(idle);
            QCOMPARE(fixture.table(kTable)->findIndex("byG")->status, TableStatus::Active);
            const auto [held, due] = entries(fixture, "byG");
            QVERIFY(due.size() > 100);
            QVERIFY(held == due);
            backfiller.stop();
            QVERIFY(fixture.store().close());
        }
        const auto report = checkFile(path);
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QVERIFY2(report->whole(), report->whole() ? "" : report->findings.front().what.c_str());
    }

    void goesOnAfterReopening() {
        const QTemporaryDir dir;
        const std::filesystem::path path = dir.filePath("twice.rfdb").toStdString();
        {
            TableFixture fixture(TableFixture::open(path, OpenMode::Create));
            createTable(fixture);
            for (int i = 0; i < 300; ++i) fixture.put(kTable, thing(i));
            fixture.must<UpdateTable>(indexOn("byG", "g"));
        }
        std::size_t before = 0;
        for (int opened = 0; opened < 200; ++opened) {
            TableFixture fixture(TableFixture::open(path, OpenMode::ReadWrite));
            Backfiller backfiller(fixture.store(), Clock::system(), {.chunkItems = 3, .chunkBytes = 100'000});
            backfiller.wake();
            std::this_thread::sleep_for(5ms);
            backfiller.stop();
            const auto [held, due] = entries(fixture, "byG");
            QVERIFY(held.size() >= before); // nothing is lost in between
            before = held.size();
            if (fixture.table(kTable)->findIndex("byG")->status != TableStatus::Active) continue;
            QVERIFY(held == due);
            break;
        }
        QCOMPARE(before, std::size_t{225});
        const auto report = checkFile(path);
        QVERIFY(report && report->whole());
    }

    void aDeletedIndexEndsIt() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        for (int i = 0; i < 200; ++i) fixture.put(kTable, thing(i));
        fixture.must<UpdateTable>(indexOn("byG", "g"));
        QCOMPARE(fixture.call<UpdateTable>(dropOf("byG")).error().code, ErrorCode::ResourceInUse); // not begun yet

        RationedStore rationed(fixture.store(), 10); // far from done
        Backfiller backfiller(rationed, Clock::system(), {.chunkItems = 1, .chunkBytes = 100'000});
        backfiller.wake();
        while (!fixture.table(kTable)->findIndex("byG")->backfilling) std::this_thread::yield();
        const auto dropped = fixture.call<UpdateTable>(dropOf("byG"));
        rationed.allow(10'000);
        QVERIFY2(dropped, dropped ? "" : dropped.error().message.c_str());
        QVERIFY(backfiller.waitIdle(30s));
        QVERIFY(!fixture.table(kTable)->findIndex("byG"));
        QCOMPARE(fixture.table(kTable)->status, TableStatus::Active);

        fixture.must<UpdateTable>(indexOn("byG", "g")); // and again, from the start
        backfiller.wake();
        QVERIFY(backfiller.waitIdle(30s));
        const auto [held, due] = entries(fixture, "byG");
        QCOMPARE(held.size(), std::size_t{150});
        QVERIFY(held == due);
    }

    void onlyOneIndexAtATime() {
        TableFixture fixture(TableFixture::memory());
        createTable(fixture);
        fixture.must<UpdateTable>(indexOn("byG", "g"));
        const auto second = fixture.call<UpdateTable>(indexOn("byV", "v", "N"));
        QCOMPARE(second.error().code, ErrorCode::LimitExceeded);
        QCOMPARE(fixture.call<DeleteTable>({.tableName = kTable}).error().code, ErrorCode::ResourceInUse);
        QCOMPARE(fixture.call<UpdateTable>({.tableName = kTable, .billingMode = "PAY_PER_REQUEST"}).error().code,
                 ErrorCode::ResourceInUse);
        QVERIFY(fixture.call<UpdateTable>({.tableName = kTable, .deletionProtectionEnabled = true}));
    }

    void stopIsSafeAtAnyTime() {
        TableFixture fixture(TableFixture::memory());
        Backfiller never(fixture.store(), Clock::system());
        never.stop();
        Backfiller backfiller(fixture.store(), Clock::system());
        backfiller.wake();
        QVERIFY(backfiller.waitIdle(30s));
        backfiller.stop();
        backfiller.stop();
    }
};

RF_TEST_GUILESS_MAIN(TestBackfill)

} // namespace tst_backfill

#include "tst_backfill.moc"
