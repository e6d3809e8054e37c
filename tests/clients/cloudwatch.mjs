// The AWS SDK for JavaScript speaks to the services beside DynamoDB: CloudWatch in JSON 1.0 and in CBOR, auto scaling in JSON 1.1.
import assert from "node:assert/strict";
import { ApplicationAutoScalingClient, DescribeScalableTargetsCommand, DescribeScalingActivitiesCommand, PutScalingPolicyCommand, RegisterScalableTargetCommand }
    from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand, GetMetricDataCommand, GetMetricStatisticsCommand, ListMetricsCommand, PutMetricAlarmCommand,
         SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createRequire } from "node:module";

// The CBOR protocol of the very @smithy/core that CloudWatch's client uses.
const beside = createRequire(createRequire(import.meta.url).resolve("@aws-sdk/client-cloudwatch"));
const { SmithyRpcV2CborProtocol } = beside("@smithy/core/cbor");

const endpoint = process.env.ENDPOINT;
const dynamodb = new DynamoDBClient({ endpoint });
const scaling = new ApplicationAutoScalingClient({ endpoint });
const target = { ServiceNamespace: "dynamodb", ResourceId: "table/Shop", ScalableDimension: "dynamodb:table:ReadCapacityUnits" };
const Dimensions = [{ Name: "TableName", Value: "Shop" }];

await dynamodb.send(new CreateTableCommand({
    TableName: "Shop", KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }], AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
}));
for (let i = 0; i < 3; ++i) await dynamodb.send(new PutItemCommand({ TableName: "Shop", Item: { pk: { S: `k${i}` } } }));

await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 8, MaxCapacity: 80 }));
const policy = await scaling.send(new PutScalingPolicyCommand({
    ...target, PolicyName: "track", PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, PredefinedMetricSpecification: { PredefinedMetricType: "DynamoDBReadCapacityUtilization" } },
}));
assert.equal(policy.Alarms.length, 4);
const described = (await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "dynamodb" }))).ScalableTargets;
assert.equal(described[0].MinCapacity, 8);
assert.ok(Math.abs(described[0].CreationTime - Date.now()) < 60_000);
const activities = (await scaling.send(new DescribeScalingActivitiesCommand({ ServiceNamespace: "dynamodb" }))).ScalingActivities;
assert.equal(activities[0].Description, "Setting read capacity units to 8.");

const settings = { namespace: "com.amazonaws.cloudwatch", defaultNamespace: "com.amazonaws.cloudwatch" };
for (const protocol of [undefined, new SmithyRpcV2CborProtocol(settings)]) {
    const cloudwatch = new CloudWatchClient(protocol ? { endpoint, protocol } : { endpoint });
    await cloudwatch.send(new PutMetricAlarmCommand({
        AlarmName: "busy", Namespace: "AWS/DynamoDB", MetricName: "ConsumedWriteCapacityUnits", Dimensions, Statistic: "Sum", Period: 60, EvaluationPeriods: 2,
        DatapointsToAlarm: 1, Threshold: 1.5, ComparisonOperator: "GreaterThanThreshold",
    }));
    const alarm = (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["busy"] }))).MetricAlarms[0];
    assert.equal(alarm.Threshold, 1.5);
    assert.equal(alarm.DatapointsToAlarm, 1);
    assert.ok(alarm.StateUpdatedTimestamp instanceof Date);
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: "busy", StateValue: "OK", StateReason: "a drill" }));
    const span = { StartTime: new Date(Date.now() - 600_000), EndTime: new Date(Date.now() + 120_000) };
    const statistics = await cloudwatch.send(new GetMetricStatisticsCommand({
        Namespace: "AWS/DynamoDB", MetricName: "ConsumedWriteCapacityUnits", Dimensions, Period: 60, Statistics: ["Sum"], ...span,
    }));
    assert.equal(statistics.Datapoints.reduce((sum, each) => sum + each.Sum, 0), 3);
    const data = await cloudwatch.send(new GetMetricDataCommand({
        ...span, MetricDataQueries: [
            { Id: "w", MetricStat: { Metric: { Namespace: "AWS/DynamoDB", MetricName: "ConsumedWriteCapacityUnits", Dimensions }, Period: 60, Stat: "Sum" } },
            { Id: "half", Expression: "w / 2" },
        ],
    }));
    assert.equal(data.MetricDataResults[1].Values.reduce((sum, each) => sum + each, 0), 1.5);
    assert.ok(data.MetricDataResults[0].Timestamps[0] instanceof Date);
    const names = (await cloudwatch.send(new ListMetricsCommand({ Namespace: "AWS/DynamoDB" }))).Metrics.map((each) => each.MetricName);
    assert.ok(names.includes("ProvisionedReadCapacityUnits"), names.join());
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ["busy"] }));
    const refused = await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: "none", StateValue: "OK", StateReason: "x" })).catch((error) => error);
    assert.equal(refused.name, "ResourceNotFound");
    assert.equal(refused.$metadata.httpStatusCode, 404);
    assert.equal(refused.message, "Unknown alarm: none");
}
console.log("cloudwatch done");
