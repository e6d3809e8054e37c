// Auto scaling over the engine, by a held clock: a day, limits, schedules, restarts, alarms.

#include "engine/api/ops/tables.h"
#include "engine/scaling/scaling.h"
#include "engine/service.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

namespace tst_scaling {

using namespace rf;
using namespace rf::scaling;
using rf::test::HeldClock;

namespace {

constexpr std::int64_t kMidnight = 1'790'035'200'000; // 2026-09-22T00:00:00Z
const std::string kRegion(kDefaultRegion);
const TargetId kReads = TargetId::of(kRegion, "Shop", "", Side::Read);
const TargetId kWrites = TargetId::of(kRegion, "Shop", "", Side::Write);
const TargetId kIndexWrites = TargetId::of(kRegion, "Shop", "byOwner", Side::Write);

/// An engine with a table "Shop" and its words.
struct World {
    HeldClock clock{kMidnight};
    std::unique_ptr<Service> service;
    std::string path;

    explicit World(std::string file = {}, EngineOptions::Mode mode = EngineOptions::Mode::InMemory) : path(std::move(file)) { open(mode); }
    void open(EngineOptions::Mode mode) {
        auto opened = openEngine(path, {.mode = mode, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        service = std::move(*opened);
    }
    Scaling& scaling() { return *service->scaling(); }

    void createTable(std::int64_t reads, std::int64_t writes) {
        CreateTable::Input input{.tableName = "Shop"};
        input.attributeDefinitions = std::vector<AttributeDefinitionIn>{{.attributeName = "pk", .attributeType = "S"}, {.attributeName = "owner", .attributeType = "S"}};
        input.keySchema = std::vector<KeySchemaElementIn>{{.attributeName = "pk", .keyType = "HASH"}};
        GlobalSecondaryIndexIn index;
        index.indexName = "byOwner";
        index.keySchema = std::vector<KeySchemaElementIn>{{.attributeName = "owner", .keyType = "HASH"}};
        index.projection = ProjectionIn{.projectionType = "ALL"};
        index.provisionedThroughput = {.readCapacityUnits = reads, .writeCapacityUnits = writes};
        input.globalSecondaryIndexes = std::vector<GlobalSecondaryIndexIn>{index};
        input.provisionedThroughput = {.readCapacityUnits = reads, .writeCapacityUnits = writes};
        const auto made = call<CreateTable>(*service, input);
        if (!made) qFatal("%s", made.error().message.c_str());
    }
    TablePtr table() { return service->catalog()->find(kRegion, "Shop"); }
    std::int64_t reads() { return table()->throughput.readUnits; }
    std::int64_t writes() { return table()->throughput.writeUnits; }

    /// A minute of a load, units a second, then the worker's turn at its end.
    void minute(double readRate, double writeRate = 0) {
        const TablePtr now = table();
        const capacity::Place place{now};
        for (int i = 0; i < 6; ++i) {
            if (readRate > 0) service->meter()->use(Side::Read, place, readRate * 10);
            if (writeRate > 0) service->meter()->use(Side::Write, place, writeRate * 10);
            clock.advance(10'000);
        }
        scaling().tick();
    }
    void minutes(int count, double readRate, double writeRate = 0) {
        for (int i = 0; i < count; ++i) minute(readRate, writeRate);
    }

    ScalableTarget target(const TargetId& id, std::int64_t low, std::int64_t high) {
        const auto registered = scaling().registerTarget({.id = id, .minCapacity = low, .maxCapacity = high});
        if (!registered) qFatal("%s", registered.error().message.c_str());
        return *registered;
    }
    ScalingPolicy policy(const TargetId& id, double percent) {
        const auto put = scaling().putPolicy({.id = id, .name = "track", .target = percent});
        if (!put) qFatal("%s", put.error().message.c_str());
        return *put;
    }
    /// Oldest first: "Setting … | Successful".
    QStringList activities() {
        QStringList out;
        for (const ScalingActivity& each : scaling().activities(kRegion))
            out.prepend(QString::fromStdString(each.description + " | " + each.status + (each.notScaled.empty() ? "" : " " + each.notScaled)));
        return out;
    }
    QString alarm(const std::string& name) {
        for (const MetricAlarm& each : scaling().alarms(kRegion))
            if (each.name == name) return QString::fromUtf8(wireName(each.state).data());
        return "none";
    }
};

} // namespace

class TestScaling : public QObject {
    Q_OBJECT
private slots:
    void aDayFollowsTheAlarms() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 20, 400);
        const ScalingPolicy policy = world.policy(kReads, 70);
        const auto names = policyAlarms(policy);
        const auto at = [&] { return (world.clock.nowMs() - kMidnight) / 60'000; };
        struct Step { std::int64_t minute, reads; };
        std::vector<Step> steps;
        std::int64_t before = world.reads();
        // Night at 10, a morning that doubles and doubles again, a quiet evening, an idle end.
        for (int minute = 0; minute < 24 * 60; ++minute) {
            const double rate = minute < 6 * 60 ? 10 : minute < 8 * 60 ? 90 : minute < 12 * 60 ? 200 : minute < 20 * 60 ? 60 : 0;
            world.minute(rate);
            if (world.reads() != before) steps.push_back({at(), before = world.reads()});
        }
        QCOMPARE(steps.size(), 4u);
        QCOMPARE(steps[0].minute, 15); // fifteen minutes at 10 of 100
        QCOMPARE(steps[0].reads, 20);  // 10 / 0.7 = 15, not below Min
        QCOMPARE(steps[1].minute, 6 * 60 + 2);
        QCOMPARE(steps[1].reads, 129); // 90 / 0.7
        QCOMPARE(steps[2].minute, 8 * 60 + 2);
        QCOMPARE(steps[2].reads, 286);
        QCOMPARE(steps[3].minute, 12 * 60 + 15);
        QCOMPARE(steps[3].reads, 86);
        QCOMPARE(world.alarm(names[1]), "INSUFFICIENT_DATA"); // nothing is used: nothing is scaled in
        QCOMPARE(world.activities(), QStringList({"Setting read capacity units to 20. | Successful", "Setting read capacity units to 129. | Successful",
                                                  "Setting read capacity units to 286. | Successful", "Setting read capacity units to 86. | Successful"}));
        const auto newest = world.scaling().activities(kRegion).front();
        QCOMPARE(newest.cause, "monitor alarm " + names[1] + " in state ALARM triggered policy track");
        QCOMPARE(newest.message, std::string("Successfully set read capacity units to 86. Change successfully fulfilled by dynamodb."));
        QCOMPARE(world.writes(), 10); // the other side stays
    }

    void alarmsOfAPolicyAreSeenAndFollowTheCapacity() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 20, 400);
        const auto names = policyAlarms(world.policy(kReads, 70));
        QCOMPARE(QString::fromStdString(names[0]).left(41), "TargetTracking-table/Shop-AlarmHigh-" + QString::fromStdString(names[0]).mid(36, 5));
        QCOMPARE(world.scaling().alarms(kRegion).size(), 4u);
        QCOMPARE(world.alarm(names[0]), "INSUFFICIENT_DATA");
        world.minute(90);
        QCOMPARE(world.alarm(names[0]), "OK");
        std::vector<AlarmState> told;
        world.scaling().onAlarm([&](const AlarmChange& change) { if (change.alarm.name == names[0]) told.push_back(change.alarm.state); });
        world.minute(90);
        QCOMPARE(world.reads(), 129);
        world.minute(90);
        QCOMPARE(world.alarm(names[0]), "OK");
        QVERIFY(told == (std::vector<AlarmState>{AlarmState::Alarm, AlarmState::Ok}));
        for (const MetricAlarm& each : world.scaling().alarms(kRegion)) {
            if (each.name == names[0]) QCOMPARE(each.threshold, 129 * 60 * 0.7);
            if (each.name == names[1]) QCOMPARE(each.threshold, 129 * 60 * 0.5);
            if (each.name == names[2]) QCOMPARE(each.threshold, 129.0);
        }
        QVERIFY(world.scaling().deletePolicy(kReads, "track").has_value());
        QVERIFY(world.scaling().alarms(kRegion).empty());
    }

