"""boto3 sets up auto scaling, loads the table for two minutes and sees the alarm ring and the capacity follow."""
import datetime
import os
import time

import boto3

endpoint = os.environ["ENDPOINT"]
dynamodb = boto3.client("dynamodb", endpoint_url=endpoint)
scaling = boto3.client("application-autoscaling", endpoint_url=endpoint)
cloudwatch = boto3.client("cloudwatch", endpoint_url=endpoint)
TARGET = dict(ServiceNamespace="dynamodb", ResourceId="table/Shop", ScalableDimension="dynamodb:table:WriteCapacityUnits")
TABLE = [{"Name": "TableName", "Value": "Shop"}]


def capacity():
    return dynamodb.describe_table(TableName="Shop")["Table"]["ProvisionedThroughput"]["WriteCapacityUnits"]


def alarm(name):
    return cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["StateValue"]


dynamodb.create_table(TableName="Shop", KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
                      AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
                      ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5})
scaling.register_scalable_target(**TARGET, MinCapacity=5, MaxCapacity=50)
policy = scaling.put_scaling_policy(**TARGET, PolicyName="track", PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={
    "TargetValue": 50.0, "PredefinedMetricSpecification": {"PredefinedMetricType": "DynamoDBWriteCapacityUtilization"}})
high = policy["Alarms"][0]["AlarmName"]
assert "AlarmHigh" in high, policy
cloudwatch.put_metric_alarm(AlarmName="busy", Namespace="AWS/DynamoDB", MetricName="ConsumedWriteCapacityUnits", Dimensions=TABLE, Statistic="Sum",
                            Period=60, EvaluationPeriods=1, Threshold=100.0, ComparisonOperator="GreaterThanThreshold")

# 300 units in each of two whole minutes are 5 a second: twice the target.
begin = (int(time.time()) // 60 + 1) * 60
time.sleep(max(0, begin + 1 - time.time()))
sent = 0
for minute in (0, 1):
    time.sleep(max(0, begin + 60 * minute + 1 - time.time()))
    for i in range(10):
        written = dynamodb.put_item(TableName="Shop", Item={"pk": {"S": f"{minute}-{i}"}, "v": {"S": "x" * 30_000}}, ReturnConsumedCapacity="TOTAL")
        sent += written["ConsumedCapacity"]["CapacityUnits"]
assert sent == 600, sent

deadline = begin + 120 + 30
while capacity() == 5 and time.time() < deadline:
    time.sleep(0.5)
assert capacity() == 10, capacity()
assert alarm("busy") == "ALARM", cloudwatch.describe_alarms(AlarmNames=["busy"])
activity = scaling.describe_scaling_activities(ServiceNamespace="dynamodb", ResourceId="table/Shop")["ScalingActivities"][0]
assert activity["StatusCode"] == "Successful" and activity["Description"] == "Setting write capacity units to 10.", activity
assert activity["Cause"] == f"monitor alarm {high} in state ALARM triggered policy track", activity
history = cloudwatch.describe_alarm_history(AlarmName=high, HistoryItemType="StateUpdate")["AlarmHistoryItems"]
assert any(item["HistorySummary"].endswith("to ALARM") for item in history), history

start = datetime.datetime.fromtimestamp(begin, datetime.timezone.utc)
span = dict(StartTime=start, EndTime=start + datetime.timedelta(minutes=2))
points = cloudwatch.get_metric_statistics(Namespace="AWS/DynamoDB", MetricName="ConsumedWriteCapacityUnits", Dimensions=TABLE, Period=60,
                                          Statistics=["Sum", "SampleCount"], **span)["Datapoints"]
assert [(point["Timestamp"], point["Sum"], point["SampleCount"]) for point in points] == [
    (start, 300.0, 10.0), (start + datetime.timedelta(minutes=1), 300.0, 10.0)], points
data = cloudwatch.get_metric_data(**span, ScanBy="TimestampAscending", MetricDataQueries=[
    {"Id": "w", "ReturnData": False, "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {"Namespace": "AWS/DynamoDB", "MetricName": "ConsumedWriteCapacityUnits", "Dimensions": TABLE}}},
    {"Id": "rate", "Expression": "w / PERIOD(w)", "Label": "units a second"}])["MetricDataResults"]
assert len(data) == 1 and data[0]["Label"] == "units a second" and data[0]["Values"] == [5.0, 5.0] and data[0]["Timestamps"][0] == start, data
try:
    cloudwatch.set_alarm_state(AlarmName="none", StateValue="OK", StateReason="x")
    raise SystemExit("an unknown alarm was accepted")
except cloudwatch.exceptions.ResourceNotFound as error:
    assert error.response["Error"]["Code"] == "ResourceNotFound", error.response
try:
    scaling.delete_scaling_policy(**TARGET, PolicyName="none")
    raise SystemExit("an unknown policy was accepted")
except scaling.exceptions.ObjectNotFoundException:
    pass
print("boto3 scaling done,", boto3.__version__)
