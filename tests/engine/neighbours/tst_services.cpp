// Application Auto Scaling and CloudWatch without the wire: what each operation answers and refuses.

#include "engine/api/ops/all.h"
#include "engine/neighbours/encodings.h"
#include "engine/neighbours/neighbours.h"
#include "engine/scaling/scaling.h"
#include "engine/service.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"

#include <future>

namespace tst_services {

using namespace rf;
using namespace rf::neighbours;
using rf::test::HeldClock;

namespace {

constexpr std::int64_t kMidnight = 1'790'035'200'000; // 2026-09-22T00:00:00Z

const std::string kWrites = R"("ServiceNamespace":"dynamodb","ResourceId":"table/Shop","ScalableDimension":"dynamodb:table:WriteCapacityUnits")";
const std::string kTracking = R"("PolicyType":"TargetTrackingScaling","TargetTrackingScalingPolicyConfiguration":{"TargetValue":70,"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDBWriteCapacityUtilization"}})";
const std::string kMine = R"("AlarmName":"mine","Namespace":"AWS/DynamoDB","MetricName":"ConsumedWriteCapacityUnits","Dimensions":[{"Name":"TableName","Value":"Shop"}],"Statistic":"Sum","Period":60,"EvaluationPeriods":1,"Threshold":2,"ComparisonOperator":"GreaterThanThreshold")";

struct World {
    HeldClock clock{kMidnight};
    std::unique_ptr<Service> service;

