"""A Python file written for Lambda runs unchanged on a stream and logs each change; the log still has every line after the
stream has been trimmed (the clock of the endpoint moves 32 hours)."""

import os
import signal
import time

import boto3

endpoint = os.environ["ENDPOINT"]
folder = os.environ["CLIENT_FOLDER"]
client = lambda name: boto3.client(name, endpoint_url=endpoint)
tables, streams, functions, logs = client("dynamodb"), client("dynamodbstreams"), client("lambda"), client("logs")
GROUP = "/aws/lambda/audit"

HANDLER = """
import logging

log = logging.getLogger()
log.setLevel(logging.INFO)


def handler(event, context):
    for record in event["Records"]:
        log.info("change %s %s", record["eventName"], record["dynamodb"]["Keys"]["pk"]["S"])
    print("left", context.get_remaining_time_in_millis() > 0, context.function_name)
    return {"handled": len(event["Records"])}
"""


def eventually(condition, what):
    end = time.time() + 60
    while not condition():
        assert time.time() < end, what
        time.sleep(0.1)


def write():
    """What was changed, in order by item."""
    changes = []
    for number in range(40):
        key = {"pk": {"S": f"item{number}"}}
        tables.put_item(TableName="Audit", Item={**key, "n": {"N": "1"}})
        changes.append(f"INSERT item{number}")
        if number % 2:
            tables.update_item(TableName="Audit", Key=key, UpdateExpression="SET n = :n", ExpressionAttributeValues={":n": {"N": "2"}})
            changes.append(f"MODIFY item{number}")
        if number % 5 == 0:
            tables.delete_item(TableName="Audit", Key=key)
            changes.append(f"REMOVE item{number}")
    return changes


def logged():
    """What the function said; nothing while it has not run: its log group comes with its first call."""
    if not logs.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"]:
        return []
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=GROUP, filterPattern="change")
    return [event["message"].split("change ", 1)[1].strip() for page in pages for event in page["events"]]


def read(arn):
    records = 0
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records += len(streams.get_records(ShardIterator=iterator)["Records"])
    return records


with open(os.path.join(folder, "audit.py"), "w") as file:
    file.write(HANDLER)
tables.create_table(TableName="Audit", AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
                    KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
                    StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
arn = tables.describe_table(TableName="Audit")["Table"]["LatestStreamArn"]
functions.create_function(FunctionName="audit", Runtime="python3.11", Handler="audit.handler", Timeout=30,
                          Role="arn:aws:iam::000000000000:role/x", Code={"S3Bucket": "hot-reload", "S3Key": folder})
functions.create_event_source_mapping(FunctionName="audit", EventSourceArn=arn, StartingPosition="TRIM_HORIZON")
changes = write()
eventually(lambda: len(logged()) >= len(changes), "not every change was logged")
assert sorted(logged()) == sorted(changes)
for number in range(40):
    mine = lambda lines: [line.split()[0] for line in lines if line.endswith(f" item{number}")]
    assert mine(logged()) == mine(changes), number
lines = [event["message"] for event in logs.filter_log_events(logGroupName=GROUP)["events"]]
for word in ("START RequestId", "END RequestId", "REPORT RequestId", "left True audit"):
    assert any(word in line for line in lines), word
assert read(arn) == len(changes)

for _ in range(8):  # four hours each; two signals that wait are one
    os.kill(int(os.environ["SERVER"]), signal.SIGUSR1)
    time.sleep(0.5)
eventually(lambda: read(arn) == 0, "the stream was not trimmed")
assert sorted(logged()) == sorted(changes)
assert "retentionInDays" not in logs.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"][0]
tables.put_item(TableName="Audit", Item={"pk": {"S": "later"}})
eventually(lambda: "INSERT later" in logged(), "the trigger did not go on")
print("the log was kept")
