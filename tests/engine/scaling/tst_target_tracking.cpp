// Target tracking step by step (spec/04 §5) and the alarm rule under it.

#include "engine/scaling/target_tracking.h"
#include "tests/support/program.h"

namespace tst_target_tracking {

using namespace rf::scaling;

namespace {

using Kind = Decision::Kind;
using Held = Decision::Held;

/// Feeds minutes at a rate (units a second) and applies what is decided.
struct Day {
    TargetTracking tracking;
    double provisioned = 200;
    std::int64_t second = 1'790'000'040;

    Decision minute(double rate) {
        const Decision decision = tracking.feed({second, rate * 60, provisioned});
        second += 60;
        if (!decision) return decision;
        tracking.applied(decision);
        provisioned = static_cast<double>(decision.to);
        return decision;
    }
    /// The first of so many minutes that changes something; 0: none does.
    int firstChange(double rate, int minutes) {
        for (int i = 1; i <= minutes; ++i)
            if (minute(rate)) return i;
        return 0;
    }
};

/// "0" within, "X" breaching, "-" missing: as CloudWatch's tables are written.
AlarmState alarm(const char* points, const AlarmRule& rule, AlarmState before = AlarmState::InsufficientData) {
    std::vector<Datapoint> series;
    for (; *points; ++points)
        series.push_back(*points == '0' ? Datapoint::Within : *points == 'X' ? Datapoint::Breaching : Datapoint::Missing);
    return evaluate(rule, series, before);
}

} // namespace

class TestTargetTracking : public QObject {
    Q_OBJECT
private slots:
    void twoMinutesAboveTheTargetScaleOut() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        QCOMPARE(day.minute(150).kind, Kind::None);
        QCOMPARE(day.tracking.high(), AlarmState::Ok);
        const Decision out = day.minute(150);
        QCOMPARE(out.kind, Kind::Out);
        QCOMPARE(out.from, 200);
        QCOMPARE(out.to, 215); // the service's own example: 150 / 0.7
        QCOMPARE(day.tracking.high(), AlarmState::Alarm);
        QCOMPARE(day.minute(150).kind, Kind::None); // held against the new capacity
        QCOMPARE(day.tracking.high(), AlarmState::Ok);
    }

    void exactlyTheTargetIsNotAbove() {
        Day day{TargetTracking({.target = 70, .minCapacity = 1, .maxCapacity = 400}), 100};
        QCOMPARE(day.firstChange(70, 30), 0);
        QCOMPARE(day.tracking.capacityFor(70), 100);
    }

