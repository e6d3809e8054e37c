// Replays of recorded traces: buckets, scaling, on-demand growth, partitions, holes, the bill.

#include "engine/whatif/replay.h"

#include "engine/capacity/meter.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"

namespace tst_what_if {

using namespace rf;
using namespace rf::whatif;
using capacity::HeatColumn;
using capacity::Sample;
using capacity::Side;

namespace {

constexpr std::int64_t kBegin = 1'782'800'000 / 3600 * 3600;

/// Requests of one unit, so many a second.
Sample minuteOf(int minute, double writesPerSecond, double readsPerSecond = 0) {
    Sample sample;
    sample.second = kBegin + minute * 60;
    sample.write.units = sample.write.requests = writesPerSecond * 60;
    sample.write.peak = writesPerSecond;
    sample.read.units = sample.read.requests = readsPerSecond * 60;
    sample.read.peak = readsPerSecond;
    return sample;
}

ArmTrace traceOf(const std::vector<Sample>& samples, int minutes, const std::vector<HeatColumn>& heat = {}) {
    return whatif::traceOf({}, samples, heat, kBegin, kBegin + minutes * 60);
}

ArmTrace steady(double writesPerSecond, int minutes) {
    std::vector<Sample> samples;
    for (int i = 0; i < minutes; ++i) samples.push_back(minuteOf(i, writesPerSecond));
    ArmTrace trace = traceOf(samples, minutes);
    trace.shares.assign(trace.samples.size(), {0, 0}); // no partition in the way
    return trace;
}

Scenario provisioned(double read, double write) {
    Scenario scenario{Mode::Provisioned, {ArmSettings{}}};
    scenario.arms[0].units = {read, write};
    return scenario;
}

pricing::PriceTable prices() {
    QFile file(QStringLiteral(RF_SOURCE_DIR "/resources/prices/us-east-1.tsv"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return pricing::pricesFromText(file.readAll().toStdString()).value();
}

double writesOf(const Outcome& outcome, std::size_t minute) {
    return outcome.arms[0][minute].write.units;
}

} // namespace

class TestWhatIf : public QObject {
    Q_OBJECT
private slots:
    void enoughCapacityThrottlesNothing() {
        const Outcome outcome = replay({steady(10, 60)}, provisioned(1, 10), {}, nullptr);
        QCOMPARE(outcome.throttled[1], 0.0);
        QCOMPARE(outcome.units[1], 36'000.0);
        QVERIFY(!outcome.usd);
    }
    void burstLastsAsLongAsItIs() {
        // 5 WCU hold 1,500 units; 10 a second drain 5 a second more than comes in: five minutes.
        const Outcome outcome = replay({steady(10, 10)}, provisioned(1, 5), {}, nullptr);
        for (std::size_t i = 0; i < 4; ++i) QCOMPARE(writesOf(outcome, i), 600.0);
        QCOMPARE(writesOf(outcome, 4), 595.0); // the first second finds the bucket full: nothing flows in
        for (std::size_t i = 6; i < 10; ++i) QVERIFY(std::abs(writesOf(outcome, i) - 300) < 11); // what comes in
        QVERIFY(outcome.arms[0][2].write.burst < 0.65 && outcome.arms[0][2].write.burst > 0.35);
        QVERIFY(std::abs(outcome.throttled[1] - 5 * 300 * kAttempts) < 90);
    }
    void lessCapacityNeverThrottlesLess() {
        double before = 1e9;
        for (const double units : {1.0, 3.0, 5.0, 8.0, 12.0}) {
            const double now = replay({steady(10, 60)}, provisioned(1, units), {}, nullptr).throttled[1];
            QVERIFY(now <= before);
            before = now;
        }
        QCOMPARE(before, 0.0);
    }
    void anItemLargerThanTheCapacityGoesThroughOnDebt() {
        Sample one = minuteOf(0, 0);
        one.write = {.units = 100, .peak = 100, .requests = 1};
        ArmTrace trace = traceOf({one}, 1);
        QCOMPARE(replay({trace}, provisioned(1, 1), {}, nullptr).units[1], 100.0);
    }
    void refusedDemandIsAskedForAgain() {
        // Recorded at 5 of 10 a second: 5 were refused three times each.
        std::vector<Sample> samples;
        for (int i = 0; i < 30; ++i) {
            samples.push_back(minuteOf(i, 5));
            samples.back().write.throttled = 5 * 60 * kAttempts;
        }
        ArmTrace trace = traceOf(samples, 30);
        const Outcome more = replay({trace}, provisioned(1, 10), {}, nullptr);
        QCOMPARE(more.units[1], 10.0 * 60 * 30);
        QCOMPARE(more.throttled[1], 0.0);
        // At what it was recorded with, about what was recorded (but for the burst it begins with).
        const Outcome same = replay({trace}, provisioned(1, 5), {}, nullptr);
        QVERIFY(std::abs(same.throttled[1] - (30 * 900 - 1500 * kAttempts)) < 100);
    }

    void holesStayHoles() {
        std::vector<Sample> samples{minuteOf(0, 10), minuteOf(1, 10), minuteOf(30, 10)};
        const Outcome outcome = replay({traceOf(samples, 60)}, provisioned(1, 5), {}, nullptr);
        QCOMPARE(outcome.arms[0].size(), std::size_t(3));
        QCOMPARE(outcome.arms[0][2].second, kBegin + 30 * 60);
        QVERIFY(outcome.arms[0][2].write.burst > 0.7); // it has filled up meanwhile
    }
    void anEmptyTraceIsNoTrouble() {
        const ArmTrace trace = traceOf({}, 60);
        for (const Mode mode : {Mode::Provisioned, Mode::AutoScaling, Mode::OnDemand}) {
            const pricing::PriceTable table = prices();
            const Outcome outcome = replay({trace}, atPeak({trace}, mode), {}, &table);
            QVERIFY(outcome.arms[0].empty());
            QVERIFY(*outcome.usd >= 0);
        }
        QVERIFY(replay({}, {Mode::Provisioned, {}}, {}, nullptr).arms.empty());
    }
    void whatWasBeforeIsOnlyAPeak() {
        const ArmTrace trace = traceOf({minuteOf(-90, 7'000), minuteOf(0, 1)}, 60);
        QCOMPARE(trace.samples.size(), std::size_t(1));
        QCOMPARE(trace.peakBefore[1], 7'000.0);
    }

    void scalingFollowsTheAlarms() {
        // 150 a second on 200 WCU at 70 %: two minutes above, then ceil(150 / 0.7) = 215 (the example of the guide).
        Scenario scenario{Mode::AutoScaling, {ArmSettings{}}};
        scenario.arms[0].units = {5, 200};
        scenario.arms[0].write = {.target = 70, .minCapacity = 5, .maxCapacity = 1000};
        const Outcome outcome = replay({steady(150, 10)}, scenario, {}, nullptr);
        QCOMPARE(outcome.arms[0][0].write.provisioned, 200.0);
        QCOMPARE(outcome.arms[0][2].write.provisioned, 200.0); // decided, not in effect yet
        QCOMPARE(outcome.arms[0][3].write.provisioned, 215.0);
        QCOMPARE(outcome.arms[0][9].write.provisioned, 215.0);
    }
    void scalingInTakesFifteenMinutes() {
        Scenario scenario{Mode::AutoScaling, {ArmSettings{}}};
        scenario.arms[0].units = {5, 200};
        scenario.arms[0].write = {.target = 70, .minCapacity = 5, .maxCapacity = 1000};
        const Outcome outcome = replay({steady(14, 30)}, scenario, {}, nullptr);
        QCOMPARE(outcome.arms[0][15].write.provisioned, 200.0);
        QCOMPARE(outcome.arms[0][16].write.provisioned, 20.0);
    }
    void scalingStaysWithinItsLimits() {
        Scenario scenario{Mode::AutoScaling, {ArmSettings{}}};
        scenario.arms[0].units = {5, 1};
        scenario.arms[0].write = {.target = 70, .minCapacity = 30, .maxCapacity = 40};
        const Outcome outcome = replay({steady(150, 10)}, scenario, {}, nullptr);
        QCOMPARE(outcome.arms[0][0].write.provisioned, 30.0);
        QCOMPARE(outcome.arms[0][9].write.provisioned, 40.0);
    }

    void onDemandServesDoubleItsPeak() {
        // A new one: 4,000 a second. 9,000 drain the bucket of 300 seconds by 5,000 a second: four minutes.
        const Scenario scenario{Mode::OnDemand, {ArmSettings{}}};
        const Outcome fresh = replay({steady(9'000, 20)}, scenario, {}, nullptr);
        QCOMPARE(fresh.arms[0][2].write.throttled, 0.0);
        QVERIFY(fresh.arms[0][10].write.throttled > 0);
        // After a peak of 5,000 it serves 10,000.
        ArmTrace trace = steady(9'000, 20);
        trace.peakBefore[1] = 5'000;
        QCOMPARE(replay({trace}, scenario, {}, nullptr).throttled[1], 0.0);
    }
    void onDemandGrowsOnTheWay() {
        const Scenario scenario{Mode::OnDemand, {ArmSettings{}}};
        const Outcome outcome = replay({steady(5'000, 90)}, scenario, {}, nullptr);
        QVERIFY(outcome.arms[0][20].write.throttled > 0);
        QCOMPARE(outcome.arms[0][80].write.throttled, 0.0); // half an hour after its first minute
    }
    void aMaximumHolds() {
        Scenario scenario{Mode::OnDemand, {ArmSettings{}}};
        scenario.arms[0].maximum[1] = 40;
        const Outcome outcome = replay({steady(100, 10)}, scenario, {}, nullptr);
        QVERIFY(std::abs(writesOf(outcome, 5) - 40 * 60) < 2);
        QVERIFY(outcome.throttled[1] > 0);
    }
    void oneHotPartitionIsLimitedWhateverIsProvisioned() {
        std::vector<Sample> samples;
        std::vector<HeatColumn> heat;
        for (int i = 0; i < 10; ++i) {
            samples.push_back(minuteOf(i, 2'000));
            heat.push_back({samples.back().second, {{0, {0.0F, 1'500.0F}}, {1, {0.0F, 500.0F}}}});
        }
        const ArmTrace trace = traceOf(samples, 10, heat);
        QCOMPARE(trace.shares[0][1], 0.75);
        const Outcome outcome = replay({trace}, provisioned(1, 10'000), {}, nullptr);
        QVERIFY(std::abs(writesOf(outcome, 5) - 1'500 * 60) < 70); // 1,000 of the hot one and 500 of the other
    }

    void theBillIsThatOfTheSettings() {
        const pricing::PriceTable table = prices();
        const std::vector<ArmTrace> traces{steady(10, 60)};
        // 1*730*0.00013 + 10*730*0.00065
        QCOMPARE(*replay(traces, provisioned(1, 10), {}, &table).usd, 0.0949 + 4.745);
        // 36,000 an hour are 26.28 million a month, at 0.625 a million.
        QCOMPARE(*replay(traces, {Mode::OnDemand, {ArmSettings{}}}, {}, &table).usd, 16.425);
        pricing::TableUse stored;
        stored.storedBytes = 35 * pricing::kGb;
        QCOMPARE(*replay(traces, provisioned(1, 10), stored, &table).usd, 0.0949 + 4.745 + 2.5);
        pricing::TableUse now;
        now.onDemand = true;
        QCOMPARE(*recorded(traces, provisioned(1, 10), now, &table).usd, 16.425);
    }
    void atPeakThrottlesNothing() {
        std::vector<Sample> samples;
        for (int i = 0; i < 120; ++i) samples.push_back(minuteOf(i, 20 + 15 * std::sin(i / 10.0), 50 + 30 * std::cos(i / 7.0)));
        const std::vector<ArmTrace> traces{traceOf(samples, 120)};
        const Scenario peak = atPeak(traces, Mode::Provisioned);
        QCOMPARE(peak.arms[0].units[1], 35.0);
        QCOMPARE(replay(traces, peak, {}, nullptr).throttled[1], 0.0);
        QCOMPARE(replay(traces, atPeak(traces, Mode::AutoScaling), {}, nullptr).throttled[1], 0.0);
    }
    void aReplayOfWhatTheMeterRecordedIsLikeIt() {
        test::HeldClock clock;
        clock.setMs(kBegin * 1000);
        capacity::Meter meter(clock);
        test::ShopLoad load(meter, clock, test::bareShopSchema());
        load.provision(9'000, 9'000);
        load.second(0.1, 0.1);
        load.provision(300, 200); // about 330 and 140 wanted of the table
        for (int i = 0; i < 40 * 60; ++i) load.second(1.2, 2);
        const capacity::ArmName arm{"us-east-1", "Shop", ""};
        const std::int64_t now = clock.nowMs() / 1000;
        const ArmTrace trace = whatif::traceOf({}, meter.since(arm, 1, 0), meter.heat(arm, kBegin, now), kBegin, now);
        const Scenario same = [] {
            Scenario scenario{Mode::Provisioned, {ArmSettings{}}};
            scenario.arms[0].units = {300, 200};
            return scenario;
        }();
        const Outcome was = recorded({trace}, same, {}, nullptr), is = replay({trace}, same, {}, nullptr);
        QVERIFY(was.throttled[1] > 1'000);
        QVERIFY2(std::abs(is.units[1] - was.units[1]) < 0.05 * was.units[1], qPrintable(QString("%1 %2").arg(is.units[1]).arg(was.units[1])));
        QVERIFY2(is.throttled[1] < was.throttled[1] * 1.2, qPrintable(QString("%1 %2").arg(is.throttled[1]).arg(was.throttled[1])));
    }
    void aDayOfFourArms() {
        ArmTrace trace;
        for (int i = 0; i < 24 * 60; ++i) trace.samples.push_back(minuteOf(i, 100 + i % 60, 300));
        trace.from = kBegin;
        trace.to = kBegin + 24 * 3600;
        trace.shares.assign(trace.samples.size(), {0.2, 0.2});
        const std::vector<ArmTrace> traces(4, trace);
        for (const Mode mode : {Mode::Provisioned, Mode::AutoScaling, Mode::OnDemand}) {
            QElapsedTimer timer;
            timer.start();
            const Outcome outcome = replay(traces, atPeak(traces, mode), {}, nullptr);
            QCOMPARE(outcome.arms[3].size(), std::size_t(24 * 60));
            qInfo("a day of 4 arms, mode %d: %lld us", int(mode), timer.nsecsElapsed() / 1000); // told, not asserted
        }
    }
};

RF_TEST_APPLESS_MAIN(TestWhatIf)

} // namespace tst_what_if

#include "tst_what_if.moc"