    void theLimitOfDecreasesBecomesAFailedActivity() {
        World world;
        world.createTable(10, 1000);
        world.target(kWrites, 1, 2000);
        world.policy(kWrites, 50);
        // Four decreases, each a quarter of an hour after the last.
        for (const double rate : {200.0, 100.0, 40.0, 16.0}) world.minutes(15, 0, rate);
        QCOMPARE(world.writes(), 32);
        QCOMPARE(world.activities().size(), 4);
        world.minutes(15, 0, 5.0);
        QCOMPARE(world.writes(), 32); // the fifth comes within the hour
        const auto failed = world.scaling().activities(kRegion).front();
        QCOMPARE(failed.status, std::string("Failed"));
        QVERIFY(failed.message.find("Failed to set write capacity units to 10. Reason: Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day.") == 0);
        QVERIFY(failed.message.find("Error Code: LimitExceededException") != std::string::npos);
        world.minutes(50, 0, 5.0);
        QCOMPARE(world.writes(), 10); // an hour after the fourth
        const QStringList all = world.activities();
        QCOMPARE(all.filter("Failed").size(), 1); // the same failure of every minute is told once
        QCOMPARE(all.last(), "Setting write capacity units to 10. | Successful");
    }

    void registeringRaisesOrLowersAtOnce() {
        World world;
        world.createTable(10, 10);
        world.target(kWrites, 25, 100);
        QCOMPARE(world.writes(), 25);
        QCOMPARE(world.scaling().activities(kRegion).front().cause, std::string("minimum capacity was set to 25"));
        world.target(kWrites, 5, 15);
        QCOMPARE(world.writes(), 15);
        QCOMPARE(world.scaling().activities(kRegion).front().cause, std::string("maximum capacity was set to 15"));
        world.target(kIndexWrites, 12, 20);
        QCOMPARE(world.table()->findIndex("byOwner")->throughput.writeUnits, 12);
        QCOMPARE(world.table()->findIndex("byOwner")->throughput.readUnits, 10);
    }