    World() {
        auto opened = openEngine({}, {.mode = EngineOptions::Mode::InMemory, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        service = std::move(*opened);
        (void)dynamo("CreateTable", R"({"TableName":"Shop","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
            "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}})");
    }
    std::string dynamo(std::string_view operation, std::string_view json) {
        const auto request = requestFromJson(operation, json);
        const auto done = service->execute(*request, {});
        return done ? responseToJson(*done) : errorToJson(done.error());
    }
    void put(const std::string& pk) { (void)dynamo("PutItem", R"({"TableName":"Shop","Item":{"pk":{"S":")" + pk + R"("}}})"); }
    void minute() {
        clock.advance(60'000);
        service->scaling()->tick();
    }

    WireReply send(const WireRequest& request) {
        const std::function<std::string_view(std::string_view)> header = [&](std::string_view name) -> std::string_view {
            return name == "x-amz-target" ? request.amzTarget : name == "content-type" ? request.contentType : std::string_view();
        };
        Neighbour* owner = service->neighbours()->ownerOf({request.method, request.target, request.body, header});
        if (!owner) return {.status = 0};
        std::promise<WireReply> reply;
        service->neighbours()->submit(*owner, request, [&](WireReply each) { reply.set_value(std::move(each)); });
        return reply.get_future().get();
    }
    WireReply json(const std::string& prefix, const std::string& operation, const std::string& body) {
        return send({.method = "POST", .target = "/", .body = body, .contentType = "application/x-amz-json-1.1", .amzTarget = prefix + operation, .region = "us-east-1"});
    }
    QString scale(const std::string& operation, const std::string& body) { return QString::fromStdString(json("AnyScaleFrontendService.", operation, body).body); }
    QString watch(const std::string& operation, const std::string& body) { return QString::fromStdString(json("GraniteServiceVersion20100801.", operation, body).body); }
    WireReply form(const std::string& body) {
        return send({.method = "POST", .target = "/", .body = body + "&Version=2010-08-01", .contentType = "application/x-www-form-urlencoded; charset=utf-8", .region = "us-east-1"});
    }
    WireReply cbor(const std::string& operation, const Document& in) {
        return send({.method = "POST", .target = "/service/GraniteServiceVersion20100801/operation/" + operation, .body = toCbor(in), .contentType = "application/cbor", .region = "us-east-1"});
    }
};

} // namespace

// Bodies stand outside: moc does not read raw strings inside of a class.
class TestServices : public QObject {
    Q_OBJECT
private slots:
    void aTargetLivesAndGoes();
    void policiesAnswerTheirAlarms();
    void badPoliciesAreRefused_data();
    void badPoliciesAreRefused();
    void scheduledActionsAndPages();
    void alarmsInEveryProtocol();
    void errorsInEveryProtocol();
    void badAlarmsAreRefused_data();
    void badAlarmsAreRefused();
    void metricsEqualWhatWasSent();
    void badMetricRequestsAreRefused();
    void afterTheStopRequestsAreRefused();
};

void TestServices::aTargetLivesAndGoes() {
    World world;
    QVERIFY(world.scale("RegisterScalableTarget", "{" + kWrites + R"(,"MinCapacity":10,"MaxCapacity":100,"Tags":{"a":"b"}})").startsWith(R"({"ScalableTargetARN":"arn:aws:application-autoscaling:us-east-1:000000000000:scalable-target/)"));
    const QString targets = world.scale("DescribeScalableTargets", R"({"ServiceNamespace":"dynamodb"})");
    QVERIFY2(targets.startsWith(R"({"ScalableTargets":[{"ServiceNamespace":"dynamodb","ResourceId":"table/Shop","ScalableDimension":"dynamodb:table:WriteCapacityUnits","MinCapacity":10,"MaxCapacity":100,"RoleARN":"arn:aws:iam::000000000000:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable","CreationTime":1790035200,)"), qPrintable(targets));
    const auto arn = targets.mid(targets.indexOf("arn:aws:application-autoscaling")).section('"', 0, 0).toStdString();
    QCOMPARE(world.scale("ListTagsForResource", R"({"ResourceARN":")" + arn + "\"}"), R"({"Tags":{"a":"b"}})");
    QCOMPARE(world.scale("TagResource", R"({"ResourceARN":")" + arn + R"(","Tags":{"c":"d"}})"), "{}");
    QCOMPARE(world.scale("UntagResource", R"({"ResourceARN":")" + arn + R"(","TagKeys":["a"]})"), "{}");
    QCOMPARE(world.scale("ListTagsForResource", R"({"ResourceARN":")" + arn + "\"}"), R"({"Tags":{"c":"d"}})");
    QVERIFY(world.scale("ListTagsForResource", R"({"ResourceARN":"arn:none"})").contains("ResourceNotFoundException"));
    QVERIFY(world.scale("DescribeScalingActivities", R"({"ServiceNamespace":"dynamodb","ResourceId":"table/Shop"})").contains(R"("Description":"Setting write capacity units to 10.","Cause":"minimum capacity was set to 10")"));
    QCOMPARE(world.scale("DescribeScalableTargets", R"({"ServiceNamespace":"ecs"})"), R"({"ScalableTargets":[]})");
    QCOMPARE(world.scale("DeregisterScalableTarget", "{" + kWrites + "}"), "{}");
    QCOMPARE(world.scale("DeregisterScalableTarget", "{" + kWrites + "}"),
             R"({"__type":"ObjectNotFoundException","message":"No scalable target found for service namespace: dynamodb, resource ID: table/Shop, scalable dimension: dynamodb:table:WriteCapacityUnits","Message":"No scalable target found for service namespace: dynamodb, resource ID: table/Shop, scalable dimension: dynamodb:table:WriteCapacityUnits"})");
}

void TestServices::policiesAnswerTheirAlarms() {
    World world;
    QVERIFY(world.scale("PutScalingPolicy", "{" + kWrites + R"(,"PolicyName":"p",)" + kTracking + "}").contains("ObjectNotFoundException"));
    (void)world.scale("RegisterScalableTarget", "{" + kWrites + R"(,"MinCapacity":1,"MaxCapacity":100})");
    const QString put = world.scale("PutScalingPolicy", "{" + kWrites + R"(,"PolicyName":"p",)" + kTracking + "}");
    QVERIFY2(put.contains(R"({"AlarmName":"TargetTracking-table/Shop-AlarmHigh-)") && put.contains("ProvisionedCapacityLow-"), qPrintable(put));
    QVERIFY(world.scale("DescribeScalingPolicies", R"({"ServiceNamespace":"dynamodb","PolicyNames":["p"]})").contains(R"("TargetTrackingScalingPolicyConfiguration":{"TargetValue":70.0,)"));
    QCOMPARE(world.scale("DescribeScalingPolicies", R"({"ServiceNamespace":"dynamodb","PolicyNames":["q"]})"), R"({"ScalingPolicies":[]})");
    QCOMPARE(world.watch("DescribeAlarms", R"({"AlarmNamePrefix":"TargetTracking-table/Shop-"})").count("\"AlarmName\""), 4);
    QCOMPARE(world.scale("DeleteScalingPolicy", "{" + kWrites + R"(,"PolicyName":"p"})"), "{}");
    QVERIFY(world.scale("DeleteScalingPolicy", "{" + kWrites + R"(,"PolicyName":"p"})").contains("ObjectNotFoundException"));
    QCOMPARE(world.watch("DescribeAlarms", "{}"), R"({"MetricAlarms":[],"CompositeAlarms":[]})");
}

void TestServices::badPoliciesAreRefused_data() {
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* rest, const char* words) { QTest::newRow(words) << QByteArray(rest) << QString(words); };
    row(R"("PolicyType":"StepScaling")", "The policy type StepScaling is not supported");
    row(R"("PolicyType":"Magic")", "failed to satisfy constraint: Member must satisfy enum value set: [StepScaling, TargetTrackingScaling, PredictiveScaling]");
    row(R"("PolicyType":"TargetTrackingScaling")", "TargetTrackingScalingPolicyConfiguration must be specified");
    row(R"("PolicyType":"TargetTrackingScaling","TargetTrackingScalingPolicyConfiguration":{"TargetValue":95,"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDBWriteCapacityUtilization"}})", "The target value 95 is not valid");
    row(R"("PolicyType":"TargetTrackingScaling","TargetTrackingScalingPolicyConfiguration":{"TargetValue":70,"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDBReadCapacityUtilization"}})", "is not valid for the scalable dimension");
    row(R"("PolicyType":"TargetTrackingScaling","TargetTrackingScalingPolicyConfiguration":{"PredefinedMetricSpecification":{}})", "2 validation errors detected");
    row(R"("PolicyType":"TargetTrackingScaling","TargetTrackingScalingPolicyConfiguration":{"TargetValue":"x"})", "SerializationException");
}
void TestServices::badPoliciesAreRefused() {
    QFETCH(QByteArray, rest);
    QFETCH(QString, words);
    World world;
    (void)world.scale("RegisterScalableTarget", "{" + kWrites + R"(,"MinCapacity":1,"MaxCapacity":100})");
    const QString said = world.scale("PutScalingPolicy", "{" + kWrites + R"(,"PolicyName":"p",)" + rest.toStdString() + "}");
    QVERIFY2(said.contains(words), qPrintable(said));
}

void TestServices::scheduledActionsAndPages() {
    World world;
    (void)world.scale("RegisterScalableTarget", "{" + kWrites + R"(,"MinCapacity":1,"MaxCapacity":100})");
    for (const char* name : {"a", "b", "c"})
        QCOMPARE(world.scale("PutScheduledAction", "{" + kWrites + R"(,"ScheduledActionName":")" + name + R"~(","Schedule":"cron(0 8 * * ? *)","Timezone":"Europe/Berlin","ScalableTargetAction":{"MinCapacity":20}})~"), "{}");
    const QString first = world.scale("DescribeScheduledActions", R"({"ServiceNamespace":"dynamodb","MaxResults":2})");
    QCOMPARE(first.count("ScheduledActionName\""), 2);
    const std::string token = first.section("\"NextToken\":\"", 1).section('"', 0, 0).toStdString();
    const QString second = world.scale("DescribeScheduledActions", R"({"ServiceNamespace":"dynamodb","MaxResults":2,"NextToken":")" + token + "\"}");
    QVERIFY(second.contains(R"("ScheduledActionName":"c")") && !second.contains("NextToken"));
    QVERIFY(world.scale("DescribeScheduledActions", R"({"ServiceNamespace":"dynamodb","NextToken":"bogus"})").contains("InvalidNextTokenException"));
    QVERIFY(world.scale("DescribeScheduledActions", R"({"ServiceNamespace":"dynamodb","MaxResults":51})").contains("ValidationException"));
    QVERIFY(world.scale("PutScheduledAction", "{" + kWrites + R"(,"ScheduledActionName":"d","Schedule":"whenever","ScalableTargetAction":{"MinCapacity":20}})").contains("ValidationException"));
    QCOMPARE(world.scale("DeleteScheduledAction", "{" + kWrites + R"(,"ScheduledActionName":"a"})"), "{}");
}

void TestServices::alarmsInEveryProtocol() {
    World world;
    QCOMPARE(world.watch("PutMetricAlarm", "{" + kMine + "}"), "{}");
    world.put("a"), world.put("b"), world.put("c");
    world.minute();
    const QString asJson = world.watch("DescribeAlarms", R"({"AlarmNames":["mine"]})");
    QVERIFY2(asJson.contains(R"("StateValue":"ALARM","StateReason":"Threshold Crossed: 1 out of the last 1 datapoints [3.0 (22/09/26 00:00:00)] was greater than the threshold (2.0))"), qPrintable(asJson));
    const WireReply xml = world.form("Action=DescribeAlarms&AlarmNames.member.1=mine");
    QCOMPARE(xml.contentType, std::string("text/xml"));
    QVERIFY2(xml.body.find("<DescribeAlarmsResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><DescribeAlarmsResult><MetricAlarms><member><AlarmName>mine</AlarmName>") == 0, xml.body.c_str());
    QVERIFY(xml.body.find("<Threshold>2.0</Threshold>") != std::string::npos);
    const WireReply binary = world.cbor("DescribeAlarms", Document().set("AlarmNames", Document::List{"mine"}));
    const auto document = documentFromCbor(binary.body);
    QVERIFY(document.has_value());
    QCOMPARE(document->list("MetricAlarms").front().text("StateValue"), std::string("ALARM"));
    QVERIFY(std::count(binary.headers.begin(), binary.headers.end(), std::pair<std::string, std::string>("smithy-protocol", "rpc-v2-cbor")) == 1);
    QCOMPARE(world.watch("DescribeAlarmHistory", R"({"AlarmName":"mine","HistoryItemType":"StateUpdate"})").count("Alarm updated from INSUFFICIENT_DATA to ALARM"), 1);
    QCOMPARE(world.watch("DescribeAlarmsForMetric", R"({"Namespace":"AWS/DynamoDB","MetricName":"ConsumedWriteCapacityUnits","Dimensions":[{"Name":"TableName","Value":"Shop"}]})").count("\"AlarmName\""), 1);
    QCOMPARE(world.watch("DisableAlarmActions", R"({"AlarmNames":["mine"]})"), "{}");
    QVERIFY(world.watch("DescribeAlarms", "{}").contains(R"("ActionsEnabled":false)"));
    QCOMPARE(world.watch("DescribeAlarms", R"({"StateValue":"OK"})"), R"({"MetricAlarms":[],"CompositeAlarms":[]})");
    QCOMPARE(world.watch("DeleteAlarms", R"({"AlarmNames":["mine"]})"), "{}");
}

void TestServices::errorsInEveryProtocol() {
    World world;
    const WireReply json = world.json("GraniteServiceVersion20100801.", "SetAlarmState", R"({"AlarmName":"x","StateValue":"OK","StateReason":"y"})");
    QCOMPARE(json.status, 404);
    QVERIFY(json.body.find("\"__type\":\"ResourceNotFound\"") != std::string::npos);
    QCOMPARE(json.headers.front().second, std::string("ResourceNotFound;Sender"));
    const WireReply xml = world.form("Action=SetAlarmState&AlarmName=x&StateValue=OK&StateReason=y");
    QCOMPARE(xml.status, 404);
    QVERIFY2(xml.body.find("<Error><Type>Sender</Type><Code>ResourceNotFound</Code><Message>Unknown alarm: x</Message></Error>") != std::string::npos, xml.body.c_str());
    QVERIFY(world.form("Action=Nonsense").body.find("<Code>InvalidAction</Code>") != std::string::npos);
    QCOMPARE(world.json("AnyScaleFrontendService.", "Nonsense", "{}").error, std::string("UnknownOperationException"));
    QCOMPARE(world.cbor("PutMetricAlarm", Document(Document::Object())).error, std::string("ValidationError"));
    QCOMPARE(world.json("AnyScaleFrontendService.", "DescribeScalableTargets", "{").error, std::string("SerializationException"));
    QCOMPARE(world.send({.method = "POST", .target = "/", .amzTarget = "DynamoDB_20120810.PutItem"}).status, 0);
    QCOMPARE(world.send({.method = "GET", .target = "/"}).status, 0);
}

void TestServices::badAlarmsAreRefused_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* from, const char* to, const char* words) { QTest::newRow(words) << QString(from) << QString(to) << QString(words); };
    row("\"Period\":60", "\"Period\":45", "Period must be 10, 20, 30 or a multiple of 60");
    row("\"EvaluationPeriods\":1", "\"EvaluationPeriods\":1441", "Metrics cannot be checked across more than a day");
    row("\"EvaluationPeriods\":1", "\"EvaluationPeriods\":1,\"DatapointsToAlarm\":2", "DatapointsToAlarm must be less than or equal to EvaluationPeriods");
    row("\"Threshold\":2,", "", "The parameter Threshold is required");
    row("\"Statistic\":\"Sum\",", "", "Exactly one of Statistic and ExtendedStatistic must be specified.");
    row("\"EvaluationPeriods\":1", "\"EvaluationPeriods\":0", "Member must have value greater than or equal to 1");
    row("GreaterThanThreshold", "GreaterThanUpperThreshold", "is for anomaly detection");
    row("\"Period\":60", "\"Period\":60,\"TreatMissingData\":\"maybe\"", "Option maybe is not supported for Treat Missing Data.");
}
void TestServices::badAlarmsAreRefused() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, words);
    World world;
    const QString said = world.watch("PutMetricAlarm", "{" + QString::fromStdString(kMine).replace(from, to).toStdString() + "}");
    QVERIFY2(said.contains(words) && said.contains("ValidationError"), qPrintable(said));
}

