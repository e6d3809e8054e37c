"""boto3's streams client reads every shard to the end and sees exactly the writes made, in order per item, across a split
(the table grows) and a shard roll (the clock of the endpoint moves four hours)."""
import collections
import os
import random
import signal
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = os.environ["ENDPOINT"]
config = Config(retries={"max_attempts": 5})
tables = boto3.client("dynamodb", endpoint_url=endpoint, config=config)
streams = boto3.client("dynamodbstreams", endpoint_url=endpoint, config=config)
chance = random.Random(5)
written = collections.defaultdict(list)  # key → the values in the order they were written; None: deleted
current = {}


def make_table():
    made = tables.create_table(
        TableName="Shop", BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    tables.get_waiter("table_exists").wait(TableName="Shop", WaiterConfig={"Delay": 1})
    return made["TableDescription"]["LatestStreamArn"]


def note(key, value):
    if current.get(key) != value:
        written[key].append(value)
    current[key] = value


def write(count):
    """Puts, updates, deletes and batches; some change nothing and must not be seen."""
    for _ in range(count):
        key, value = f"k{chance.randrange(25)}", str(chance.randrange(4))
        kind = chance.randrange(4)
        if kind == 0:
            tables.delete_item(TableName="Shop", Key={"pk": {"S": key}})
            value = None
        elif kind == 1:
            tables.update_item(TableName="Shop", Key={"pk": {"S": key}}, UpdateExpression="SET v = :v",
                               ExpressionAttributeValues={":v": {"N": value}})
        elif kind == 2:
            tables.put_item(TableName="Shop", Item={"pk": {"S": key}, "v": {"N": value}})
        else:
            tables.batch_write_item(RequestItems={"Shop": [{"PutRequest": {"Item": {"pk": {"S": key}, "v": {"N": value}}}}]})
        note(key, value)


def shards(arn):
    found, start = [], {}
    while True:
        page = streams.describe_stream(StreamArn=arn, Limit=3, **start)["StreamDescription"]
        found += page["Shards"]
        if "LastEvaluatedShardId" not in page:
            return found
        start = {"ExclusiveStartShardId": page["LastEvaluatedShardId"]}


def is_open(shard):
    return "EndingSequenceNumber" not in shard["SequenceNumberRange"]


def wait_for(what, condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def read_all(arn):
    """Parents before children, as a consumer does."""
    known = {shard["ShardId"]: shard for shard in shards(arn)}
    records, done = collections.defaultdict(list), set()

    def read(shard):
        if shard["ShardId"] in done:
            return
        done.add(shard["ShardId"])
        if shard.get("ParentShardId") in known:
            read(known[shard["ParentShardId"]])
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"],
                                              ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        last = ""
        while iterator:
            page = streams.get_records(ShardIterator=iterator, Limit=7)
            for record in page["Records"]:
                change = record["dynamodb"]
                assert change["SequenceNumber"] > last
                last = change["SequenceNumber"]
                records[change["Keys"]["pk"]["S"]].append(record)
            iterator = page.get("NextShardIterator")
            assert iterator or not is_open(shard), "an open shard goes on"
            if is_open(shard) and not page["Records"]:
                break

    for shard in known.values():
        read(shard)
    return records


def compare(records):
    assert records.keys() == written.keys(), records.keys() ^ written.keys()
    for key, values in written.items():
        seen = [record["dynamodb"].get("NewImage", {}).get("v", {}).get("N") for record in records[key]]
        assert seen == values, (key, seen, values)
        for before, record in zip([None] + values, records[key]):
            change = record["dynamodb"]
            expected = "INSERT" if before is None else "REMOVE" if "NewImage" not in change else "MODIFY"
            assert record["eventName"] == expected, record
            assert change.get("OldImage", {}).get("v", {}).get("N") == before, record


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return
    raise AssertionError(f"{code} expected")


arn = make_table()
assert [each["StreamArn"] for each in streams.list_streams(TableName="Shop")["Streams"]] == [arn]
first = shards(arn)
write(150)
tables.update_table(TableName="Shop", BillingMode="PROVISIONED",
                    ProvisionedThroughput={"ReadCapacityUnits": 100, "WriteCapacityUnits": 9000})
wait_for("a split", lambda: write(5) or sum(map(is_open, shards(arn))) > len(first))
write(150)
split = shards(arn)
assert any(shard.get("ParentShardId") == first[0]["ShardId"] for shard in split), split
old = streams.get_shard_iterator(StreamArn=arn, ShardId=first[0]["ShardId"], ShardIteratorType="LATEST")["ShardIterator"]
os.kill(int(os.environ["SERVER"]), signal.SIGUSR1)
before = {shard["ShardId"] for shard in split}
wait_for("a roll", lambda: not any(is_open(shard) for shard in shards(arn) if shard["ShardId"] in before))
write(150)
assert len({len(values) for values in written.values()}) > 1
compare(read_all(arn))
refused("ExpiredIteratorException", streams.get_records, ShardIterator=old)
refused("ResourceNotFoundException", streams.describe_stream, StreamArn=arn.replace("Shop", "Nothing"))
refused("ValidationException", streams.get_records, ShardIterator="nonsense")
tables.update_table(TableName="Shop", StreamSpecification={"StreamEnabled": False})
status = streams.describe_stream(StreamArn=arn)["StreamDescription"]["StreamStatus"]
assert status == "DISABLED", status
compare(read_all(arn))
print(f"{sum(map(len, written.values()))} changes in {len(shards(arn))} shards")
