// What the Capacity screen is told: sums of arms, gaps, heat, hot keys and refusals, from a meter with a held clock.

#include "models/capacity/capacity_draft.h"
#include "models/capacity/throttle_report.h"
#include "models/capacity/use_models.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"

#include <QAbstractItemModelTester>

#include <cmath>

namespace tst_capacity_snapshot {

using namespace rf::models;
using rf::capacity::Meter;
using rf::capacity::Side;
using rf::test::HeldClock;
using rf::test::ShopLoad;

namespace {

struct Shop {
    Shop() : meter(clock), load(meter, clock, rf::test::bareShopSchema()) { load.provision(100, 100); }
    CapacitySnapshot look(CapacityQuestion question = {}) {
        question.region = "us-east-1";
        question.table = "Shop";
        question.nowMs = clock.nowMs();
        return capacityOf(meter, load.table().get(), question);
    }
    HeldClock clock{rf::test::kShopOpens};
    Meter meter;
    ShopLoad load;
};

CapacityQuestion of(ArmChoice arm, CapacityRange range = CapacityRange::Minutes15, UnitSide side = UnitSide::Write) {
    return {{}, {}, arm, range, side};
}

} // namespace

class TestCapacitySnapshot : public QObject {
    Q_OBJECT
private slots:
    void nothingUsedIsSaid() {
        Shop shop;
        const CapacitySnapshot snapshot = shop.look();
        QVERIFY(!snapshot.used && snapshot.metered);
        QCOMPARE(snapshot.keys.size(), 0);
        QCOMPARE(snapshot.heat.hottest(), -1);
        QCOMPARE(capacityOf(shop.meter, nullptr, {}).arms.size(), 0);
    }

    void tableAndIndexesAreTheTableAndItsGlobalIndexes() {
        Shop shop;
        for (int i = 0; i < 60; ++i) {
            shop.load.request(Side::Write, {}, 1, 4);
            shop.load.request(Side::Write, "GSI1", 2, 3);
            shop.load.request(Side::Write, "LSI1", 1, 2); // the table's units too
            shop.clock.advance(1000);
        }
        QCOMPARE(shop.look(of({})).write.consumed, 9.0);
        QCOMPARE(shop.look(of({ArmChoice::Table})).write.consumed, 6.0);
        QCOMPARE(shop.look(of({ArmChoice::Index, "GSI1"})).write.consumed, 3.0);
        QCOMPARE(shop.look(of({ArmChoice::Index, "LSI1"})).write.consumed, 2.0);
        const CapacitySnapshot snapshot = shop.look(of({}));
        QCOMPARE(snapshot.arms.size(), 4);
        QCOMPARE(snapshot.arms[0].write, 4.0); // the table without its local index
        QCOMPARE(snapshot.arms[1].name, "GSI1");
        QCOMPARE(snapshot.arms[1].write, 3.0);
        QCOMPARE(snapshot.arms[3].name, "LSI1");
        QCOMPARE(snapshot.arms[3].kind, ArmUse::Local);
        QCOMPARE(snapshot.write.provisioned, 100.0 + 90 + 12);
        QCOMPARE(snapshot.series.write.last().consumed, 9.0);
        QCOMPARE(snapshot.series.write.last().provisioned, 202.0);
        QCOMPARE(snapshot.series.write.last().throttled, 0.0);
    }

