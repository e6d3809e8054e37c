// Buckets, history, hottest keys, partitions and the meter over them (spec/04 §2–§4), with a held clock.

#include "engine/capacity/meter.h"
#include "engine/storage/item_store.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

namespace tst_meter {

using namespace rf;
using namespace rf::capacity;
using rf::test::HeldClock;

namespace {

/// A table "Shop" with a global index "byStatus" and a local one "byDate".
std::shared_ptr<TableSchema> shop(std::int64_t reads, std::int64_t writes) {
    auto table = std::make_shared<TableSchema>();
    table->region = "us-east-1";
    table->name = "Shop";
    table->id = "1";
    table->key.hash = {{"pk", Type::S}};
    table->throughput = {.readUnits = reads, .writeUnits = writes};
    IndexSchema global;
    global.name = "byStatus";
    global.key.hash = {{"status", Type::S}};
    global.throughput = {.readUnits = reads, .writeUnits = writes};
    IndexSchema local;
    local.name = "byDate";
    local.kind = IndexKind::Local;
    local.key.hash = {{"pk", Type::S}};
    table->indexes = {global, local};
    return table;
}

std::string keyOf(const TableSchema& table, const std::string& pk) {
    return itemKey(table, Item{{"pk", AttributeValue::string(pk)}});
}

const ArmName kTable{"us-east-1", "Shop", ""};

} // namespace

class TestMeter : public QObject {
    Q_OBJECT
private slots:
    void aBucketAdmitsWhileItIsAboveZero() {
        TokenBucket bucket;
        bucket.set(5, 2, 100);
        QVERIFY(bucket.open(100));
        bucket.take(30, 100); // what it uses is known only afterwards
        QVERIFY(!bucket.open(100));
        QVERIFY(!bucket.open(104)); // 10 - 30 + 4 * 5 = 0
        QVERIFY(bucket.open(104.5));
        QCOMPARE(bucket.level(), 2.5);
        QVERIFY(bucket.open(1000));
        QCOMPARE(bucket.level(), 10.0);
        bucket.fill(50); // a clock that goes back
        QCOMPARE(bucket.level(), 10.0);
        bucket.set(1, 2, 1000); // less capacity: what is above it is lost
        QCOMPARE(bucket.level(), 2.0);
    }

    void burstIsFiveMinutesOfUnusedCapacity() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(5, 5);
        const std::string key = keyOf(*table, "a");
        const Place place{table, nullptr, key};
        int written = 0;
        while (!meter.admit(Side::Write, place)) {
            meter.use(Side::Write, place, 1);
            ++written;
            if (written % 100 == 0) clock.advance(100); // stays below the partition's limit
        }
        QVERIFY2(written >= 1500 && written <= 1510, qPrintable(QString::number(written)));
        QCOMPARE(meter.burst(kTable, Side::Write), 0.0);
        clock.advance(1000);
        QVERIFY(!meter.admit(Side::Write, place));
        QVERIFY(!meter.admit(Side::Read, place));
    }

