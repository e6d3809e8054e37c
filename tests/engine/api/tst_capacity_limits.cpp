// How often capacity may fall and a table may become on demand (spec/04 §2, §3), by a held clock.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

namespace tst_capacity_limits {

using namespace rf;

namespace {

constexpr std::int64_t kMidnight = 1'790'035'200'000; // 2026-09-22T00:00:00Z
constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;

struct Table : OpsFixture {
    Table() {
        clock.setMs(kMidnight + 10 * kHour);
        const std::string made = answer("CreateTable", R"({"TableName":"Shop","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
            "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"ProvisionedThroughput":{"ReadCapacityUnits":100,"WriteCapacityUnits":100},
            "GlobalSecondaryIndexes":[{"IndexName":"byPk","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
            "ProvisionedThroughput":{"ReadCapacityUnits":100,"WriteCapacityUnits":100}}]})");
        if (made.find("TableDescription") == std::string::npos) qFatal("%s", made.c_str());
    }
    std::string units(int reads, int writes) {
        return answer("UpdateTable", R"({"TableName":"Shop","ProvisionedThroughput":{"ReadCapacityUnits":)" + std::to_string(reads) + R"(,"WriteCapacityUnits":)" + std::to_string(writes) + "}}");
    }
    std::string indexUnits(int reads) {
        return answer("UpdateTable", R"({"TableName":"Shop","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"byPk","ProvisionedThroughput":{"ReadCapacityUnits":)" +
                                         std::to_string(reads) + R"(,"WriteCapacityUnits":100}}}]})");
    }
    std::string mode(bool onDemand) {
        return answer("UpdateTable", onDemand ? R"({"TableName":"Shop","BillingMode":"PAY_PER_REQUEST"})"
                                              : R"({"TableName":"Shop","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":10},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"byPk","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":10}}}]})");
    }
    std::string described() { return answer("DescribeTable", R"({"TableName":"Shop"})"); }
};

bool done(const std::string& answer) { return answer.find("TableDescription") != std::string::npos; }
bool refused(const std::string& answer, const char* words) {
    return answer.find("#LimitExceededException") != std::string::npos && answer.find(words) != std::string::npos;
}

} // namespace

class TestCapacityLimits : public QObject {
    Q_OBJECT
private slots:
    void fourDecreasesThenOneAnHour() {
        Table table;
        for (int i = 1; i <= 4; ++i) {
            QVERIFY(done(table.units(100 - i, 100)));
            table.clock.advance(10 * kMinute);
        }
        const std::string tooMany = table.units(90, 100);
        QVERIFY2(refused(tooMany, "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. After the first 4 decreases, each "
                                  "subsequent decrease in the same UTC day can be performed at most once every 3600 seconds. Number of decreases today: 4. "),
                 tooMany.c_str());
        QVERIFY(done(table.units(200, 100))); // an increase is no decrease
        table.clock.advance(50 * kMinute);    // an hour after the fourth
        QVERIFY(done(table.units(90, 90)));   // both sides in one call are one
        QVERIFY2(table.described().find("\"NumberOfDecreasesToday\":5") != std::string::npos, table.described().c_str());
        QVERIFY(refused(table.units(80, 90), "Number of decreases today: 5."));
        table.clock.advance(kHour);
        QVERIFY(done(table.units(80, 90)));
        table.clock.setMs(kMidnight + 24 * kHour + kMinute);
        QVERIFY(table.described().find("\"NumberOfDecreasesToday\":0") != std::string::npos);
        for (int i = 1; i <= 4; ++i) QVERIFY(done(table.units(80 - i, 90))); // a new day
    }

    void tableAndIndexHaveBudgetsOfTheirOwn() {
        Table table;
        for (int i = 1; i <= 4; ++i) QVERIFY(done(table.units(100 - i, 100)));
        for (int i = 1; i <= 4; ++i) QVERIFY(done(table.indexUnits(100 - i)));
        QVERIFY(refused(table.indexUnits(90), "Number of decreases today: 4."));
        table.clock.advance(kHour);
        QVERIFY(done(table.units(90, 100)));
        // The table is out of budget again: the index, which is not, stays as it is.
        const std::string both = table.answer("UpdateTable", R"({"TableName":"Shop","ProvisionedThroughput":{"ReadCapacityUnits":80,"WriteCapacityUnits":100},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"byPk","ProvisionedThroughput":{"ReadCapacityUnits":80,"WriteCapacityUnits":100}}}]})");
        QVERIFY2(refused(both, "Number of decreases today: 5."), both.c_str());
        QCOMPARE(table.table("Shop")->indexes[0].throughput.readUnits, 96);
        QVERIFY(done(table.indexUnits(80)));
    }

    void theAnswerIsUpdatingThenTheTableIsActive() {
        Table table;
        QVERIFY(table.units(200, 100).find("\"TableStatus\":\"UPDATING\"") != std::string::npos);
        QVERIFY(table.described().find("\"TableStatus\":\"ACTIVE\"") != std::string::npos);
        QVERIFY(table.described().find("\"LastIncreaseDateTime\":") != std::string::npos);
    }

    void fourSwitchesToOnDemandInADay() {
        Table table;
        for (int i = 0; i < 4; ++i) {
            const std::string there = table.mode(true), back = table.mode(false);
            QVERIFY2(done(there) && done(back), (there + back).c_str());
            table.clock.advance(kHour);
        }
        const std::string fifth = table.mode(true);
        QVERIFY2(refused(fifth, "Subscriber limit exceeded: Update to PayPerRequest mode are limited to 4 times in 1 day(s). Last update at Tuesday, September 22, 2026 1:00:00 PM UTC. "
                                "Next update can be made at Wednesday, September 23, 2026 10:00:00 AM UTC"),
                 fifth.c_str());
        QCOMPARE(table.table("Shop")->billingMode, BillingMode::Provisioned);
        table.clock.advance(20 * kHour - kMinute);
        QVERIFY(!done(table.mode(true)));
        table.clock.advance(2 * kMinute); // the window rolls
        QVERIFY(done(table.mode(true)));
        QVERIFY(done(table.mode(false))); // the way back is free
        QVERIFY(!done(table.mode(true)));
    }
};

RF_TEST_GUILESS_MAIN(TestCapacityLimits)

} // namespace tst_capacity_limits

#include "tst_capacity_limits.moc"