    void badTargetsAreRefused() {
        World world;
        world.createTable(10, 10);
        const auto refused = [&](TargetChange change) {
            const auto result = world.scaling().registerTarget(change);
            return result ? QString("accepted") : QString::fromStdString(result.error().message);
        };
        QCOMPARE(refused({.id = kReads}), "MinCapacity and MaxCapacity must be specified when registering a new scalable target");
        QCOMPARE(refused({.id = kReads, .minCapacity = 10, .maxCapacity = 5}), "Maximum capacity cannot be less than minimum capacity");
        QCOMPARE(refused({.id = TargetId::of(kRegion, "Nowhere", "", Side::Read), .minCapacity = 1, .maxCapacity = 5}), "DynamoDB table does not exist: table/Nowhere");
        QCOMPARE(refused({.id = TargetId::of(kRegion, "Shop", "byNone", Side::Read), .minCapacity = 1, .maxCapacity = 5}), "DynamoDB index does not exist: table/Shop/index/byNone");
        QVERIFY(!TargetId::of(kRegion, "table/Shop", "dynamodb:index:ReadCapacityUnits"));
        QVERIFY(!TargetId::of(kRegion, "table/Shop/index/byOwner", "dynamodb:table:ReadCapacityUnits"));
        QVERIFY(!TargetId::of(kRegion, "Shop", "dynamodb:table:ReadCapacityUnits"));
        QVERIFY(!TargetId::of(kRegion, "table/Shop", "ecs:service:DesiredCount"));
        QVERIFY(!world.scaling().putPolicy({.id = kReads, .name = "track"}));
        world.target(kReads, 1, 50);
        world.policy(kReads, 70);
        QVERIFY(!world.scaling().putPolicy({.id = kReads, .name = "another"}));
        QVERIFY(world.scaling().putPolicy({.id = kReads, .name = "track", .target = 50}).has_value());
    }

    void scheduledActionsMoveTheLimits() {
        World world;
        world.createTable(10, 10);
        world.target(kReads, 5, 50);
        Scaling::ActionChange morning{.id = kReads, .name = "morning", .schedule = "cron(0 8 * * ? *)", .timezone = "Europe/Berlin", .minCapacity = 80, .maxCapacity = 90, .hasAction = true};
        QVERIFY(world.scaling().putAction(morning).has_value());
        world.minutes(6 * 60 - 1, 0);
        QCOMPARE(world.reads(), 10);
        world.minute(0);
        QCOMPARE(world.reads(), 80); // 08:00 in Berlin is 06:00 UTC in September
        QCOMPARE(world.activities(), QStringList({"Setting min capacity to 80 and max capacity to 90 | Successful", "Setting read capacity units to 80. | Successful"}));
        QCOMPARE(world.scaling().targets(kRegion).front().maxCapacity, 90);
        // A machine that slept two days makes up for the last time only.
        world.clock.advance(2 * 86'400'000);
        world.scaling().tick();
        QCOMPARE(world.scaling().activities(kRegion).size(), 3u);
        QVERIFY(!world.scaling().putAction({.id = kReads, .name = "bad", .schedule = "cron(0 8)", .hasAction = true}));
        QVERIFY(!world.scaling().putAction({.id = kReads, .name = "bad", .schedule = "rate(1 day)"}));
        QVERIFY(world.scaling().deleteAction(kReads, "morning").has_value());
        QVERIFY(!world.scaling().deleteAction(kReads, "morning"));
    }