    void fifteenMinutesBelowScaleIn() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        QCOMPARE(day.firstChange(100, 30), 0); // 50 %: not below 70 − 20
        QCOMPARE(day.firstChange(99, 14), 0);
        const Decision in = day.minute(99);
        QCOMPARE(in.kind, Kind::In);
        QCOMPARE(in.to, 142); // 99 / 0.7
        QCOMPARE(day.tracking.low(), AlarmState::Alarm);
    }

    void oneMinuteInBetweenBeginsAnew() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        QCOMPARE(day.firstChange(20, 14), 0);
        QCOMPARE(day.minute(120).kind, Kind::None);
        QCOMPARE(day.firstChange(20, 15), 15);
    }

    void anIdleTableStays() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        QCOMPARE(day.firstChange(0, 600), 0);
        QCOMPARE(day.tracking.low(), AlarmState::InsufficientData);
        QCOMPARE(day.firstChange(20, 10), 0); // ten minutes of little, then silence
        QCOMPARE(day.firstChange(0, 600), 0);
        QCOMPARE(day.tracking.low(), AlarmState::InsufficientData);
    }

    void holesUpToTwoMinutesAreBridged() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        QCOMPARE(day.minute(180).kind, Kind::None);
        QCOMPARE(day.minute(0).kind, Kind::None);
        QCOMPARE(day.minute(180).kind, Kind::Out);
    }

    void theLimitsClamp() {
        Day day{TargetTracking({.target = 50, .minCapacity = 150, .maxCapacity = 220})};
        QCOMPARE(day.firstChange(1000, 5), 2);
        QCOMPARE(day.provisioned, 220.0);
        const Decision held = day.minute(1000);
        QCOMPARE(held.kind, Kind::None);
        QCOMPARE(held.held, Held::AtMaximum);
        QCOMPARE(day.firstChange(1, 20), 15);
        QCOMPARE(day.provisioned, 150.0);
        QCOMPARE(day.minute(1).held, Held::AtMinimum);
    }

    void cooldownsHold() {
        Day day{TargetTracking({.target = 50, .minCapacity = 1, .maxCapacity = 40'000, .outCooldown = 300, .inCooldown = 600})};
        QCOMPARE(day.firstChange(150, 5), 2);
        QCOMPARE(day.provisioned, 300.0);
        QCOMPARE(day.minute(300).kind, Kind::None);
        QCOMPARE(day.minute(300).held, Held::Cooldown);
        QCOMPARE(day.firstChange(300, 5), 3); // five minutes after the last one
        QCOMPARE(day.firstChange(100, 20), 15);
        QCOMPARE(day.provisioned, 200.0);
        QCOMPARE(day.firstChange(20, 30), 15); // its own fifteen datapoints; the cooldown is over by then
        Day quick{TargetTracking({.target = 50, .minCapacity = 1, .maxCapacity = 400, .inCooldown = 3600})};
        QCOMPARE(quick.firstChange(50, 20), 15);
        QCOMPARE(quick.firstChange(10, 100), 60);
        QCOMPARE(quick.firstChange(90, 3), 2); // a scale-in's cooldown does not hold a scale-out
    }

    void scaleInCanBeDisabledAndBothSuspended() {
        Day day{TargetTracking({.target = 70, .minCapacity = 1, .maxCapacity = 400, .disableScaleIn = true})};
        QCOMPARE(day.firstChange(10, 60), 0);
        QCOMPARE(day.tracking.low(), AlarmState::Alarm);
        QCOMPARE(day.firstChange(199, 3), 2);
        Day asleep{TargetTracking({.target = 70, .minCapacity = 1, .maxCapacity = 400, .outSuspended = true, .inSuspended = true})};
        QCOMPARE(asleep.firstChange(199, 10), 0);
        QCOMPARE(asleep.minute(199).held, Held::Suspended);
        QCOMPARE(asleep.firstChange(10, 60), 0);
    }

    void aClockThatGoesBackIsIgnored() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        day.minute(180);
        day.second -= 3600;
        for (int i = 0; i < 10; ++i) QCOMPARE(day.minute(180).kind, Kind::None);
        day.second = 1'790'000'040 + 60;
        QCOMPARE(day.minute(180).kind, Kind::Out);
    }

    void aSleepLeavesNoOldMinutes() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        day.minute(180);
        day.second += 8 * 3600;
        QCOMPARE(day.minute(180).kind, Kind::None);
        QCOMPARE(day.minute(180).kind, Kind::Out);
    }

    void onDemandHasNothingToTrack() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400}), 0};
        QCOMPARE(day.firstChange(180, 20), 0);
    }

    void aRestartGoesOnWhereItWas() {
        Day day{TargetTracking({.target = 70, .minCapacity = 5, .maxCapacity = 400})};
        for (int i = 0; i < 14; ++i) day.minute(20);
        TargetTracking again(day.tracking.settings());
        for (int i = 14; i > 0; --i) again.recall({day.second - 60 * i, 20 * 60, 200});
        QCOMPARE(again.feed({day.second, 20 * 60, 200}).kind, Kind::In);
    }

    /// The tables of "Configuring how CloudWatch alarms treat missing data", five datapoints in range.
    void missingData_data() {
        QTest::addColumn<QString>("points");
        QTest::addColumn<int>("toAlarm");
        QTest::addColumn<QString>("expected"); // missing, ignore, breaching, notBreaching; R = as before
        QTest::newRow("enough, within") << "0-X-X" << 3 << "OOOO";
        QTest::newRow("one within") << "0----" << 3 << "OOOO";
        QTest::newRow("nothing") << "-----" << 3 << "IRAO";
        QTest::newRow("enough, breaching") << "0XX-X" << 3 << "AAAA";
        QTest::newRow("one breaching") << "--X--" << 3 << "ARAO";
        QTest::newRow("2 of 3") << "0-X-X" << 2 << "AAAA";
        QTest::newRow("2 of 3, full") << "00X0X" << 2 << "AAAA";
        QTest::newRow("2 of 3, one breaching") << "0-X--" << 2 << "OOAO";
        QTest::newRow("2 of 3, one within") << "----0" << 2 << "OOAO";
        QTest::newRow("2 of 3, breaching before") << "---X-" << 2 << "ARAO";
    }
    void missingData() {
        QFETCH(QString, points);
        QFETCH(int, toAlarm);
        QFETCH(QString, expected);
        for (const AlarmState before : {AlarmState::Ok, AlarmState::Alarm})
            for (int i = 0; i < 4; ++i) {
                const AlarmRule rule{.periods = 3, .toAlarm = toAlarm, .missing = static_cast<TreatMissing>(i)};
                const QChar letter = expected[i];
                const AlarmState wanted = letter == 'O'   ? AlarmState::Ok
                                          : letter == 'A' ? AlarmState::Alarm
                                          : letter == 'I' ? AlarmState::InsufficientData
                                                          : before;
                QCOMPARE(alarm(qPrintable(points), rule, before), wanted);
            }
    }

    void aFirstBreachingDatapointAloneDoesNotAlarm() {
        QCOMPARE(alarm("----X", {.periods = 3, .toAlarm = 3}), AlarmState::Ok);
        QCOMPARE(alarm("--X--", {.periods = 3, .toAlarm = 3, .sparse = false}), AlarmState::Ok);
    }
};

RF_TEST_APPLESS_MAIN(TestTargetTracking)

} // namespace tst_target_tracking

#include "tst_target_tracking.moc"
