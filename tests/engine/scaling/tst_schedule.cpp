// at, rate and cron, and the time zones under them.

#include "engine/scaling/schedule.h"
#include "tests/support/program.h"

namespace tst_schedule {

using namespace rf;
using namespace rf::scaling;

namespace {

std::int64_t at(const char* iso) { return QDateTime::fromString(iso, Qt::ISODate).toSecsSinceEpoch(); }
QString text(std::optional<std::int64_t> second) {
    return second ? QDateTime::fromSecsSinceEpoch(*second, Qt::UTC).toString(Qt::ISODate) : "never";
}
QString next(const char* expression, const char* zone, const char* after, const char* origin = "2026-01-01T00:00:00Z") {
    const auto schedule = Schedule::parse(expression, zone);
    if (!schedule) return QString::fromStdString(schedule.error().message);
    return text(schedule->next(at(after), at(origin)));
}

} // namespace

class TestSchedule : public QObject {
    Q_OBJECT
private slots:
    void next_data() {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* expression, const char* zone, const char* after, const char* expected) {
            QTest::newRow(qPrintable(QString("%1 %2 %3").arg(expression, zone, after))) << QByteArray(expression) << QByteArray(zone) << QByteArray(after) << QString(expected);
        };
        row("at(2026-12-01T08:00:00)", "", "2026-11-28T00:00:00Z", "2026-12-01T08:00:00Z");
        row("at(2026-12-01T08:00:00)", "Europe/Berlin", "2026-11-28T00:00:00Z", "2026-12-01T07:00:00Z");
        row("at(2026-07-01T08:00:00)", "Europe/Berlin", "2026-06-28T00:00:00Z", "2026-07-01T06:00:00Z");
        row("at(2026-12-01T08:00:00)", "", "2026-12-01T08:00:00Z", "never");
        row("rate(5 minutes)", "", "2026-01-01T00:07:00Z", "2026-01-01T00:10:00Z");
        row("rate(1 hour)", "", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z");
        row("rate(2 days)", "", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z");
        row("cron(0 8 * * ? *)", "", "2026-11-28T09:00:00Z", "2026-11-29T08:00:00Z");
        row("cron(0 8 ? * MON-FRI *)", "", "2026-11-28T09:00:00Z", "2026-11-30T08:00:00Z");
        row("cron(0/15 * * * ? *)", "", "2026-11-28T09:46:00Z", "2026-11-28T10:00:00Z");
        row("cron(30 18 L * ? *)", "", "2026-02-01T00:00:00Z", "2026-02-28T18:30:00Z");
        row("cron(0 0 ? * 6#2 *)", "", "2026-11-01T00:00:00Z", "2026-11-13T00:00:00Z");
        row("cron(0 0 ? * 6L *)", "", "2026-11-01T00:00:00Z", "2026-11-27T00:00:00Z");
        row("cron(0 0 29 FEB ? *)", "", "2026-11-01T00:00:00Z", "2028-02-29T00:00:00Z");
        row("cron(0 0 1 JAN ? 2025)", "", "2026-11-01T00:00:00Z", "never");
        row("cron(0 9 * * ? *)", "America/New_York", "2026-03-07T20:00:00Z", "2026-03-08T13:00:00Z"); // summer time began that night
        row("cron(0 9 * * ? *)", "America/New_York", "2026-03-06T20:00:00Z", "2026-03-07T14:00:00Z");
        row("cron(0 9 * * *)", "Asia/Kolkata", "2026-03-06T20:00:00Z", "2026-03-07T03:30:00Z");
        row("cron(0 0 ? * FRI-MON *)", "", "2026-11-25T00:00:00Z", "2026-11-27T00:00:00Z");
        row("cron(0 12 * * ? *)", "Australia/Sydney", "2050-01-01T00:00:00Z", "2050-01-01T01:00:00Z"); // the rule behind the last change
        row("cron(0 12 * * ? *)", "Australia/Sydney", "2050-07-01T00:00:00Z", "2050-07-01T02:00:00Z");
    }
    void next() {
        QFETCH(QByteArray, expression);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, after);
        QFETCH(QString, expected);
        QCOMPARE(tst_schedule::next(expression, zone, after), expected);
    }

    void whatIsNoScheduleIsRefused() {
        for (const char* bad : {"", "at()", "at(2026-13-01T00:00:00)", "at(2026-02-30T00:00:00)", "at(2026-02-20T00:00:00Z)", "rate(0 minutes)",
                                "rate(1 minutes)", "rate(5 minute)", "rate(5 weeks)", "rate(x days)", "cron(* *)", "cron(60 * * * ? *)", "cron(0 8 1 * MON *)",
                                "cron(0 8 * * ? * *)", "every day", "cron(0 8 ? * MOO *)", "cron(0 8 ? * 6#9 *)"})
            QVERIFY2(!Schedule::parse(bad, ""), bad);
        for (const char* zone : {"Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Europe"})
            QVERIFY2(!Schedule::parse("rate(1 day)", zone), zone);
        QVERIFY(!platform::TimeZone::of("TZif2 and nothing more"));
        QVERIFY(!platform::TimeZone::of(std::string("TZif2") + std::string(200, '\xff')));
    }

    void hoursThatComeTwiceOrNever() {
        const auto berlin = platform::TimeZone::named("Europe/Berlin");
        QVERIFY(berlin.has_value());
        const auto local = [](const char* iso) { return at(iso); };
        QCOMPARE(text(berlin->fromLocal(local("2026-10-25T02:30:00Z"))), "2026-10-25T00:30:00Z"); // twice: the first
        QCOMPARE(text(berlin->fromLocal(local("2026-03-29T02:30:00Z"))), "2026-03-29T01:30:00Z"); // never: the moment after
    }
};

RF_TEST_APPLESS_MAIN(TestSchedule)

} // namespace tst_schedule

#include "tst_schedule.moc"