    void aSleepScalesNothingAfterwards() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.policy(kReads, 70);
        world.minutes(14, 10);
        world.clock.advance(8 * 3'600'000);
        world.scaling().tick();
        QCOMPARE(world.reads(), 100);
        world.minutes(14, 10);
        QCOMPARE(world.reads(), 100);
        world.minute(10);
        QCOMPARE(world.reads(), 15);
    }

    void holesInTheSeriesAreNoDatapoints() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.policy(kReads, 70);
        for (int i = 0; i < 100; ++i) world.minute(i % 2 == 0 ? 10 : 0); // every other minute: never fifteen in reach
        QCOMPARE(world.reads(), 100);
        world.minute(95);
        world.minute(0);
        world.minute(95);
        QCOMPARE(world.reads(), 136); // two datapoints, one minute between them
    }

    void aClockThatGoesBackGivesNoNonsense() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.policy(kReads, 70);
        world.minutes(5, 60);
        world.clock.setMs(kMidnight - 3'600'000);
        world.minutes(30, 60);
        QCOMPARE(world.reads(), 100);
        QVERIFY(world.activities().isEmpty());
        world.clock.setMs(kMidnight + 10 * 60'000);
        world.minutes(2, 95);
        QCOMPARE(world.reads(), 136);
    }

    void aRestartInTheMiddleKeepsState() {
        QTemporaryDir folder;
        World world((folder.path() + "/day.rfdb").toStdString(), EngineOptions::Mode::Create);
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        const ScalingPolicy policy = world.policy(kReads, 70);
        QVERIFY(world.scaling().putAction({.id = kReads, .name = "noon", .schedule = "at(2026-09-22T12:00:00)", .minCapacity = 2, .hasAction = true}).has_value());
        MetricAlarm mine{.region = kRegion, .name = "mine", .metric = "ConsumedReadCapacityUnits", .metricNamespace = "AWS/DynamoDB", .statistic = "Sum", .dimensions = {{"TableName", "Shop"}}};
        mine.threshold = 100;
        QVERIFY(world.scaling().putAlarm(mine).has_value());
        world.minutes(14, 10);
        QVERIFY(world.service->close().has_value());
        world.service.reset();
        world.open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(world.scaling().policies(kRegion).front().uuid, policy.uuid);
        QCOMPARE(world.scaling().targets(kRegion).size(), 1u);
        QCOMPARE(world.scaling().actions(kRegion).size(), 1u);
        QCOMPARE(world.alarm("mine"), "ALARM");
        QCOMPARE(world.scaling().alarms(kRegion).size(), 5u);
        const auto history = world.scaling().history(kRegion);
        QVERIFY(std::any_of(history.begin(), history.end(), [](const auto& item) { return item.alarm == "mine" && item.summary == "Alarm updated from INSUFFICIENT_DATA to ALARM"; }));
        QCOMPARE(world.reads(), 100);
        world.minute(10); // the fifteenth
        QCOMPARE(world.reads(), 15);
        QCOMPARE(world.activities().size(), 1);
        world.service.reset();
        world.open(EngineOptions::Mode::ReadWrite);
        QCOMPARE(world.activities(), QStringList("Setting read capacity units to 15. | Successful"));
        QVERIFY(world.scaling().policies(kRegion).front().lastIn > 0);
    }

    void alarmsAtALimitTellWhyNothingHappens() {
        World world;
        world.createTable(50, 10);
        world.target(kReads, 1, 50);
        world.policy(kReads, 70);
        world.minutes(10, 49);
        QCOMPARE(world.activities(), QStringList("Attempting to scale due to alarm triggered | Failed AlreadyAtMaxCapacity"));
    }

    void aTableThatIsGoneLeavesItsTarget() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.policy(kReads, 70);
        QVERIFY(call<DeleteTable>(*world.service, {.tableName = "Shop"}).has_value());
        for (int i = 0; i < 5; ++i) {
            world.clock.advance(60'000);
            world.scaling().tick();
        }
        QCOMPARE(world.scaling().targets(kRegion).size(), 1u);
        QVERIFY(world.activities().isEmpty());
        QVERIFY(world.scaling().deregisterTarget(kReads).has_value());
        QVERIFY(world.scaling().policies(kRegion).empty() && world.scaling().alarms(kRegion).empty());
        QVERIFY(!world.scaling().deregisterTarget(kReads));
    }

    void suspendedTargetsStay() {
        World world;
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.policy(kReads, 70);
        QVERIFY(world.scaling().registerTarget({.id = kReads, .outSuspended = true}).has_value());
        world.minutes(10, 95);
        QCOMPARE(world.reads(), 100);
        QVERIFY(world.scaling().registerTarget({.id = kReads, .outSuspended = false}).has_value());
        world.minute(95);
        QCOMPARE(world.reads(), 136);
    }

    void alarmsOfUsersGoThroughTheirStates() {
        World world;
        world.createTable(100, 10);
        MetricAlarm busy{.region = kRegion, .name = "busy", .metric = "ConsumedReadCapacityUnits", .metricNamespace = "AWS/DynamoDB", .statistic = "Sum", .dimensions = {{"TableName", "Shop"}}};
        busy.rule = {.periods = 3, .toAlarm = 2};
        busy.threshold = 1800;
        busy.alarmActions = {"arn:aws:sns:us-east-1:000000000000:ops"};
        QVERIFY(world.scaling().putAlarm(busy).has_value());
        QCOMPARE(world.alarm("busy"), "INSUFFICIENT_DATA");
        world.minute(10);
        QCOMPARE(world.alarm("busy"), "OK");
        world.minute(40);
        QCOMPARE(world.alarm("busy"), "OK");
        world.minute(10);
        world.minute(40);
        QCOMPARE(world.alarm("busy"), "ALARM"); // 2 of 3
        const auto alarm = world.scaling().alarms(kRegion).front();
        QVERIFY2(alarm.reason.find("Threshold Crossed: 2 out of the last 3 datapoints [2400.0 (") == 0, alarm.reason.c_str());
        QVERIFY2(alarm.reason.find(" were greater than the threshold (1800.0) (minimum 2 datapoints for OK -> ALARM transition).") != std::string::npos, alarm.reason.c_str());
        world.minutes(6, 0);
        QCOMPARE(world.alarm("busy"), "INSUFFICIENT_DATA");
        QVERIFY(world.scaling().setAlarmState(kRegion, "busy", AlarmState::Alarm, "a drill", "").has_value());
        QCOMPARE(world.alarm("busy"), "ALARM");
        world.minute(0);
        QCOMPARE(world.alarm("busy"), "INSUFFICIENT_DATA"); // until it is evaluated again
        QStringList types;
        for (const AlarmHistoryItem& item : world.scaling().history(kRegion)) types.prepend(QString::fromStdString(item.type));
        QCOMPARE(types, QStringList({"ConfigurationUpdate", "StateUpdate", "StateUpdate", "Action", // created, OK, ALARM
                                     "StateUpdate", "StateUpdate", "Action", "StateUpdate", // one of two left: OK; the last one breaches: ALARM; none
                                     "StateUpdate", "Action", "StateUpdate"}));             // the drill
        QVERIFY(!world.scaling().setAlarmState(kRegion, "none", AlarmState::Ok, "", ""));
        QVERIFY(world.scaling().deleteAlarms(kRegion, {"busy"}).has_value());
        QVERIFY(world.scaling().alarms(kRegion).empty());
    }

    void theBookIsBounded() {
        Book book;
        for (std::size_t i = 0; i < Book::kActivities + 5; ++i) book.add(ScalingActivity{.id = kReads});
        QCOMPARE(book.activities().size(), Book::kActivities);
        QCOMPARE(book.activities().back().number, Book::kActivities + 5);
        const auto changes = book.take();
        QCOMPARE(std::count_if(changes.begin(), changes.end(), [](const auto& each) { return !each.second; }), 5);
    }

    void aReadOnlyFileIsNotWrittenTo() {
        QTemporaryDir folder;
        World world((folder.path() + "/still.rfdb").toStdString(), EngineOptions::Mode::Create);
        world.createTable(100, 10);
        world.target(kReads, 1, 400);
        world.service.reset();
        world.open(EngineOptions::Mode::ReadOnly);
        QCOMPARE(world.scaling().targets(kRegion).size(), 1u);
        const auto refused = world.scaling().registerTarget({.id = kReads, .minCapacity = 2});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileReadOnly);
    }
};

RF_TEST_GUILESS_MAIN(TestScaling)

} // namespace tst_scaling

#include "tst_scaling.moc"