    void aRunningMinuteIsAveragedOverItsSeconds() {
        Shop shop;
        for (int i = 0; i < 30; ++i) {
            shop.load.request(Side::Read, {}, 1, 10);
            shop.clock.advance(1000);
        }
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}, CapacityRange::Hour));
        QCOMPARE(snapshot.series.step, qint64(60));
        QCOMPARE(snapshot.series.read.last().consumed, 10.0); // 14:30:00 is the begin of a minute
        QCOMPARE(snapshot.series.from % 60, qint64(0));
        QCOMPARE(snapshot.series.read.size(), 61);
        QCOMPARE(snapshot.series.read.first().consumed, 0.0);
    }

    void onDemandHasNoLineAndNoBurst() {
        Shop shop;
        auto table = std::make_shared<rf::TableSchema>(*shop.load.table());
        table->billingMode = rf::BillingMode::PayPerRequest;
        ShopLoad load(shop.meter, shop.clock, table);
        load.request(Side::Read, {}, 1, 10);
        shop.clock.advance(1000);
        const CapacitySnapshot snapshot = capacityOf(
            shop.meter, table.get(), {"us-east-1", "Shop", {}, CapacityRange::Minutes15, UnitSide::Read, shop.clock.nowMs()});
        QVERIFY(snapshot.onDemand && snapshot.used);
        QVERIFY(std::isnan(snapshot.read.burst));
        QVERIFY(std::isnan(snapshot.series.read.last().provisioned));
        QCOMPARE(snapshot.series.read.last().consumed, 10.0);
    }

    /// On demand, then provisioned for a minute in which it was used, then on demand again: the line is where it was so.
    void theLineIsWhereItWasProvisioned() {
        Shop shop;
        const qint64 begun = shop.clock.nowMs();
        auto table = std::make_shared<rf::TableSchema>(*shop.load.table());
        table->createdMs = begun - 60'000;
        table->throughput.lastIncreaseMs = begun;
        ShopLoad provisioned(shop.meter, shop.clock, table);
        for (int i = 0; i < 60; ++i) {
            provisioned.request(Side::Write, {}, 1, 1);
            shop.clock.advance(1000);
        }
        const auto look = [&] {
            return capacityOf(shop.meter, table.get(), {"us-east-1", "Shop", {ArmChoice::Table}, CapacityRange::Minutes15, UnitSide::Write, shop.clock.nowMs()});
        };
        const auto lineAt = [](const CapacitySnapshot& snapshot, qint64 ms) {
            return snapshot.series.write.value(qsizetype(ms / 1000 - snapshot.series.from)).provisioned;
        };
        CapacitySnapshot snapshot = look();
        QCOMPARE(lineAt(snapshot, begun), 100.0);
        QVERIFY(std::isnan(lineAt(snapshot, begun - 2'000))); // nobody knows what it was before
        // Without a request since: the schema tells.
        table->billingMode = rf::BillingMode::PayPerRequest;
        table->lastUpdateToPayPerRequestMs = shop.clock.nowMs();
        shop.clock.advance(120'000);
        snapshot = look();
        QCOMPARE(lineAt(snapshot, begun + 30'000), 100.0);
        QVERIFY(std::isnan(lineAt(snapshot, begun + 61'000)));
        QVERIFY(std::isnan(snapshot.series.write.last().provisioned));
        QVERIFY(snapshot.wasUsed(UnitSide::Write) && !snapshot.wasUsed(UnitSide::Read));
    }

    void throttlesAreCountedAndExplained() {
        Shop shop;
        int refused = 0;
        while (refused < 3) {
            refused += !shop.load.request(Side::Write, {}, 7, 50);
            shop.clock.advance(100);
        }
        shop.clock.advance(1000);
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}, CapacityRange::Hour));
        QCOMPARE(snapshot.write.throttled, 3.0);
        QCOMPARE(snapshot.read.throttled, 0.0);
        QCOMPARE(snapshot.refusals.size(), std::size_t{3});
        QVERIFY(snapshot.write.burst < 0.01);
        QCOMPARE(snapshot.refusedByText(), "provisioned capacity 3");
        const ThrottleReport report = ThrottleReport::of(*snapshot.refusals.front());
        QCOMPARE(report.limit, "provisioned capacity");
        QCOMPARE(report.key, QString::fromStdString(ShopLoad::name(7)));
        QCOMPARE(report.drainer, report.key);
        QCOMPARE(report.tanks.size(), 2);
        QVERIFY(report.tanks[0].empty && report.tanks[0].level <= 0 && report.tanks[0].holds == 30'000);
        QVERIFY(!report.tanks[1].empty);
        QVERIFY(report.headline.contains("100 WCU of Shop"));
        QVERIFY(report.fix.contains("on-demand"));
        QVERIFY(report.drainedBy().endsWith("writes"));
    }

    void oneKeyThatFillsAPartitionIsNamed() {
        Shop shop;
        shop.load.provision(100, 3'000);
        for (int second = 0; second < 10; ++second) {
            for (int i = 0; i < 1'300; ++i) shop.load.request(Side::Write, {}, ShopLoad::kHot, 1);
            for (int i = 10; i < 40; ++i) shop.load.request(Side::Write, {}, std::size_t(i), 1);
            shop.clock.advance(1000);
        }
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}));
        QVERIFY(snapshot.hotPartition >= 0);
        const int row = snapshot.heat.hottest();
        QCOMPARE(snapshot.heat.partitions[row], snapshot.hotPartition);
        QVERIFY(snapshot.heat.peaks[row] >= 1'000);
        QCOMPARE(snapshot.keys.first().key, "PRODUCT#HB-4471");
        QVERIFY(snapshot.keys.first().hot && !snapshot.keys[1].hot);
        QVERIFY(snapshot.keys.first().share > 0.9);
        QVERIFY(ThrottleReport::of(*snapshot.refusals.front()).fix.contains("More capacity cannot help"));
        QCOMPARE(shop.look(of({ArmChoice::Table}, CapacityRange::Minutes15, UnitSide::Read)).hotPartition, -1);
    }

    void manyKeysThatFillAPartitionAreNoHotKey() {
        Shop shop;
        shop.load.provision(100, 900); // one partition
        for (int second = 0; second < 5; ++second) {
            for (int i = 0; i < 1'300; ++i) shop.load.request(Side::Write, {}, std::size_t(i % 50), 1);
            shop.clock.advance(1000);
        }
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}));
        QVERIFY(snapshot.heat.peaks[snapshot.heat.hottest()] >= 1'000);
        QCOMPARE(snapshot.hotPartition, -1);
    }

    void heatGathersMinutesIntoColumns() {
        Shop shop;
        for (int minute = 0; minute < 12; ++minute) {
            shop.load.request(Side::Write, {}, 1, minute + 1);
            shop.clock.advance(60'000);
        }
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}, CapacityRange::Hours6));
        QCOMPARE(snapshot.heat.step, qint64(300));
        QCOMPARE(snapshot.heat.from % 300, qint64(0));
        QCOMPARE(int(snapshot.heat.cells.size()), snapshot.heat.columns * int(snapshot.heat.partitions.size()));
        QCOMPARE(snapshot.heat.peaks[snapshot.heat.hottest()], 12.0);
        QVERIFY(std::isnan(snapshot.heat.at(0, 0))); // before the meter began
    }

    void aStormOfRefusalsKeepsWhatWasBefore() {
        Shop shop;
        int reads = 0;
        while (reads < 5) reads += !shop.load.request(Side::Read, {}, 3, 2'000), shop.clock.advance(10);
        shop.clock.advance(120'000);
        for (int i = 0, writes = 0; writes < 5'000; ++i) {
            writes += !shop.load.request(Side::Write, {}, 3, 50);
            if (i % 50 == 0) shop.clock.advance(1000);
        }
        shop.clock.advance(1000);
        const CapacitySnapshot snapshot = shop.look(of({ArmChoice::Table}, CapacityRange::Hour));
        QVERIFY(snapshot.refusals.size() <= 1'024 + 256); // what the meter keeps between two thinnings
        QVERIFY(snapshot.refusals.back()->side == Side::Read);
        QVERIFY(std::is_sorted(snapshot.refusals.begin(), snapshot.refusals.end(),
                               [](const auto& a, const auto& b) { return a->number > b->number; }));
    }

    void listsFollowTheirRows() {
        ArmUseModel arms;
        QAbstractItemModelTester armsTester(&arms, QAbstractItemModelTester::FailureReportingMode::QtTest);
        arms.setRows({{{}, ArmUse::Table, 268, 128}, {"GSI1", ArmUse::Global, 102, 0.4}});
        QSignalSpy resets(&arms, &QAbstractItemModel::modelReset), changes(&arms, &QAbstractItemModel::dataChanged);
        arms.setRows({{{}, ArmUse::Table, 1'060, 128}, {"GSI1", ArmUse::Global, 102, 0.4}});
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(arms.index(0, ArmUseModel::Read).data().toString(), "1,060");
        QCOMPARE(arms.index(1, ArmUseModel::Write).data().toString(), "0.4");
        QCOMPARE(arms.index(1, 0).data(ArmUseModel::MostReadRole).toDouble(), 1'060.0);
        arms.setRows({{{}, ArmUse::Table, 1, 1}});
        QCOMPARE(resets.size(), 1);
        KeyUseModel keys;
        QAbstractItemModelTester keysTester(&keys, QAbstractItemModelTester::FailureReportingMode::QtTest);
        keys.setRows({{"A", 27, 0.27, true}, {"B", 9, 0.09}, {"C", 0.1, 0.001}}, UnitSide::Write);
        QCOMPARE(keys.index(0, KeyUseModel::Share).data().toString(), "27%");
        QCOMPARE(keys.index(2, KeyUseModel::Share).data().toString(), "<1%");
        QCOMPARE(keys.index(1, 0).data(KeyUseModel::BarRole).toDouble(), 9.0 / 27);
        QVERIFY(keys.index(0, 0).data(KeyUseModel::HotRole).toBool());
        keys.setRows({}, UnitSide::Read);
        QCOMPARE(keys.rowCount(), 0);
    }

    void aDraftAsksOnlyForWhatChanges() {
        auto service = test::memoryEngine();
        const TableInfo table = test::madeShop(*service);
        CapacityDraft draft = CapacityDraft::of(table);
        QVERIFY(draft.onDemand);
        QCOMPARE(draft.units.size(), 3);
        QVERIFY(!draft.request(table).billingMode);
        draft.onDemand = false;
        draft.units[0].read = 0;
        QVERIFY(draft.problem().contains("at least 1 unit"));
        draft.units[0].read = 10;
        QCOMPARE(draft.problem(), QString());
        const auto input = draft.request(table);
        QCOMPARE(*input.billingMode, std::string("PROVISIONED"));
        QCOMPARE(*input.provisionedThroughput->readCapacityUnits, 10);
        QCOMPARE(input.globalSecondaryIndexUpdates->size(), std::size_t{2});
        QVERIFY(rf::call<rf::UpdateTable>(*service, input));
        TableInfo now = test::described(*service, "Shop");
        while (now.status != "ACTIVE") now = test::described(*service, "Shop");
        draft = CapacityDraft::of(now);
        QVERIFY(!draft.onDemand);
        draft.units[1].write = 20;
        const auto second = draft.request(now);
        QVERIFY(!second.billingMode && !second.provisionedThroughput);
        QCOMPARE(second.globalSecondaryIndexUpdates->size(), std::size_t{1});
        QCOMPARE(*second.globalSecondaryIndexUpdates->front().update->provisionedThroughput->writeCapacityUnits, 20);
    }
};

RF_TEST_MAIN(TestCapacitySnapshot)

} // namespace tst_capacity_snapshot

#include "tst_capacity_snapshot.moc"