    void aRefusalTellsWhichBucketAndWhoDrainedIt() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(5, 5);
        const std::string key = keyOf(*table, "CUSTOMER#1"), other = keyOf(*table, "CUSTOMER#2");
        for (int i = 0; i < 16; ++i) {
            meter.use(Side::Write, {table, nullptr, key}, 100);
            clock.advance(100);
        }
        const RefusalPtr refusal = meter.admit(Side::Write, {table, nullptr, other});
        QVERIFY(refusal);
        QCOMPARE(refusal->limit, Limit::Provisioned);
        QCOMPARE(refusal->key, std::string("CUSTOMER#2"));
        QCOMPARE(refusal->drainer, std::string("CUSTOMER#1"));
        QVERIFY(refusal->drainerShare > 0.9);
        QVERIFY(refusal->opensIn > 0);
        QCOMPARE(refusal->tanks.size(), std::size_t{2});
        QVERIFY(refusal->tanks[0].level <= 0);
        QCOMPARE(refusal->tanks[0].holds, 1500.0);
        QCOMPARE(meter.refusal(refusal->number), refusal);
        QCOMPARE(meter.refusals("us-east-1", "Shop", 10).size(), std::size_t{1});
        QVERIFY(meter.refusals("us-east-1", "Other", 10).empty());
    }

    void onePartitionHasItsOwnLimit() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(12'000, 4'000);
        const std::string hot = keyOf(*table, "hot");
        const Place place{table, nullptr, hot};
        int written = 0;
        RefusalPtr refusal;
        for (; !refusal && written < 5000; ++written) {
            refusal = meter.admit(Side::Write, place);
            if (!refusal) meter.use(Side::Write, place, 1);
        }
        QVERIFY(refusal);
        QCOMPARE(refusal->limit, Limit::KeyRange);
        QCOMPARE(written, 1001);
        QCOMPARE(meter.partitionCount(kTable), 8); // 12000/3000 + 4000/1000
    }

    void observeMarksAndRefusesNothing() {
        HeldClock clock;
        Meter meter(clock);
        meter.setEnforcement(Enforcement::Observe);
        const TablePtr table = shop(1, 1);
        const std::string key = keyOf(*table, "a");
        const Place place{table, nullptr, key};
        meter.use(Side::Write, place, 400);
        const RefusalPtr refusal = meter.admit(Side::Write, place);
        QVERIFY(refusal);
        QVERIFY(!refusal->enforced);
        meter.setEnforcement(Enforcement::Enforce);
        QVERIFY(meter.admit(Side::Write, place)->enforced);
        QVERIFY(!meter.admit(Side::Write, place, false)->enforced); // the program's own calls
        meter.setEnforcement(Enforcement::Off);
        QVERIFY(!meter.admit(Side::Write, place));
    }

    void aChangeOfCapacityTakesEffectAtOnceAndKeepsTheCounts() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr small = shop(1, 1);
        const std::string key = keyOf(*small, "a");
        meter.use(Side::Write, {small, nullptr, key}, 301);
        QVERIFY(meter.admit(Side::Write, {small, nullptr, key}));
        auto onDemand = shop(0, 0);
        onDemand->billingMode = BillingMode::PayPerRequest;
        const TablePtr changed = onDemand;
        const auto refused = meter.admit(Side::Write, {changed, nullptr, key});
        QVERIFY2(!refused, refused ? limitName(refused->limit).data() : "");
        const auto second = clock.nowMs() / 1000;
        const auto series = meter.series(kTable, second, second + 1, 1);
        QCOMPARE(series.size(), std::size_t{1});
        QCOMPARE(series[0].write.units, 301.0);
        QCOMPARE(series[0].write.throttled, 1.0);
    }

    void aMaximumOnDemandIsKept() {
        HeldClock clock;
        Meter meter(clock);
        auto onDemand = shop(0, 0);
        onDemand->billingMode = BillingMode::PayPerRequest;
        onDemand->onDemand = OnDemandThroughput{.maxReadUnits = -1, .maxWriteUnits = 10};
        const TablePtr table = onDemand;
        const std::string key = keyOf(*table, "a");
        meter.use(Side::Write, {table, nullptr, key}, 10);
        QCOMPARE(meter.admit(Side::Write, {table, nullptr, key})->limit, Limit::MaxOnDemand);
        QVERIFY(!meter.admit(Side::Read, {table, nullptr, key}));
    }

    void localIndexesLiveOnTheTable() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(1, 1);
        const std::string key = keyOf(*table, "a");
        const Place local{table, table->findIndex("byDate"), key};
        const Place global{table, table->findIndex("byStatus"), key};
        meter.use(Side::Read, local, 300);
        QVERIFY(meter.admit(Side::Read, {table, nullptr, key}));
        QVERIFY(meter.admit(Side::Read, local));
        QVERIFY(!meter.admit(Side::Read, global));
        const auto second = clock.nowMs() / 1000;
        QCOMPARE(meter.series({"us-east-1", "Shop", "byDate"}, second, second + 1, 1)[0].read.units, 300.0);
        QCOMPARE(meter.series(kTable, second, second + 1, 1)[0].read.units, 300.0);
        QCOMPARE(meter.arms().size(), std::size_t{3});
    }

    void historyRollsUpAndCarriesWhatWasProvisioned() {
        History history;
        for (std::int64_t second = 60; second < 60 + 3000; second += 10) {
            Sample& sample = history.at(second);
            sample.write.units = 2;
            sample.write.peak = static_cast<double>(second);
            sample.write.provisioned = 7;
        }
        const auto minutes = history.series(60, 60 + 3600, 60);
        QCOMPARE(minutes.size(), std::size_t{60});
        QCOMPARE(minutes[0].write.units, 12.0);
        QCOMPARE(minutes[0].write.peak, 110.0);
        QCOMPARE(minutes[49].write.units, 12.0); // the running second included
        QCOMPARE(minutes[55].write.units, 0.0);
        QCOMPARE(minutes[55].write.provisioned, 7.0);
        const auto hour = history.series(0, 7200, 3600);
        QCOMPARE(hour[0].write.units, 2.0 * 300);
        history.at(60 + 2989).write.units += 1; // a clock that trembles
        QCOMPARE(history.series(3000, 3060, 60)[0].write.units, 13.0);
        history.at(100).write.units += 1; // one that was set back
        QCOMPARE(history.series(60, 120, 60)[0].write.units, 13.0);
        QCOMPARE(history.series(3000, 3060, 60)[0].write.units, 13.0);
        QCOMPARE(history.since(0, 95)[0].second, std::int64_t{100});
    }

    void aClockSetBackKeepsTheNewestSeconds() {
        History history;
        for (std::int64_t second = 10'000; second < 11'000; ++second) history.at(second).write.units = 1;
        for (std::int64_t second = 5'000; second < 5'010; ++second) history.at(second).write.units = 2;
        const auto seconds = history.series(5'000, 5'010, 1);
        for (const Sample& each : seconds) QCOMPARE(each.write.units, 2.0);
        QVERIFY(history.since(0, 0).size() <= History::kLevels[0].keeps + 1);
    }

    void heatAndHottestKeysGoOnAfterAClockWasSetBack() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(500, 500);
        const std::string before = keyOf(*table, "before"), after = keyOf(*table, "after");
        meter.use(Side::Write, {table, nullptr, before}, 5);
        clock.setMs(clock.nowMs() - 3'600'000);
        meter.use(Side::Write, {table, nullptr, after}, 7);
        const auto now = clock.nowMs() / 1000;
        const auto heat = meter.heat(kTable, now - 60, now + 1);
        QCOMPARE(heat.size(), std::size_t{1});
        QCOMPARE(heat[0].cells[0].peak[1], 7.0f);
        const auto keys = meter.hottest(kTable, Side::Write, now - 60, now + 1, 5);
        QCOMPARE(keys.size(), std::size_t{1});
        QCOMPARE(keys[0].key, std::string("after"));
    }

    void aTableThatGrowsIsCutBySize() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(5, 5);
        meter.use(Side::Write, {table, nullptr, keyOf(*table, "a")}, 1);
        meter.measured(kTable, 10'000'000'000);
        QCOMPARE(meter.partitionCount(kTable), 1);
        meter.measured(kTable, 10'000'000'001);
        QCOMPARE(meter.partitionCount(kTable), 2);
        QCOMPARE(meter.splits(kTable).size(), std::size_t{1});
        QCOMPARE(meter.splits(kTable)[0].second, clock.nowMs() / 1000);
        meter.measured(kTable, 1); // they never merge
        QCOMPARE(meter.partitionCount(kTable), 2);
    }

    void whatIsCountedOnlyDrainsNoBucket() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(5, 5);
        const std::string key = keyOf(*table, "a");
        const Place place{table, table->findIndex("byStatus"), key};
        meter.count(Side::Write, place, 1e6);
        QVERIFY(!meter.admit(Side::Write, place));
        QCOMPARE(meter.totals({"us-east-1", "Shop", "byStatus"}, Side::Write).units, 1e6);
    }

    void tablesThatAreGoneAreForgotten() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(5, 5);
        const std::string key = keyOf(*table, "a");
        const Place place{table, nullptr, key};
        meter.use(Side::Write, place, 1);
        meter.keepOnly([] { return std::make_shared<const Catalog>(); });
        QVERIFY(meter.arms().empty());
        QCOMPARE(meter.totals(kTable, Side::Write).units, 0.0);
    }

    void samplesOfALaterClockStayWhereTheyAre() {
        History history;
        Sample later;
        later.second = 6000;
        later.write.units = 9;
        history.restore(1, {later});
        for (const std::int64_t second : {60, 70, 130}) history.at(second).write.units = 1; // the clock was set back
        const auto minutes = history.since(1, 0);
        QCOMPARE(minutes.size(), std::size_t{3});
        QCOMPARE(minutes[0].second, std::int64_t{60});
        QCOMPARE(minutes[0].write.units, 2.0);
        QCOMPARE(minutes[1].write.units, 1.0); // the running one
        QCOMPARE(minutes[2].write.units, 9.0);
    }

    void hottestKeysAreFoundAmongMany() {
        HeavyHitters sketch;
        for (std::uint64_t i = 0; i < 20'000; ++i) {
            sketch.add(1000 + i % 997, 1, "cold");
            if (i % 4 == 0) sketch.add(7, 1, "hot");
            if (i % 8 == 0) sketch.add(9, 1, "warm");
        }
        const auto most = hottest({&sketch, &sketch}, 2);
        QCOMPARE(most[0].key, std::string("hot"));
        QCOMPARE(most[1].key, std::string("warm"));
        QVERIFY(most[0].units - most[0].error <= 2 * 5000 && most[0].units >= 2 * 5000);
    }

    void aHotKeyIsIsolatedAfterHalfAMinute() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(3'000, 2'000);
        const std::string hot = keyOf(*table, "hot"), cold = keyOf(*table, "cold");
        const int before = [&] {
            meter.use(Side::Write, {table, nullptr, cold}, 1);
            return meter.partitionCount(kTable);
        }();
        for (int second = 0; second < Partitions::kHotSeconds + 1; ++second) {
            for (int i = 0; i < 15; ++i) {
                const Place place{table, nullptr, hot};
                if (!meter.admit(Side::Write, place)) meter.use(Side::Write, place, 100);
            }
            clock.advance(1000);
        }
        QCOMPARE(meter.partitionCount(kTable), before + 2);
        const auto splits = meter.splits(kTable);
        QCOMPARE(splits.size(), std::size_t{2});
        QVERIFY(splits[0].isolated);
        const auto heat = meter.heat(kTable, clock.nowMs() / 1000 - 120, clock.nowMs() / 1000 + 1);
        QVERIFY(!heat.empty());
        float peak = 0;
        for (const auto& cell : heat.front().cells) peak = std::max(peak, cell.peak[1]);
        QVERIFY(peak >= 1000);
    }

    void aStormOnOnePartitionKeepsARefusalOfAnother() {
        HeldClock clock;
        Meter meter(clock);
        const TablePtr table = shop(12'000, 4'000);
        const auto storm = [&](const std::string& name, int refusals) {
            const std::string key = keyOf(*table, name);
            meter.use(Side::Write, {table, nullptr, key}, 1100);
            for (int i = 0; i < refusals; ++i) QVERIFY(meter.admit(Side::Write, {table, nullptr, key}));
        };
        storm("a", 5);
        storm("b", 3000); // in the same minute
        const auto kept = meter.refusals("us-east-1", "Shop", 5000);
        QVERIFY(kept.size() < 2000);
        QCOMPARE(kept.back()->key, std::string("a"));
        QCOMPARE(kept.front()->key, std::string("b"));
    }

    void keptSamplesComeBack() {
        HeldClock clock;
        Meter first(clock), second(clock);
        const TablePtr table = shop(5, 5);
        const std::string key = keyOf(*table, "a");
        for (int i = 0; i < 5; ++i) {
            first.use(Side::Write, {table, nullptr, key}, 3);
            clock.advance(60'000);
        }
        first.use(Side::Write, {table, nullptr, key}, 1);
        second.restore(kTable, 1, first.since(kTable, 1, 0));
        QCOMPARE(second.burst(kTable, Side::Write), 1.0); // asked before anything is used
        second.use(Side::Write, {table, nullptr, key}, 1);
        const auto now = clock.nowMs() / 1000;
        const auto series = second.series(kTable, now - 360, now + 60, 60);
        double sum = 0;
        for (const Sample& each : series) sum += each.write.units;
        QCOMPARE(sum, 17.0); // the running second is kept, too
    }
};

RF_TEST_GUILESS_MAIN(TestMeter)

} // namespace tst_meter

#include "tst_meter.moc"
