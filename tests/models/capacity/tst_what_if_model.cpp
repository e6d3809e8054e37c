// What-if as the screen asks for it: rows of costs, lines on the points of the charts, drafts and previews.

#include "models/capacity/what_if_model.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"

#include <QAbstractItemModelTester>

#include <cmath>

namespace tst_what_if_model {

using namespace rf::models;
using rf::models::test::FileClock;
using rf::test::ShopLoad;

namespace {

constexpr int kPatience = 20'000;

/// A Shop table of 100 RCU and 100 WCU in memory, looked at for an hour.
struct Desk {
    Desk()
        : book(&settings, QStringLiteral(RF_SOURCE_DIR "/resources/prices")),
          file(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory,
               [this](const std::filesystem::path&, rf::EngineOptions options) {
                   options.mode = rf::EngineOptions::Mode::InMemory;
                   options.clock = &clock;
                   auto engine = rf::openEngine({}, options);
                   auto input = rf::models::test::shopInput();
                   input.billingMode = std::string("PROVISIONED");
                   input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 100};
                   for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{50, 50};
                   if (!rf::call<rf::CreateTable>(**engine, input)) qFatal("no table");
                   return engine;
               }),
          whatIf(&capacity) {
        clock.setMs(clock.nowMs() / 60'000 * 60'000);
        capacity.setNow([this] { return clock.nowMs(); });
        whatIf.setPrices(&book);
        file.open();
        if (!QTest::qWaitFor([this] {
                clock.advance(20);
                return file.state() == FileSession::State::Open && !file.tables().isEmpty() && file.tables().first().status == "ACTIVE";
            }, kPatience))
            qFatal("not open");
        clock.setMs(clock.nowMs() / 60'000 * 60'000 + 60'000);
        capacity.setRange(CapacityRange::Hour);
        capacity.setTable(&file, "us-east-1", "Shop");
    }
    void play(int seconds, int writes, int reads = 20) {
        ShopLoad load(*file.client()->service()->meter(), clock, file.client()->service()->catalog()->find("us-east-1", "Shop"));
        for (int i = 0; i < seconds; ++i) {
            for (int n = 0; n < reads; ++n) load.request(ShopLoad::Side::Read, {}, std::size_t(n), 2);
            for (int n = 0; n < writes; ++n) load.request(ShopLoad::Side::Write, {}, std::size_t(n), 1);
            clock.advance(1000);
        }
    }
    /// What was played has been replayed.
    void fresh() {
        if (!QTest::qWaitFor([&] {
                capacity.poll();
                return whatIf.isReady();
            }, kPatience))
            qFatal("no answer");
    }
    template <class Condition>
    bool wait(Condition condition) {
        return QTest::qWaitFor(condition, kPatience);
    }
    CostRow row(WhatIfMode mode) { return whatIf.rows()->rows().value(int(mode)); }

    FileClock clock;
    MemorySettings settings;
    PriceBook book;
    FileSession file;
    CapacityModel capacity;
    WhatIfModel whatIf;
};

} // namespace

class TestWhatIfModel : public QObject {
    Q_OBJECT
private slots:
    void nothingRecordedIsSaid() {
        Desk desk;
        const QAbstractItemModelTester tester(desk.whatIf.rows());
        QVERIFY(desk.wait([&] { return desk.whatIf.problem() == "Nothing was recorded"; }));
        QVERIFY(!desk.whatIf.isReady());
        QCOMPARE(desk.whatIf.rows()->rowCount(), 0);
    }
    void fourWaysToPay() {
        Desk desk;
        const QAbstractItemModelTester tester(desk.whatIf.rows());
        desk.play(1200, 40);
        desk.fresh();
        QCOMPARE(desk.whatIf.rows()->rowCount(), 4);
        QVERIFY(desk.row(WhatIfMode::Now).current);
        // 200 RCU and 200 WCU: 200*730*0.00013 + 200*730*0.00065
        QCOMPARE(moneyText(desk.row(WhatIfMode::Now).usd), "$113.88");
        // 40 of each on the table (its busiest minute), 1 of each on both indexes.
        QCOMPARE(moneyText(desk.row(WhatIfMode::Provisioned).usd), "$23.91"); // 42*730*0.00013 + 42*730*0.00065 = 23.9148
        QVERIFY(desk.row(WhatIfMode::Provisioned).lowest);
        QVERIFY(desk.row(WhatIfMode::OnDemand).usd > desk.row(WhatIfMode::Provisioned).usd);
        int lowest = 0;
        for (const CostRow& each : desk.whatIf.rows()->rows()) lowest += each.lowest;
        QCOMPARE(lowest, 1);
        QVERIFY(desk.whatIf.points(UnitSide::Write).isEmpty()); // now: nothing is simulated
    }
    void requestsAreKeptWhileTheFileIsOpen() {
        Desk desk;
        std::vector<rf::capacity::Sample> kept; // of an earlier opening
        for (int i = 10; i > 0; --i) {
            kept.emplace_back().second = desk.clock.nowMs() / 60'000 * 60 - i * 60;
            kept.back().write = {.units = 600, .peak = 10, .requests = 600};
        }
        desk.file.client()->service()->meter()->restore({"us-east-1", "Shop", ""}, 1, kept);
        desk.fresh();
        desk.whatIf.setByRequest(true);
        QVERIFY(desk.wait([&] { return desk.whatIf.problem().startsWith("No single requests are kept"); }));
        desk.play(120, 40);
        desk.fresh();
        QVERIFY2(desk.whatIf.span().startsWith("7,200 requests since "), qPrintable(desk.whatIf.span())); // none of the earlier minutes
        QVERIFY(desk.row(WhatIfMode::Provisioned).note.endsWith("throttled"));
        desk.whatIf.setByRequest(false);
        QVERIFY(desk.wait([&] { return desk.whatIf.isReady() && desk.whatIf.span().isEmpty(); }));
    }
    void aSettingRedrawsItsMode() {
        Desk desk;
        desk.play(1200, 40);
        desk.fresh();
        desk.whatIf.setMode(WhatIfMode::Provisioned);
        QVERIFY(desk.wait([&] { return !desk.whatIf.points(UnitSide::Write).isEmpty(); }));
        const auto& points = desk.whatIf.points(UnitSide::Write);
        QCOMPARE(points.size(), desk.capacity.snapshot().series.write.size());
        QCOMPARE(points[points.size() - 3].provisioned, 42.0); // the indexes nobody used are provisioned, too
        QCOMPARE(points[points.size() - 3].consumed, 40.0);
        QVERIFY(std::isnan(points[2].consumed)); // before anything was recorded: a hole
        QCOMPARE(desk.row(WhatIfMode::Provisioned).note, "0 throttled");
        const double onDemand = desk.row(WhatIfMode::OnDemand).usd;
        WhatIfSettings settings = desk.whatIf.settings();
        QCOMPARE(settings.units[1], 42);
        settings.units[1] = 21;
        desk.whatIf.setSettings(settings);
        QVERIFY(desk.wait([&] { return desk.row(WhatIfMode::Provisioned).note != "0 throttled"; }));
        QVERIFY(desk.row(WhatIfMode::Provisioned).usd < 23);
        QCOMPARE(desk.row(WhatIfMode::OnDemand).usd, onDemand);
        QCOMPARE(desk.whatIf.points(UnitSide::Write).last().provisioned, 21.0);
        QVERIFY(!desk.whatIf.draft().onDemand);
        QCOMPARE(desk.whatIf.draft().units.first().write, 19); // and one for each index
    }
    void scalingFollowsItsTarget() {
        Desk desk;
        desk.play(1800, 40);
        desk.fresh();
        desk.whatIf.setMode(WhatIfMode::AutoScaling);
        QVERIFY(desk.wait([&] { return !desk.whatIf.points(UnitSide::Write).isEmpty(); }));
        desk.capacity.setArm({ArmChoice::Table});
        QVERIFY(desk.wait([&] { return desk.whatIf.points(UnitSide::Write).size() > 0 && desk.whatIf.points(UnitSide::Write).last().provisioned == 58; })); // ceil(40 / 0.7)
        WhatIfSettings settings = desk.whatIf.settings();
        settings.target = 50;
        desk.whatIf.setSettings(settings);
        QVERIFY(desk.wait([&] { return desk.whatIf.points(UnitSide::Write).last().provisioned == 80; }));
        QCOMPARE(desk.whatIf.draft().units.first().write, 80);
    }
    void pricesMissingMeansNoFigures() {
        Desk desk;
        PriceBook none(&desk.settings, QStringLiteral("/nowhere"));
        desk.whatIf.setPrices(&none);
        desk.play(300, 40);
        desk.fresh();
        QCOMPARE(desk.whatIf.problem(), "There are no prices of us-east-1");
        QCOMPARE(desk.whatIf.rows()->index(1).data(CostRowsModel::AmountRole).toString(), "–");
        for (const CostRow& each : desk.whatIf.rows()->rows()) QVERIFY(!each.lowest);
    }
    void anotherPriceCountsAtOnce() {
        Desk desk;
        desk.play(300, 40);
        desk.fresh();
        rf::pricing::PriceTable prices = *desk.book.table();
        for (auto& each : prices.prices) each.usd *= 2;
        QCOMPARE(desk.book.save(prices), QString());
        QVERIFY(desk.wait([&] { return moneyText(desk.row(WhatIfMode::Now).usd) == "$227.76"; }));
    }
    void aPreviewIsOfTheLastDay() {
        Desk desk;
        desk.play(1200, 40);
        desk.fresh();
        CapacityDraft draft = desk.capacity.draft();
        draft.units.first().write = 10;
        CapacityPreview seen;
        desk.whatIf.preview(draft, [&](const CapacityPreview& preview) { seen = preview; });
        QVERIFY(desk.wait([&] { return seen.known; }));
        QVERIFY(seen.throttled[1] > 1000 && seen.throttled[0] == 0);
        QCOMPARE(seen.recorded[1], 0.0);
        QVERIFY(seen.usd < seen.usdNow);
        QVERIFY(seen.points[1].size() >= 288);
        draft.onDemand = true;
        draft.units.first().maxWrite = 20;
        seen = {};
        desk.whatIf.preview(draft, [&](const CapacityPreview& preview) { seen = preview; });
        QVERIFY(desk.wait([&] { return seen.known; }));
        QVERIFY(seen.throttled[1] > 1000); // its maximum
    }
    void maximumOnDemandIsAskedFor() {
        Desk desk;
        CapacityDraft draft = desk.capacity.draft();
        QCOMPARE(draft.units.first().maxRead, -1);
        draft.onDemand = true;
        draft.units[0].maxWrite = 300;
        draft.units[1].maxRead = 20;
        const auto request = draft.request(desk.capacity.table());
        QCOMPARE(*request.billingMode, std::string("PAY_PER_REQUEST"));
        QCOMPARE(*request.onDemandThroughput->maxWriteRequestUnits, 300);
        QCOMPARE(*request.onDemandThroughput->maxReadRequestUnits, -1);
        QCOMPARE(request.globalSecondaryIndexUpdates->size(), std::size_t(1));
        QCOMPARE(*request.globalSecondaryIndexUpdates->at(0).update->onDemandThroughput->maxReadRequestUnits, 20);
        draft.units[0].maxWrite = 0;
        QVERIFY(draft.problem().contains("at least 1"));
    }
    void aRangeOfOnesOwn() {
        Desk desk;
        desk.play(600, 40);
        const qint64 now = desk.clock.nowMs() / 1000;
        QVERIFY(!desk.capacity.setCustomRange(now - 100, now));     // too short
        QVERIFY(!desk.capacity.setCustomRange(now + 10, now + 900)); // to come
        QVERIFY(desk.capacity.setCustomRange(now - 3 * 86'400, now - 300));
        QVERIFY(desk.wait([&] { return desk.capacity.snapshot().asked.range == CapacityRange::Custom; }));
        const CapacitySnapshot& snapshot = desk.capacity.snapshot();
        QCOMPARE(snapshot.to, now - 300);
        QCOMPARE(snapshot.series.step, 300);
        QVERIFY(snapshot.from < snapshot.detailFrom); // said on the screen: keys and partitions are of a day
        QVERIFY(snapshot.heat.columns <= 100);
    }
    void targetsComeFromOutside() {
        Desk desk;
        desk.play(60, 40);
        desk.capacity.setTargets(70, kUnknown);
        QVERIFY(desk.wait([&] { return desk.capacity.snapshot().asked.target[0] == 70; }));
        QVERIFY(std::isnan(desk.capacity.snapshot().asked.target[1]));
    }
};

RF_TEST_GUILESS_MAIN(TestWhatIfModel)

} // namespace tst_what_if_model

#include "tst_what_if_model.moc"
