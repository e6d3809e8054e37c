// Metrics of calls survive the file's closing, get coarser with age, and go in the end (maintenance/call_keeper.h).

#include "engine/maintenance/call_keeper.h"
#include "engine/metrics/metric_book.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "tests/engine/storage/store_fixture.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

namespace tst_call_keeper {

using namespace rf;
using namespace rf::metrics;
using rf::test::HeldClock;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kStart = 1'790'035'200; // midnight

/// What an engine has of it, on a file that can be opened again.
struct World {
    test::Files files;
    HeldClock clock{kStart * 1000};
    std::unique_ptr<Store> store;
    std::unique_ptr<CallRollup> calls;
    std::unique_ptr<CallKeeper> keeper;
    std::unique_ptr<capacity::Meter> meter;
    std::unique_ptr<MetricBook> book;

    World() {
        open(OpenMode::Create);
        addTable("id-1");
    }
    void open(OpenMode mode = OpenMode::ReadWrite) {
        book.reset();
        keeper.reset();
        store.reset();
        auto opened = openSqliteStore(files.path(), {.mode = mode, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        store = std::move(*opened);
        calls = std::make_unique<CallRollup>();
        keeper = std::make_unique<CallKeeper>(*store, *calls, clock);
        meter = std::make_unique<capacity::Meter>(clock);
        book = std::make_unique<MetricBook>(*meter, *calls, [this] { return store->catalog(); }, keeper.get());
        if (const Status loaded = keeper->load(); !loaded) qFatal("%s", loaded.error().message.c_str());
    }
    void addTable(const std::string& id) {
        const Status done = store->write([&](WriteTxn& txn) -> Status {
            TableSchema table;
            table.region = "us-east-1";
            table.name = "Shop";
            table.id = id;
            table.key.hash = {{"pk", Type::S}};
            RF_ASSIGN(table.tree, txn.createTree());
            return txn.putTable(std::make_shared<TableSchema>(std::move(table)));
        });
        if (!done) qFatal("%s", done.error().message.c_str());
    }
    std::int64_t now() const { return clock.nowMs() / 1000; }
    void note(double ms) { calls->note("us-east-1", "Shop", "GetItem", now(), Outcome::Success, ms, 1); }
    void save() {
        if (const Status saved = keeper->save(); !saved) qFatal("%s", saved.error().message.c_str());
    }
    void advance(std::int64_t seconds) { clock.advance(seconds * 1000); }
    std::vector<Point> points(std::int64_t from, std::int64_t period, const char* metric = "SuccessfulRequestLatency") {
        return book->points("us-east-1", {metric, {{"TableName", "Shop"}, {"Operation", "GetItem"}}}, from, now() + 1, period, now());
    }
    double count(std::int64_t from, std::int64_t period) {
        double sum = 0;
        for (const Point& point : points(from, period)) sum += point.count;
        return sum;
    }
    int entries() {
        int count = 0;
        (void)store->read([&](ReadTxn& txn) {
            return txn.scan(0, {"calls/", "calls0", true}, [&](auto...) { return ++count, true; });
        });
        return count;
    }
};

} // namespace

class TestCallKeeper : public QObject {
    Q_OBJECT
private slots:
    void aRestartForgetsNothing() {
        World world;
        for (int i = 0; i < 100; ++i) world.note(i);
        world.calls->note("us-east-1", "Shop", "GetItem", world.now(), Outcome::UserError, 1, {});
        world.calls->noteExpired("us-east-1", "Shop", world.now(), 5);
        world.save();
        world.open();
        world.note(1000); // in the same minute
        world.save();
        world.open();
        const auto points = world.points(kStart, 60);
        QCOMPARE(points.size(), std::size_t{1});
        QCOMPARE(points[0].count, 101.0);
        QCOMPARE(points[0].most, std::optional(1000.0));
        QVERIFY(std::abs(*points[0].statistic("p50") / 50 - 1) < 0.06);
        QCOMPARE(points[0].statistic("p100"), std::optional(1000.0));
        QCOMPARE(points[0].statistic("p0"), std::optional(0.0));
        const auto of = [&](const char* metric, std::vector<Dimension> dimensions) {
            const auto found = world.book->points("us-east-1", {metric, std::move(dimensions)}, kStart, world.now() + 1, 60, world.now());
            return found.size() == 1 ? found[0].sum : -1;
        };
        QCOMPARE(of("UserErrors", {}), 1.0);
        QCOMPARE(of("TimeToLiveDeletedItemCount", {{"TableName", "Shop"}}), 5.0);
    }

    void nothingNewWritesNothing() {
        World world;
        world.note(1);
        world.save();
        const auto bytes = world.store->info().fileBytes;
        world.save();
        world.open();
        world.save();
        QCOMPARE(world.entries(), 3); // a minute, 5 minutes, an hour
        QVERIFY(world.store->info().fileBytes <= bytes + (64 << 10));
    }

    /// One call a minute for 20 days, with a restart in between: every one is counted once, at every period.
    void agesGetCoarserAndNothingIsCountedTwice() {
        World world;
        constexpr int kMinutes = 20 * 24 * 60;
        for (int minute = 0; minute < kMinutes; ++minute) {
            world.note(2);
            if (minute % 31 == 0) world.save(); // more often would only take longer
            if (minute == 9'999) {
                world.save();
                world.open();
            }
            world.advance(60);
        }
        world.save();
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(world.count(kStart, 3600), double(kMinutes));
            QCOMPARE(world.count(kStart, 300), double(kMinutes));
            QCOMPARE(world.count(kStart, 60), double(kMinutes));
            QCOMPARE(world.count(world.now() - kDay, 60), 1440.0);
            QCOMPARE(world.count(world.now() - 10 * kDay, 60), 14'400.0);
            QCOMPARE(world.points(world.now() - 10 * kDay, 60).size(), std::size_t{14'400});
            world.open();
        }
        // Beyond 15 days there are 5 minutes, not minutes.
        QCOMPARE(world.points(kStart, 60).front().count, 5.0);
    }

    void whatIsOldOrGoneIsDropped() {
        World world;
        world.note(1);
        world.save();
        world.advance(16 * kDay);
        world.note(1);
        world.save();
        QCOMPARE(world.entries(), 5); // the first minute went, its 5 minutes and its hour stay
        QCOMPARE(world.count(kStart, 60), 2.0);
        world.advance(500 * kDay);
        world.note(1);
        world.save();
        QCOMPARE(world.entries(), 3);
        const Status dropped = world.store->write([](WriteTxn& txn) { return txn.dropTable("us-east-1", "Shop"); });
        QVERIFY(dropped);
        world.addTable("id-2");
        world.open();
        QCOMPARE(world.count(0, 3600), 0.0); // another table of that name
        world.note(1);
        world.save();
        QCOMPARE(world.entries(), 3);
        QCOMPARE(world.count(0, 3600), 1.0);
    }

    void theListKnowsWhatIsOnlyInTheFile() {
        World world;
        world.note(1);
        world.save();
        world.advance(3 * kDay);
        world.open();
        QVERIFY(world.calls->series().empty());
        const auto listed = world.book->list("us-east-1", world.now());
        const MetricName wanted{"SuccessfulRequestLatency", {{"TableName", "Shop"}, {"Operation", "GetItem"}}};
        QVERIFY(std::find(listed.begin(), listed.end(), wanted) != listed.end());
    }
};

RF_TEST_GUILESS_MAIN(TestCallKeeper)

} // namespace tst_call_keeper

#include "tst_call_keeper.moc"