void TestServices::metricsEqualWhatWasSent() {
    World world;
    for (int i = 0; i < 7; ++i) world.put("k" + std::to_string(i));
    world.minute();
    for (int i = 0; i < 5; ++i) world.put("l" + std::to_string(i));
    (void)world.dynamo("PutItem", R"~({"TableName":"Shop","Item":{"pk":{"S":"k1"}},"ConditionExpression":"attribute_not_exists(pk)"})~");
    (void)world.dynamo("PutItem", R"({"TableName":"Nowhere","Item":{"pk":{"S":"k1"}}})");
    (void)world.dynamo("Scan", R"({"TableName":"Shop"})");
    world.minute();
    const auto statistics = [&](const std::string& metric, const std::string& dimensions, const std::string& wanted) {
        return world.watch("GetMetricStatistics", R"({"Namespace":"AWS/DynamoDB","MetricName":")" + metric + R"(","Dimensions":[)" + dimensions + R"(],"StartTime":1790035200,"EndTime":1790035800,"Period":60,"Statistics":[)" + wanted + "]}");
    };
    const std::string table = R"({"Name":"TableName","Value":"Shop"})";
    const auto operation = [&](const char* name) { return table + R"(,{"Name":"Operation","Value":")" + name + "\"}"; };
    QCOMPARE(statistics("ConsumedWriteCapacityUnits", table, R"("Sum","SampleCount")"),
             R"({"Label":"ConsumedWriteCapacityUnits","Datapoints":[{"Timestamp":1790035200,"Sum":7.0,"SampleCount":7.0,"Unit":"Count"},{"Timestamp":1790035260,"Sum":6.0,"SampleCount":6.0,"Unit":"Count"}]})");
    QCOMPARE(statistics("ConditionalCheckFailedRequests", table, R"("Sum")"), R"({"Label":"ConditionalCheckFailedRequests","Datapoints":[{"Timestamp":1790035260,"Sum":1.0,"Unit":"Count"}]})");
    QCOMPARE(statistics("UserErrors", "", R"("Sum")"), R"({"Label":"UserErrors","Datapoints":[{"Timestamp":1790035260,"Sum":1.0,"Unit":"Count"}]})");
    QCOMPARE(statistics("ReturnedItemCount", operation("Scan"), R"("Maximum")"), R"({"Label":"ReturnedItemCount","Datapoints":[{"Timestamp":1790035260,"Maximum":12.0,"Unit":"Count"}]})");
    QCOMPARE(statistics("SuccessfulRequestLatency", operation("PutItem"), R"("SampleCount")"),
             R"({"Label":"SuccessfulRequestLatency","Datapoints":[{"Timestamp":1790035200,"SampleCount":7.0,"Unit":"Milliseconds"},{"Timestamp":1790035260,"SampleCount":5.0,"Unit":"Milliseconds"}]})");
    QVERIFY(statistics("ProvisionedWriteCapacityUnits", table, R"("Average")").contains(R"("Average":5.0)"));
    QCOMPARE(statistics("SystemErrors", operation("PutItem"), R"("Sum")"), R"({"Label":"SystemErrors","Datapoints":[]})");
    QCOMPARE(statistics("NoSuchMetric", table, R"("Sum")"), R"({"Label":"NoSuchMetric","Datapoints":[]})");
    const QString data = world.watch("GetMetricData", R"({"StartTime":1790035200,"EndTime":1790035800,"ScanBy":"TimestampAscending","MetricDataQueries":[{"Id":"m1","ReturnData":false,"MetricStat":{"Period":60,"Stat":"Sum",
        "Metric":{"Namespace":"AWS/DynamoDB","MetricName":"ConsumedWriteCapacityUnits","Dimensions":[)" + table + R"~(]}}},{"Id":"e1","Label":"a second","Expression":"m1 / PERIOD(m1)"}]})~");
    QCOMPARE(data, R"({"MetricDataResults":[{"Id":"e1","Label":"a second","Timestamps":[1790035200,1790035260],"Values":[0.11666666666666667,0.1],"StatusCode":"Complete"}],"Messages":[]})");
    const QString list = world.watch("ListMetrics", R"({"Namespace":"AWS/DynamoDB","Dimensions":[{"Name":"TableName","Value":"Shop"}]})");
    for (const char* metric : {"ConsumedWriteCapacityUnits", "ProvisionedReadCapacityUnits", "SuccessfulRequestLatency", "ConditionalCheckFailedRequests"}) QVERIFY2(list.contains(QString("\"MetricName\":\"%1\"").arg(metric)), qPrintable(list));
    for (const char* metric : {"ReadThrottleEvents", "SystemErrors", "UserErrors"}) QVERIFY2(!list.contains(QString("\"MetricName\":\"%1\"").arg(metric)), metric);
}

