// Metrics of AWS/DynamoDB that the program derives: percentiles, reasons of throttles, the account, backfills, streams, expiry.

#include "engine/metrics/metric_book.h"
#include "engine/scaling/scaling.h"
#include "tests/engine/streams/stream_fixture.h"
#include "tests/support/program.h"

namespace tst_metric_book {

using namespace rf;
using namespace rf::test;
using metrics::Dimension;
using metrics::Point;

namespace {

constexpr const char* kProvisioned = R"~({"TableName":"Small","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
    "ProvisionedThroughput":{"ReadCapacityUnits":4000,"WriteCapacityUnits":5}})~";
constexpr const char* kIndex = R"~({"TableName":"Shop","AttributeDefinitions":[{"AttributeName":"v","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{
    "IndexName":"byV","KeySchema":[{"AttributeName":"v","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]})~";
constexpr const char* kLive = R"~({"TableName":"Shop","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}})~";
constexpr const char* kPut = R"~({"TableName":"%1","Item":{"pk":{"S":"%2"}}})~";

const std::vector<Dimension> kShop{{"TableName", "Shop"}}, kSmall{{"TableName", "Small"}};

struct World : StreamFixture {
    std::vector<Point> points(const char* metric, const std::vector<Dimension>& dimensions, std::int64_t period = 60) {
        const std::int64_t now = clock.nowMs() / 1000;
        return service->scaling()->metrics().points("us-east-1", {metric, dimensions}, now - 3600, now + 1, period, now);
    }
    double sum(const char* metric, const std::vector<Dimension>& dimensions) {
        double all = 0;
        for (const Point& point : points(metric, dimensions)) all += point.sum;
        return all;
    }
    bool lists(const char* metric, const std::vector<Dimension>& dimensions) {
        const auto all = service->scaling()->metrics().list("us-east-1", clock.nowMs() / 1000);
        return std::find(all.begin(), all.end(), metrics::MetricName{metric, dimensions}) != all.end();
    }
};

} // namespace

