"""boto3: PartiQL, tags, policies and time to live, and what has no work to do here, through typed clients."""
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = os.environ["ENDPOINT"]
client = boto3.client("dynamodb", endpoint_url=endpoint, config=Config(retries={"max_attempts": 2}))


def refused(kind, words, call, **arguments):
    try:
        call(**arguments)
    except kind as error:
        assert words in str(error), error
        return error
    raise AssertionError(f"{kind.__name__} expected")


def s(text):
    return {"S": text}


def n(value):
    return {"N": str(value)}


def make_table():
    client.create_table(TableName="Music", BillingMode="PAY_PER_REQUEST", Tags=[{"Key": "team", "Value": "a"}],
                        KeySchema=[{"AttributeName": "artist", "KeyType": "HASH"}, {"AttributeName": "song", "KeyType": "RANGE"}],
                        AttributeDefinitions=[{"AttributeName": "artist", "AttributeType": "S"},
                                              {"AttributeName": "song", "AttributeType": "S"}])
    client.get_waiter("table_exists").wait(TableName="Music")
    return client.describe_table(TableName="Music")["Table"]["TableArn"]


def statements():
    run = client.execute_statement
    for i in range(5):
        run(Statement="INSERT INTO \"Music\" VALUE {'artist': ?, 'song': ?, 'plays': ?, 'tags': <<'x'>>}",
            Parameters=[s("Acme"), s(f"song {i}"), n(i)])
    refused(client.exceptions.DuplicateItemException, "Duplicate primary key exists in table", run,
            Statement="INSERT INTO Music VALUE {'artist': 'Acme', 'song': 'song 1'}")

    seen, token = [], {}
    while True:
        page = run(Statement="SELECT song FROM Music WHERE artist = 'Acme' ORDER BY song DESC", Limit=2, **token)
        seen += [item["song"]["S"] for item in page["Items"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert seen == [f"song {i}" for i in range(4, -1, -1)], seen

    page = run(Statement="UPDATE Music SET plays = plays + 10 SET tags = set_add(tags, <<'y'>>) "
                         "WHERE artist = 'Acme' AND song = 'song 1' AND plays < 5 RETURNING MODIFIED NEW *")
    assert page["Items"][0]["plays"] == n(11) and set(page["Items"][0]["tags"]["SS"]) == {"x", "y"}, page
    refused(client.exceptions.ConditionalCheckFailedException, "The conditional request failed", run,
            Statement="DELETE FROM Music WHERE artist = 'Acme' AND song = 'song 1' AND plays < 5")
    refused(ClientError, "Statement wasn't well formed", run, Statement="SELEC * FROM Music")


def batches():
    answer = client.batch_execute_statement(Statements=[
        {"Statement": "SELECT plays FROM Music WHERE artist = 'Acme' AND song = ?", "Parameters": [s("song 1")]},
        {"Statement": "SELECT * FROM Nowhere WHERE artist = 'Acme'"},
        {"Statement": "SELECT * FROM Music WHERE artist = 'Acme'"}], ReturnConsumedCapacity="TOTAL")
    found, nowhere, whole = answer["Responses"]
    assert found["Item"] == {"plays": n(11)} and found["TableName"] == "Music", found
    assert nowhere["Error"]["Code"] == "ResourceNotFound" and whole["Error"]["Code"] == "ValidationError", answer
    assert [each["CapacityUnits"] for each in answer["ConsumedCapacity"]] == [0.5], answer


def transactions():
    run = client.execute_transaction
    run(TransactStatements=[{"Statement": "EXISTS(SELECT * FROM Music WHERE artist = 'Acme' AND song = 'song 0' AND plays = 0)"},
                            {"Statement": "DELETE FROM Music WHERE artist = 'Acme' AND song = 'song 4'"}])
    refused_one = refused(client.exceptions.TransactionCanceledException, "[None, DuplicateItem]", run, TransactStatements=[
        {"Statement": "DELETE FROM Music WHERE artist = 'Acme' AND song = 'song 3'"},
        {"Statement": "INSERT INTO Music VALUE {'artist': 'Acme', 'song': 'song 0'}"}])
    assert refused_one.response["CancellationReasons"][1]["Code"] == "DuplicateItem", refused_one.response
    kept, gone = run(TransactStatements=[
        {"Statement": "SELECT song FROM Music WHERE artist = 'Acme' AND song = 'song 3'"},
        {"Statement": "SELECT song FROM Music WHERE artist = 'Acme' AND song = 'song 4'"}])["Responses"]
    assert kept["Item"] == {"song": s("song 3")} and "Item" not in gone, (kept, gone)


def settings(arn):
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": f"k{i:02}", "Value": "v"} for i in range(15)])
    client.untag_resource(ResourceArn=arn, TagKeys=["k00", "never there"])
    tags = [tag for page in client.get_paginator("list_tags_of_resource").paginate(ResourceArn=arn) for tag in page["Tags"]]
    assert len(tags) == 15 and {"Key": "team", "Value": "a"} in tags, tags

    assert client.describe_time_to_live(TableName="Music")["TimeToLiveDescription"] == {"TimeToLiveStatus": "DISABLED"}
    client.update_time_to_live(TableName="Music", TimeToLiveSpecification={"Enabled": True, "AttributeName": "until"})
    described = client.describe_time_to_live(TableName="Music")["TimeToLiveDescription"]
    assert described["TimeToLiveStatus"] in ("ENABLING", "ENABLED") and described["AttributeName"] == "until", described
    refused(ClientError, "TimeToLive is already enabled", client.update_time_to_live, TableName="Music",
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "until"})


def policies(arn):
    if not hasattr(client, "put_resource_policy"):
        return  # a boto3 from before resource policies
    policy = '{"Version":"2012-10-17","Statement":[]}'
    revision = client.put_resource_policy(ResourceArn=arn, Policy=policy)["RevisionId"]
    assert client.get_resource_policy(ResourceArn=arn)["Policy"] == policy
    refused(client.exceptions.PolicyNotFoundException, "", client.put_resource_policy, ResourceArn=arn, Policy="{}",
            ExpectedRevisionId="7")
    assert client.delete_resource_policy(ResourceArn=arn, ExpectedRevisionId=revision)["RevisionId"] == revision


def elsewhere():
    assert client.describe_limits()["TableMaxReadCapacityUnits"] == 40_000
    assert client.describe_endpoints()["Endpoints"][0]["CachePeriodInMinutes"] == 1440
    assert client.list_backups()["BackupSummaries"] == [] and client.list_global_tables()["GlobalTables"] == []
    backups = client.describe_continuous_backups(TableName="Music")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED", backups
    error = refused(ClientError, "dynamodb:CreateBackup", client.create_backup, TableName="Music", BackupName="one")
    assert error.response["Error"]["Code"] == "AccessDeniedException", error


table_arn = make_table()
statements()
batches()
transactions()
settings(table_arn)
policies(table_arn)
elsewhere()
print("boto3: statements and settings answer as they should")
