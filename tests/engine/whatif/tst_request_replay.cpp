// Replays request by request: what is asked for again, what fails, splits, scaling, and what the meter kept for it.

#include "engine/whatif/request_replay.h"

#include "engine/capacity/meter.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"

namespace tst_request_replay {

using namespace rf;
using namespace rf::whatif;
using capacity::RequestMark;
using capacity::RequestRing;
using capacity::Side;

namespace {

constexpr std::int64_t kBegin = 1'782'800'000 / 3600 * 3600;

std::uint64_t hashOf(int key) { return std::uint64_t(key) << 40; }

/// Writes of one unit, so many a second, evenly over so many keys.
std::vector<Request> steady(int perSecond, int seconds, int keys = 64, double units = 1) {
    std::vector<Request> out;
    for (int second = 0; second < seconds; ++second)
        for (int i = 0; i < perSecond; ++i)
            out.push_back({(kBegin + second) * 1000 + i * 1000 / perSecond,
                           ~std::uint64_t{0} / std::uint64_t(keys) * std::uint64_t(i % keys), units, Side::Write});
    return out;
}

ArmTrace spanOf(int seconds) {
    ArmTrace trace;
    trace.from = kBegin;
    trace.to = kBegin + seconds;
    return trace;
}

Outcome run(const std::vector<Request>& requests, int seconds, Mode mode, const ArmSettings& arm) {
    return replayRequests({spanOf(seconds)}, {requests}, {mode, {arm}}, {}, nullptr);
}

ArmSettings unitsOf(double write) {
    ArmSettings arm;
    arm.units = {5, write};
    return arm;
}

} // namespace

class TestRequestReplay : public QObject {
    Q_OBJECT
private slots:
    void enoughCapacityThrottlesNothing() {
        const Outcome outcome = run(steady(10, 600), 600, Mode::Provisioned, unitsOf(10));
        QCOMPARE(outcome.throttled[1], 0.0);
        QCOMPARE(outcome.units[1], 6'000.0);
        QCOMPARE(outcome.arms[0].size(), std::size_t(10));
        QCOMPARE(outcome.arms[0][3].write.requests, 600.0);
        QCOMPARE(outcome.arms[0][3].write.provisioned, 10.0);
    }
    void whatIsRefusedComesTwiceMoreAndFails() {
        // The bucket of 5 WCU holds 1,500; from minute 5 on half of 10 a second fails, each after three refusals.
        const Outcome outcome = run(steady(10, 1'200), 1'200, Mode::Provisioned, unitsOf(5));
        QVERIFY2(std::abs(outcome.units[1] - (1'500 + 1'200 * 5)) < 20, qPrintable(QString::number(outcome.units[1])));
        QVERIFY(std::abs(outcome.failed[1] - (12'000 - outcome.units[1])) < 1e-9); // a request is used or has failed
        QVERIFY(outcome.throttled[1] >= 3 * outcome.failed[1]);
        QCOMPARE(outcome.failed[0], 0.0);
    }
    void aHotKeyIsIsolatedAsByTheEngine() {
        std::vector<Request> requests = steady(500, 600);
        for (const Request& each : steady(1'500, 600, 1)) requests.push_back(each);
        std::ranges::stable_sort(requests, {}, &Request::ms);
        const Outcome outcome = run(requests, 600, Mode::Provisioned, unitsOf(4'000));
        const auto& last = outcome.arms[0].back().write;
        QVERIFY(outcome.throttled[1] > 0);
        QCOMPARE(double(last.refused[std::size_t(capacity::Limit::KeyRange)]), last.throttled);
        QVERIFY2(std::abs(last.units - 60 * 1'500) < 600, qPrintable(QString::number(last.units))); // 1,000 of the key, 500 of the others
    }
    void scalingTakesEffectAMinuteAfterItsDecision() {
        ArmSettings arm = unitsOf(200);
        arm.write = {.target = 70, .minCapacity = 5, .maxCapacity = 1'000};
        const Outcome outcome = run(steady(150, 600), 600, Mode::AutoScaling, arm);
        QCOMPARE(outcome.arms[0][2].write.provisioned, 200.0);
        QCOMPARE(outcome.arms[0][3].write.provisioned, 215.0); // as minute by minute
        QCOMPARE(outcome.arms[0][9].write.provisioned, 215.0);
    }
    void onDemandGrowsFromThePeakBefore() {
        ArmTrace trace = spanOf(400);
        const auto requests = steady(600, 400, 600, 15); // 9,000 units a second
        const auto limited = replayRequests({trace}, {requests}, {Mode::OnDemand, {ArmSettings{}}}, {}, nullptr);
        trace.peakBefore[1] = 10'000;
        const auto free = replayRequests({trace}, {requests}, {Mode::OnDemand, {ArmSettings{}}}, {}, nullptr);
        QVERIFY(limited.throttled[1] > free.throttled[1]);
        QCOMPARE(free.throttled[1], 0.0);
    }
    void aMaximumHolds() {
        ArmSettings arm;
        arm.maximum = {-1, 40};
        const Outcome outcome = run(steady(100, 300), 300, Mode::OnDemand, arm);
        QVERIFY2(std::abs(outcome.units[1] - 40 * 300) < 100, qPrintable(QString::number(outcome.units[1])));
    }
    void itCanBeStoppedAndTellsHowFarItIs() {
        std::stop_source stop;
        double told = 0;
        const auto requests = steady(1'000, 100);
        const Outcome outcome = replayRequests({spanOf(100)}, {requests}, {Mode::Provisioned, {unitsOf(2'000)}}, {}, nullptr,
                                               [&](double done) {
                                                   QVERIFY(done >= told && done <= 1);
                                                   told = done;
                                                   if (done > 0.3) stop.request_stop();
                                               }, stop.get_token());
        QVERIFY(told > 0.3 && told < 0.5);
        QVERIFY(outcome.units[1] < 50'000);
    }
    void nothingIsNoTrouble() {
        for (const Mode mode : {Mode::Provisioned, Mode::AutoScaling, Mode::OnDemand}) {
            QVERIFY(run({}, 60, mode, unitsOf(5)).arms[0].empty());
            QVERIFY(replayRequests({}, {}, {mode, {}}, {}, nullptr).arms.empty());
        }
    }

    void refusalsThatWereMadeGoodAreLeftOut() {
        const auto mark = [](int ms, int key, bool refused, double units = 2) {
            return RequestMark{kBegin * 1000 + ms, hashOf(key), refused ? 0 : units, Side::Write, refused};
        };
        // Key 1: two refusals, then through. Key 2: three refusals and never again. Key 3: through long after.
        const auto requests = requestsOf({mark(0, 1, true), mark(10, 2, true), mark(50, 1, true), mark(60, 2, true), mark(150, 1, false),
                                          mark(160, 2, true), mark(200, 3, true), mark(9'000, 3, false)});
        QCOMPARE(requests.size(), std::size_t(4)); // 1; 2 once; 3's lost one, the fourth of those lost; 3
        QCOMPARE(requests[0].hash, hashOf(2));
        QCOMPARE(requests[0].units, 2.0); // the mean size so far
        QCOMPARE(requests[1].hash, hashOf(1));
        QCOMPARE(requests[2].hash, hashOf(3));
        QVERIFY(requests[2].ms < requests[3].ms);
    }

    void theRingKeepsTheNewest() {
        RequestRing ring;
        QVERIFY(ring.between(0, kBegin * 2).empty());
        const std::size_t count = RequestRing::kMost + 100'000;
        for (std::size_t i = 0; i < count; ++i)
            ring.add({kBegin * 1000 + std::int64_t(i), hashOf(int(i % 5)), double(i % 7) / 2, i % 3 ? Side::Read : Side::Write, i % 11 == 0});
        const auto all = ring.between(0, kBegin * 2);
        QVERIFY(all.size() <= RequestRing::kMost && all.size() > RequestRing::kMost - 8'193);
        std::size_t at = count - all.size();
        for (const RequestMark& each : all) {
            if (each.ms != kBegin * 1000 + std::int64_t(at) || each.hash != hashOf(int(at % 5)) || each.units != double(at % 7) / 2 ||
                each.side != (at % 3 ? Side::Read : Side::Write) || each.refused != (at % 11 == 0))
                QFAIL(qPrintable(QString::number(at)));
            ++at;
        }
        QCOMPARE(ring.wholeFrom(), kBegin + std::int64_t(count - all.size()) / 1000 + (all.front().ms % 1000 == 0 ? 0 : 1));
        QCOMPARE(ring.between(kBegin + 500, kBegin + 501).size(), std::size_t(1'000));
    }
    void aClockThatIsSetBackKeepsItsTimes() {
        RequestRing ring;
        for (const std::int64_t ms : {kBegin * 1000, kBegin * 1000 - 5'000, kBegin * 1000 + 9'000'000})
            ring.add({ms, hashOf(1), 700'000, Side::Write, false});
        const auto all = ring.between(0, kBegin * 2);
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[1].ms, kBegin * 1000 - 5'000);
        QCOMPARE(all[2].units, 131'071.5); // as much as it holds
        QVERIFY(requestsOf(all)[0].ms < requestsOf(all)[1].ms);
    }

    void aReplayOfWhatTheMeterKeptIsLikeIt() {
        test::HeldClock clock;
        clock.setMs(kBegin * 1000);
        capacity::Meter meter(clock);
        test::ShopLoad load(meter, clock, test::bareShopSchema());
        load.provision(300, 200);
        for (int i = 0; i < 40 * 60; ++i) load.second(1.2, 2);
        const capacity::ArmName arm{"us-east-1", "Shop", ""};
        const std::int64_t now = clock.nowMs() / 1000;
        std::int64_t whole = -1;
        const auto marks = meter.requests(arm, kBegin, now, &whole);
        QCOMPARE(whole, 0);
        double units = 0;
        for (const RequestMark& each : marks) units += each.units;
        QCOMPARE(units, meter.totals(arm, Side::Read).units + meter.totals(arm, Side::Write).units);
        QVERIFY(meter.requests({"us-east-1", "Shop", "LSI1"}, kBegin, now).empty()); // lives on the table's
        const ArmTrace trace = whatif::traceOf({}, meter.since(arm, 1, 0), {}, kBegin, now);
        ArmSettings same;
        same.units = {300, 200};
        const auto requests = requestsOf(marks);
        const Outcome was = recorded({trace}, {Mode::Provisioned, {same}}, {}, nullptr);
        const Outcome is = replayRequests({trace}, {requests}, {Mode::Provisioned, {same}}, {}, nullptr);
        QVERIFY(was.throttled[1] > 1'000);
        QVERIFY2(std::abs(is.units[1] - was.units[1]) < 0.02 * was.units[1], qPrintable(QString("%1 %2").arg(is.units[1]).arg(was.units[1])));
        QVERIFY2(std::abs(is.throttled[1] - was.throttled[1]) < 0.2 * was.throttled[1], qPrintable(QString("%1 %2").arg(is.throttled[1]).arg(was.throttled[1])));
        QElapsedTimer timer;
        timer.start();
        for (const Mode mode : {Mode::Provisioned, Mode::AutoScaling, Mode::OnDemand})
            (void)replayRequests({trace}, {requests}, atPeak({trace}, mode), {}, nullptr);
        qInfo("%zu requests, three modes: %lld ms", requests.size(), timer.elapsed()); // told, not asserted
    }
};

RF_TEST_APPLESS_MAIN(TestRequestReplay)

} // namespace tst_request_replay

#include "tst_request_replay.moc"