class TestMetricBook : public QObject {
    Q_OBJECT
private slots:
    void reasonsAddUpToTheThrottles() {
        World world;
        (void)world.answerOf("CreateTable", kProvisioned);
        for (int i = 0; i < 4'700; ++i) (void)world.answerOf("PutItem", QString(kPut).arg("Small").arg(i)); // 1,500 fit the burst
        const double throttled = world.sum("WriteThrottleEvents", kSmall);
        QVERIFY(throttled > 2'000); // more than the meter remembers one by one
        QCOMPARE(world.sum("WriteProvisionedThroughputThrottleEvents", kSmall) + world.sum("WriteKeyRangeThroughputThrottleEvents", kSmall), throttled);
        QCOMPARE(world.sum("WriteProvisionedThroughputThrottleEvents", kSmall), throttled);
        QVERIFY(world.points("WriteMaxOnDemandThroughputThrottleEvents", kSmall).empty());
        QVERIFY(world.points("ReadProvisionedThroughputThrottleEvents", kSmall).empty());
        QVERIFY(world.lists("WriteProvisionedThroughputThrottleEvents", kSmall));
        QVERIFY(!world.lists("WriteKeyRangeThroughputThrottleEvents", kSmall));
    }

    void theSmallestAndTheLargestRequestAreKnown() {
        World world;
        (void)world.answerOf("CreateTable", kProvisioned);
        for (const int kilobytes : {1, 7, 3})
            (void)world.answerOf("PutItem", QString(kPut).arg("Small").arg(QString::number(kilobytes) + "\"},\"x\":{\"S\":\"" + QString(kilobytes * 1000, u'x')));
        const auto points = world.points("ConsumedWriteCapacityUnits", kSmall);
        QCOMPARE(points.size(), std::size_t(1));
        QCOMPARE(points[0].statistic("Minimum"), std::optional(1.0));
        QCOMPARE(points[0].statistic("Maximum"), std::optional(7.0));
        QCOMPARE(points[0].statistic("SampleCount"), std::optional(3.0));
    }

    void theAccountIsTheSumOfItsTables() {
        World world;
        (void)world.answerOf("CreateTable", kProvisioned);
        QCOMPARE(world.points("AccountMaxReads", {}).back().most, std::optional(80'000.0));
        QCOMPARE(world.points("AccountMaxTableLevelWrites", {}).back().most, std::optional(40'000.0));
        QCOMPARE(world.points("AccountProvisionedReadCapacityUtilization", {}).back().most, std::optional(5.0));
        QCOMPARE(world.points("MaxProvisionedTableReadCapacityUtilization", {}).back().most, std::optional(10.0));
        QVERIFY(world.points("AccountMaxReads", kSmall).empty());
        QVERIFY(world.lists("AccountProvisionedWriteCapacityUtilization", {}));
    }

    /// Though nobody uses the table afterwards.
    void nothingIsProvisionedSinceATableIsOnDemand() {
        World world;
        (void)world.answerOf("CreateTable", kProvisioned);
        (void)world.answerOf("PutItem", QString(kPut).arg("Small").arg("a"));
        world.clock.advance(120'000);
        QVERIFY(!world.points("ProvisionedWriteCapacityUnits", kSmall).empty());
        (void)world.answerOf("UpdateTable", R"~({"TableName":"Small","BillingMode":"PAY_PER_REQUEST"})~");
        const std::int64_t switched = world.clock.nowMs() / 1000;
        world.clock.advance(300'000);
        const auto points = world.points("ProvisionedWriteCapacityUnits", kSmall);
        QVERIFY(!points.empty());
        QVERIFY(points.back().second + 60 <= switched);
    }

    void latenciesHavePercentiles() {
        World world;
        for (int i = 0; i < 50; ++i) (void)world.answerOf("PutItem", QString(kPut).arg("Shop").arg(i));
        const auto points = world.points("SuccessfulRequestLatency", {{"TableName", "Shop"}, {"Operation", "PutItem"}});
        QCOMPARE(points.size(), std::size_t{1});
        const auto p50 = points[0].statistic("p50"), p99 = points[0].statistic("p99");
        QVERIFY(p50 && p99 && *p50 <= *p99 && *p99 <= *points[0].most && *p50 >= *points[0].least);
        QVERIFY(!points[0].statistic("p101") && !points[0].statistic("tm99"));
        QVERIFY(!world.points("ProvisionedReadCapacityUnits", kShop).size());
    }

    void aBackfillTellsWhatItUsesAndHowFarItIs() {
        World world;
        for (int i = 0; i < 30; ++i) world.put("Shop", item("k" + std::to_string(i), text("v")));
        (void)world.answerOf("UpdateTable", kIndex);
        const std::vector<Dimension> index{{"TableName", "Shop"}, {"GlobalSecondaryIndexName", "byV"}};
        QTRY_COMPARE_WITH_TIMEOUT(world.sum("OnlineIndexConsumedWriteCapacity", index), 30.0, 30'000);
        QCOMPARE(world.points("OnlineIndexPercentageProgress", index).back().most, std::optional(100.0));
        QVERIFY(world.points("OnlineIndexThrottleEvents", index).empty());
        QVERIFY(world.lists("OnlineIndexPercentageProgress", index));
    }

    void readersOfAStreamAreCounted() {
        World world;
        for (int i = 0; i < 12; ++i) world.put("Shop", item("k" + std::to_string(i)));
        double bytes = 0;
        for (const auto& change : world.changes()) bytes += static_cast<double>(change.size);
        for (const ShardSchema& shard : world.stream().shards) (void)world.readShard(shard);
        const std::vector<Dimension> stream{{"TableName", "Shop"}, {"Operation", "GetRecords"}, {"StreamLabel", world.stream().label}};
        QCOMPARE(world.sum("ReturnedRecordsCount", stream), 12.0);
        QCOMPARE(world.sum("ReturnedBytes", stream), bytes);
        QVERIFY(world.lists("ReturnedBytes", stream));
        QVERIFY(world.points("ReturnedItemCount", {{"TableName", "Shop"}, {"Operation", "stream:" + world.stream().label}}).empty());
    }

    void whatExpiresIsCounted() {
        World world;
        Item old = item("old");
        old.set("ttl", AttributeValue::number(Number::fromInt(world.clock.nowMs() / 1000 - 100)));
        world.put("Shop", old);
        world.put("Shop", item("new"));
        (void)world.answerOf("UpdateTimeToLive", kLive);
        QTRY_VERIFY_WITH_TIMEOUT((world.clock.advance(61'000), world.sum("TimeToLiveDeletedItemCount", kShop) == 1.0), 30'000);
        QVERIFY(world.lists("TimeToLiveDeletedItemCount", kShop));
    }
};

RF_TEST_GUILESS_MAIN(TestMetricBook)

} // namespace tst_metric_book

#include "tst_metric_book.moc"
