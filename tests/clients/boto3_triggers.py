"""boto3's Lambda client: functions that fail in every way, invocations that do not hold each other up, and a mapping with
partial batch failures."""

import json
import os
import stat
import threading
import time

import boto3
from botocore.exceptions import ClientError

endpoint = os.environ["ENDPOINT"]
folder = os.environ["CLIENT_FOLDER"]
functions = boto3.client("lambda", endpoint_url=endpoint)
tables = boto3.client("dynamodb", endpoint_url=endpoint)
ROLE = "arn:aws:iam::000000000000:role/x"


def script(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write("#!/bin/sh\n" + text + "\n")
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


def create(name, command, timeout=10, **variables):
    variables["RANGEFINDER_COMMAND"] = command if isinstance(command, str) else json.dumps(command)
    return functions.create_function(FunctionName=name, Runtime="provided.al2", Handler="x", Role=ROLE, Code={},
                                     Timeout=timeout, Environment={"Variables": variables})


def invoke(name, payload="{}"):
    answer = functions.invoke(FunctionName=name, Payload=payload)
    return answer.get("FunctionError"), answer["Payload"].read().decode()


def eventually(condition):
    end = time.time() + 60
    while not condition():
        assert time.time() < end, "did not come"
        time.sleep(0.05)


def failures():
    create("exits", [script("exits", "exit 7")])
    create("hangs", [script("hangs", "sleep 100")], timeout=1)
    create("floods", [script("floods", "head -c 100000000 /dev/zero")])
    create("vanished", [os.path.join(folder, "nowhere")])
    for name, words in (("exits", "exit status 7"), ("hangs", "Task timed out after 1.00 seconds"),
                        ("floods", "exceeded maximum allowed payload size"), ("vanished", "could not be started")):
        error, payload = invoke(name)
        assert error == "Unhandled" and words in json.loads(payload)["errorMessage"], (name, error, payload)


def slow_ones_hold_nobody_up():
    gate = os.path.join(folder, "gate")
    create("slow", [script("slow", f"until test -e {gate}; do sleep 0.05; done; echo 1")], timeout=60)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(invoke("slow"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    functions.list_functions()
    tables.list_tables()
    assert answers == []  # they answered while all of them wait
    open(gate, "w").close()
    for thread in threads:
        thread.join()
    assert [payload.strip() for _, payload in answers] == ["1"] * 4, answers


def partial_batch_failures():
    tables.create_table(TableName="Partial", AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
                        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
                        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})
    stream = tables.describe_table(TableName="Partial")["Table"]["LatestStreamArn"]
    seen = os.path.join(folder, "partial")
    with open(os.path.join(folder, "partial.py"), "w") as file:
        file.write(f"""
import os
def handler(event, context):
    for record in event["Records"]:
        value = record["dynamodb"]["NewImage"]["n"]["N"]
        if value == "3" and not os.path.exists("{seen}.fixed"):
            open("{seen}.refused", "a").write("x")
            return {{"batchItemFailures": [{{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}}]}}
        open("{seen}", "a").write(value + "\\n")
    return {{"batchItemFailures": []}}
""")
    for number in range(6):
        tables.put_item(TableName="Partial", Item={"pk": {"S": "one"}, "n": {"N": str(number)}})
    functions.create_function(FunctionName="partial", Runtime="python3.11", Handler="partial.handler", Role=ROLE, Timeout=20,
                              Code={"S3Bucket": "hot-reload", "S3Key": folder})
    mapping = functions.create_event_source_mapping(FunctionName="partial", EventSourceArn=stream, StartingPosition="TRIM_HORIZON",
                                                    FunctionResponseTypes=["ReportBatchItemFailures"])
    assert mapping["ResponseMetadata"]["HTTPStatusCode"] == 202
    eventually(lambda: os.path.exists(seen + ".refused"))
    get = lambda: functions.get_event_source_mapping(UUID=mapping["UUID"])
    eventually(lambda: get()["LastProcessingResult"].startswith("PROBLEM: The function reported that it failed from"))
    assert open(seen).read().split() == ["0", "1", "2"]
    open(seen + ".fixed", "w").close()
    eventually(lambda: get()["LastProcessingResult"] == "OK")
    assert open(seen).read().split() == ["0", "1", "2", "3", "4", "5"]
    functions.delete_event_source_mapping(UUID=mapping["UUID"])


def errors():
    for call, code in ((lambda: functions.get_event_source_mapping(UUID="none"), "ResourceNotFoundException"),
                       (lambda: functions.get_function(FunctionName="none"), "ResourceNotFoundException"),
                       (lambda: functions.invoke(FunctionName="exits", Payload="[" * 20), "InvalidRequestContentException"),
                       (lambda: functions.invoke(FunctionName="exits", Payload='"' + "x" * 6_400_000 + '"'), "RequestTooLargeException"),
                       (lambda: create("exits", "true"), "ResourceConflictException"),
                       (lambda: create("bad name", "true"), "InvalidParameterValueException"),
                       (lambda: create("quotes", "echo 'open"), "InvalidParameterValueException")):
        try:
            call()
        except ClientError as error:
            assert error.response["Error"]["Code"] == code, (code, error)
        else:
            raise AssertionError("was not refused: " + code)


failures()
slow_ones_hold_nobody_up()
partial_batch_failures()
errors()
print("triggers done")
