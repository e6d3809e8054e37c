"""boto3 writes logs and reads them back: pages in both directions, interleaved streams, limits and their errors."""
import os
import time

import boto3

logs = boto3.client("logs", endpoint_url=os.environ["ENDPOINT"])
GROUP = "/aws/lambda/orders"
DAY = 86_400_000
now = int(time.time() * 1000)


def refused(call, code, words=None, **arguments):
    try:
        call(**arguments)
    except logs.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        assert words is None or error.response["Error"]["Message"] == words, error.response
        return
    raise SystemExit(f"was not refused: {arguments}")


def messages(events):
    return [event["message"] for event in events]


logs.create_log_group(logGroupName=GROUP, tags={"team": "shop"})
for stream in ("a", "b", "c"):
    logs.create_log_stream(logGroupName=GROUP, logStreamName=stream)
refused(logs.create_log_group, "ResourceAlreadyExistsException", "The specified log group already exists", logGroupName=GROUP)
assert logs.list_tags_for_resource(resourceArn=f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}")["tags"] == {"team": "shop"}

# 3,000 events in three streams, interleaved by time.
for number, stream in enumerate(("a", "b", "c")):
    put = logs.put_log_events(logGroupName=GROUP, logStreamName=stream,
                              logEvents=[{"timestamp": now - 10_000 + i, "message": f"event {i}"} for i in range(number, 3000, 3)])
    assert put["nextSequenceToken"] and "rejectedLogEventsInfo" not in put, put

pages = list(logs.get_paginator("filter_log_events").paginate(logGroupName=GROUP, interleaved=True, PaginationConfig={"PageSize": 700}))
assert [len(page["events"]) for page in pages] == [700, 700, 700, 700, 200], [len(page["events"]) for page in pages]
found = [event for page in pages for event in page["events"]]
assert messages(found) == [f"event {i}" for i in range(3000)]
assert len({event["eventId"] for event in found}) == 3000
assert {event["logStreamName"] for event in found[:3]} == {"a", "b", "c"}

# One stream to its end, where the token stays the same, and back.
forward, token = [], None
while True:
    page = logs.get_log_events(logGroupName=GROUP, logStreamName="a", startFromHead=True, limit=300, **({"nextToken": token} if token else {}))
    forward += messages(page["events"])
    if page["nextForwardToken"] == token:
        break
    token = page["nextForwardToken"]
assert forward == [f"event {i}" for i in range(0, 3000, 3)], len(forward)
backward, token = [], None
while True:
    page = logs.get_log_events(logGroupName=GROUP, logStreamName="a", limit=300, **({"nextToken": token} if token else {}))
    backward = messages(page["events"]) + backward
    if page["nextBackwardToken"] == token:
        break
    token = page["nextBackwardToken"]
assert backward == forward

# Limits.
put = logs.put_log_events(logGroupName=GROUP, logStreamName="a", logEvents=[
    {"timestamp": now - 15 * DAY, "message": "too old"}, {"timestamp": now - 14 * DAY - DAY // 2, "message": "too old as well"}])
assert put["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 2}, put
put = logs.put_log_events(logGroupName=GROUP, logStreamName="a", logEvents=[{"timestamp": now, "message": "x"}, {"timestamp": now + 3 * 3_600_000, "message": "too new"}])
assert put["rejectedLogEventsInfo"] == {"tooNewLogEventStartIndex": 1}, put
refused(logs.put_log_events, "InvalidParameterException", "Log events in a single PutLogEvents request must be in chronological order.",
        logGroupName=GROUP, logStreamName="a", logEvents=[{"timestamp": now, "message": "x"}, {"timestamp": now - 1, "message": "y"}])
refused(logs.put_log_events, "InvalidParameterException", "Upload too large: 1100052 bytes exceeds limit of 1048576",
        logGroupName=GROUP, logStreamName="a", logEvents=[{"timestamp": now, "message": "x" * 550_000}] * 2)
refused(logs.put_log_events, "ResourceNotFoundException", "The specified log group does not exist.",
        logGroupName="none", logStreamName="a", logEvents=[{"timestamp": now, "message": "x"}])
logs.put_retention_policy(logGroupName=GROUP, retentionInDays=1)
put = logs.put_log_events(logGroupName=GROUP, logStreamName="b", logEvents=[{"timestamp": now - 2 * DAY, "message": "expired"}])
assert put["rejectedLogEventsInfo"] == {"expiredLogEventEndIndex": 1}, put
group = logs.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"][0]
assert group["retentionInDays"] == 1 and group["storedBytes"] == sum(len(f"event {i}") + 26 for i in range(3000)) + 27, group
assert group["arn"] == f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}:*", group

streams = [stream["logStreamName"] for page in logs.get_paginator("describe_log_streams").paginate(logGroupName=GROUP, PaginationConfig={"PageSize": 2})
           for stream in page["logStreams"]]
assert streams == ["a", "b", "c"], streams
large = "é" * 200_000
logs.put_log_events(logGroupName=GROUP, logStreamName="c", logEvents=[{"timestamp": now, "message": large}])
assert messages(logs.filter_log_events(logGroupName=GROUP, filterPattern="%\\xc3\\xa9%")["events"]) == [large]
logs.delete_log_group(logGroupName=GROUP)
refused(logs.describe_log_streams, "ResourceNotFoundException", logGroupName=GROUP)
print("boto3 logs done,", boto3.__version__)
