"""boto3: client, resource with conditions and batch writer, waiters, paginators, typed exceptions, threads."""
import os
import threading
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = os.environ["ENDPOINT"]
config = Config(retries={"max_attempts": 2}, max_pool_connections=20)
client = boto3.client("dynamodb", endpoint_url=endpoint, config=config)
resource = boto3.resource("dynamodb", endpoint_url=endpoint, config=config)


def refused(code, words, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert words in error.response["Error"]["Message"], error
        return error
    raise AssertionError(f"{code} expected")


def make_table():
    table = resource.create_table(
        TableName="Orders",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": kind}
                              for name, kind in (("pk", "S"), ("sk", "S"), ("status", "S"), ("total", "N"))],
        GlobalSecondaryIndexes=[{"IndexName": "ByStatus",
                                 "KeySchema": [{"AttributeName": "status", "KeyType": "HASH"},
                                               {"AttributeName": "total", "KeyType": "RANGE"}],
                                 "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["note"]}}],
        LocalSecondaryIndexes=[{"IndexName": "ByTotal",
                                "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                                              {"AttributeName": "total", "KeyType": "RANGE"}],
                                "Projection": {"ProjectionType": "KEYS_ONLY"}}],
        BillingMode="PAY_PER_REQUEST")
    table.wait_until_exists()
    table.reload()
    assert table.table_status == "ACTIVE" and table.table_arn.startswith("arn:aws:dynamodb:us-east-1:"), table.table_arn
    return table


def values_come_back(table):
    deep = "bottom"
    for level in range(30):
        deep = [deep] if level % 2 else {"in": deep}
    item = {"pk": "types", "sk": "1", "n": Decimal("12345678901234567890123456789012345678"), "tiny": Decimal("-1E-130"),
            "empty": "", "bytes": b"\x00\xff", "yes": True, "none": None, "strings": {"a", "b"},
            "numbers": {Decimal(1), Decimal("2.5")}, "binaries": {b"1", b"2"}, "list": [1, "x", {}], "deep": deep,
            "snow ☃": "❄"}
    table.put_item(Item=item)
    found = table.get_item(Key={"pk": "types", "sk": "1"}, ConsistentRead=True)["Item"]
    assert found["bytes"].value == b"\x00\xff" and {b.value for b in found["binaries"]} == {b"1", b"2"}
    for name in item.keys() - {"bytes", "binaries"}:
        assert found[name] == item[name], (name, found[name])


def batches_queries_and_pages(table):
    with table.batch_writer(overwrite_by_pkeys=["pk", "sk"]) as batch:
        for i in range(120):
            batch.put_item(Item={"pk": "c1", "sk": f"order#{i:03}", "status": ("NEW", "PAID", "SENT")[i % 3],
                                 "total": Decimal(i) / 4, "note": "n" * 200, "hidden": 1})
    page = table.query(KeyConditionExpression=Key("pk").eq("c1") & Key("sk").begins_with("order#01"),
                       FilterExpression=Attr("status").is_in(["NEW", "PAID"]) & Attr("total").gte(3), ReturnConsumedCapacity="TOTAL")
    assert (page["Count"], page["ScannedCount"]) == (6, 10), page
    assert page["ConsumedCapacity"]["CapacityUnits"] == 0.5, page
    by_status = table.query(IndexName="ByStatus", KeyConditionExpression=Key("status").eq("SENT") & Key("total").between(10, 20),
                            ScanIndexForward=False)
    totals = [item["total"] for item in by_status["Items"]]
    assert totals == sorted(totals, reverse=True) and len(totals) == 14, totals
    assert "note" in by_status["Items"][0] and "hidden" not in by_status["Items"][0]
    pages = list(client.get_paginator("query").paginate(
        TableName="Orders", IndexName="ByTotal", KeyConditionExpression="pk = :p", Select="ALL_ATTRIBUTES",
        ExpressionAttributeValues={":p": {"S": "c1"}}, PaginationConfig={"PageSize": 50}))
    assert [len(page["Items"]) for page in pages][:2] == [50, 50] and sum(len(page["Items"]) for page in pages) == 120
    segments = [sum(p["Count"] for p in client.get_paginator("scan").paginate(TableName="Orders", Segment=s, TotalSegments=4))
                for s in range(4)]
    assert sum(segments) == 121, segments
    got = resource.batch_get_item(RequestItems={"Orders": {"Keys": [{"pk": "c1", "sk": f"order#{i:03}"} for i in range(100)],
                                                           "ProjectionExpression": "sk"}})
    assert len(got["Responses"]["Orders"]) == 100 and not got["UnprocessedKeys"]


def updates_and_conditions(table):
    key = {"pk": "counter", "sk": "x"}
    changed = table.update_item(Key=key, UpdateExpression="SET #l = list_append(if_not_exists(#l, :none), :one), m = :m ADD c :i",
                                ExpressionAttributeNames={"#l": "list"},
                                ExpressionAttributeValues={":none": [], ":one": ["a"], ":m": {"k": 1}, ":i": 1}, ReturnValues="ALL_NEW")
    assert changed["Attributes"] == {**key, "list": ["a"], "m": {"k": 1}, "c": 1}, changed
    refused("ConditionalCheckFailedException", "The conditional request failed", table.put_item, Item=key,
            ConditionExpression=Attr("c").gt(1))
    refused("ValidationException", "The document path provided in the update expression is invalid for update", table.update_item,
            Key=key, UpdateExpression="SET nowhere.x = :v", ExpressionAttributeValues={":v": 1})

    def add():
        for _ in range(50):
            table.update_item(Key=key, UpdateExpression="ADD c :i", ExpressionAttributeValues={":i": 1})

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table.get_item(Key=key, ConsistentRead=True)["Item"]["c"] == 401


def transactions():
    put = {"Put": {"TableName": "Orders", "Item": {"pk": {"S": "t"}, "sk": {"S": "1"}, "v": {"N": "1"}},
                   "ConditionExpression": "attribute_not_exists(pk)"}}
    client.transact_write_items(TransactItems=[put], ClientRequestToken="same-token")
    client.transact_write_items(TransactItems=[put], ClientRequestToken="same-token")
    error = refused("TransactionCanceledException", "[ConditionalCheckFailed]", client.transact_write_items, TransactItems=[put])
    assert error.response["CancellationReasons"][0]["Code"] == "ConditionalCheckFailed", error.response
    other = {"Put": {**put["Put"], "Item": {**put["Put"]["Item"], "v": {"N": "2"}}}}
    refused("IdempotentParameterMismatchException", "", client.transact_write_items, TransactItems=[other], ClientRequestToken="same-token")
    read = client.transact_get_items(TransactItems=[{"Get": {"TableName": "Orders", "Key": {"pk": {"S": "t"}, "sk": {"S": sk}}}}
                                                    for sk in ("1", "2")])
    assert read["Responses"] == [{"Item": put["Put"]["Item"]}, {}], read


def tables(table):
    refused("ResourceInUseException", "Table already exists: Orders", client.create_table, TableName="Orders",
            KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "a", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST")
    client.update_table(TableName="Orders", AttributeDefinitions=[{"AttributeName": "note", "AttributeType": "S"}],
                        GlobalSecondaryIndexUpdates=[{"Create": {"IndexName": "ByNote", "KeySchema": [{"AttributeName": "note", "KeyType": "HASH"}],
                                                                 "Projection": {"ProjectionType": "ALL"}}}])
    for _ in range(200):
        indexes = client.describe_table(TableName="Orders")["Table"]["GlobalSecondaryIndexes"]
        if all(index["IndexStatus"] == "ACTIVE" for index in indexes):
            break
    assert table.query(IndexName="ByNote", Select="COUNT", KeyConditionExpression=Key("note").eq("n" * 200))["Count"] == 120
    table.delete()
    table.wait_until_not_exists()


shop = make_table()
values_come_back(shop)
batches_queries_and_pages(shop)
updates_and_conditions(shop)
transactions()
tables(shop)
print("boto3", boto3.__version__, "done")