void TestServices::badMetricRequestsAreRefused() {
    World world;
    const auto said = [&](const char* rest) { return world.watch("GetMetricStatistics", R"({"Namespace":"AWS/DynamoDB","MetricName":"UserErrors",)" + std::string(rest) + "}"); };
    QVERIFY(said(R"("StartTime":100,"EndTime":100,"Period":60,"Statistics":["Sum"])").contains("InvalidParameterCombination"));
    QVERIFY(said(R"("StartTime":0,"EndTime":1790035800,"Period":60,"Statistics":["Sum"])").contains("exceeds the limit of 1,440"));
    QVERIFY(said(R"("StartTime":0,"EndTime":600,"Period":45,"Statistics":["Sum"])").contains("InvalidParameterValue"));
    QVERIFY(said(R"("StartTime":0,"EndTime":600,"Period":60)").contains("MissingParameter"));
    QVERIFY(said(R"("StartTime":0,"EndTime":600,"Period":60,"Statistics":["Mode"])").contains("enum value set"));
    QVERIFY(world.watch("PutMetricData", R"({"Namespace":"Mine"})").contains("InvalidParameterValue"));
    const auto data = [&](const char* queries) { return world.watch("GetMetricData", R"({"StartTime":0,"EndTime":600,"MetricDataQueries":)" + std::string(queries) + "}"); };
    QVERIFY(data("[]").contains("ValidationError"));
    QVERIFY(data(R"([{"Id":"e1","Expression":"e2"},{"Id":"e2","Expression":"e1"}])").contains("refers to itself"));
    QVERIFY(data(R"([{"Id":"E1","Expression":"1"}])").contains("must begin with a lowercase letter"));
    QVERIFY(data(R"([{"Id":"e1","Expression":"1"},{"Id":"e1","Expression":"1"}])").contains("are not unique"));
    QVERIFY(data(R"([{"Id":"e1"}])").contains("Exactly one of MetricStat and Expression"));
}

void TestServices::afterTheStopRequestsAreRefused() {
    World world;
    world.service->neighbours()->stop();
    QCOMPARE(world.json("AnyScaleFrontendService.", "DescribeScalableTargets", R"({"ServiceNamespace":"dynamodb"})").status, 503);
}

RF_TEST_GUILESS_MAIN(TestServices)

} // namespace tst_services

#include "tst_services.moc"
