#!/usr/bin/env bash
# AWS CLI: functions, invocations and event source mappings as a person types them.
set -euo pipefail
aws=(/usr/bin/aws --endpoint-url "$ENDPOINT" --output json)
say() { echo "— $*"; }
equals() { [[ "$1" == "$2" ]] || { echo "expected: $2"; echo "found:    $1"; exit 1; }; }
refused() { # refused 'words' command…
    local words=$1 said
    shift
    if said=$("$@" 2>&1); then echo "was not refused: $*"; exit 1; fi
    [[ "$said" == *"$words"* ]] || { echo "expected: $words"; echo "found:    $said"; exit 1; }
}
eventually() { # eventually command…
    for _ in $(seq 200); do
        if "$@"; then return 0; fi
        sleep 0.05
    done
    echo "did not come: $*"
    exit 1
}
role=arn:aws:iam::000000000000:role/x

say a Python file written for Lambda, unchanged
cat >"$CLIENT_FOLDER/shop.py" <<'PYTHON'
import json
import os


def handler(event, context):
    for record in event.get("Records", []):
        print(record["eventName"], json.dumps(record["dynamodb"]["Keys"]))
    with open(os.environ["SEEN"], "a") as seen:
        seen.writelines(record["dynamodb"]["Keys"]["pk"]["S"] + "\n" for record in event.get("Records", []))
    if "fail" in event:
        raise ValueError(event["fail"])
    return {"records": len(event.get("Records", [])), "function": context.function_name}
PYTHON
"${aws[@]}" lambda create-function --function-name shop --runtime python3.11 --handler shop.handler --role $role \
    --code S3Bucket=hot-reload,S3Key="$CLIENT_FOLDER" --environment "Variables={SEEN=$CLIENT_FOLDER/seen}" --timeout 20 >/dev/null
equals "$("${aws[@]}" lambda get-function-configuration --function-name shop --query '[FunctionArn,Handler,Timeout,State,Environment.Variables.SEEN]' --output text)" \
    $'arn:aws:lambda:us-east-1:000000000000:function:shop\tshop.handler\t20\tActive\t'"$CLIENT_FOLDER/seen"

say aws lambda invoke
invoke() { "${aws[@]}" lambda invoke --cli-binary-format raw-in-base64-out "$@"; }
equals "$(invoke --function-name shop --payload '{}' --query '[StatusCode,ExecutedVersion,FunctionError]' --output text "$CLIENT_FOLDER/answer")" $'200\t$LATEST\tNone'
equals "$(cat "$CLIENT_FOLDER/answer")" '{"records": 0, "function": "shop"}'
equals "$(invoke --function-name arn:aws:lambda:us-east-1:000000000000:function:shop --payload '{"fail":"on purpose"}' --query FunctionError --output text "$CLIENT_FOLDER/answer")" Unhandled
grep -q '"errorMessage": "on purpose", "errorType": "ValueError"' "$CLIENT_FOLDER/answer"
invoke --function-name shop --payload '{"Records":[{"eventName":"INSERT","dynamodb":{"Keys":{"pk":{"S":"x"}}}}]}' --log-type Tail --query LogResult --output text "$CLIENT_FOLDER/answer" |
    base64 -d >"$CLIENT_FOLDER/log"
grep -q '^START RequestId: ' "$CLIENT_FOLDER/log" && grep -q '^INSERT {"pk": {"S": "x"}}$' "$CLIENT_FOLDER/log" && grep -q '^REPORT RequestId: .*Memory Size: 128 MB' "$CLIENT_FOLDER/log"
rm "$CLIENT_FOLDER/seen"
equals "$(invoke --function-name shop --invocation-type DryRun --payload '{}' --query StatusCode "$CLIENT_FOLDER/answer")" 204
equals "$(invoke --function-name shop --invocation-type Event --payload '{"Records":[{"eventName":"INSERT","dynamodb":{"Keys":{"pk":{"S":"later"}}}}]}' --query StatusCode "$CLIENT_FOLDER/answer")" 202
eventually grep -qs later "$CLIENT_FOLDER/seen"
refused '(ResourceNotFoundException) when calling the Invoke operation: Function not found: arn:aws:lambda:us-east-1:000000000000:function:none' invoke --function-name none --payload '{}' /dev/null
refused '(InvalidRequestContentException)' invoke --function-name shop --payload '{' /dev/null

say event source mappings
"${aws[@]}" dynamodb create-table --table-name Shop --attribute-definitions AttributeName=pk,AttributeType=S --key-schema AttributeName=pk,KeyType=HASH \
    --billing-mode PAY_PER_REQUEST --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES >/dev/null
stream=$("${aws[@]}" dynamodb describe-table --table-name Shop --query Table.LatestStreamArn --output text)
"${aws[@]}" dynamodb put-item --table-name Shop --item '{"pk":{"S":"before"}}'
uuid=$("${aws[@]}" lambda create-event-source-mapping --function-name shop --event-source-arn "$stream" --starting-position LATEST --batch-size 10 \
    --filter-criteria '{"Filters":[{"Pattern":"{\"eventName\":[\"INSERT\"]}"}]}' --query UUID --output text)
state() { [[ $("${aws[@]}" lambda get-event-source-mapping --uuid "$uuid" --query State --output text) == "$1" ]]; }
eventually state Enabled
"${aws[@]}" dynamodb put-item --table-name Shop --item '{"pk":{"S":"order-1"}}'
"${aws[@]}" dynamodb delete-item --table-name Shop --key '{"pk":{"S":"order-1"}}'
"${aws[@]}" dynamodb put-item --table-name Shop --item '{"pk":{"S":"order-2"}}'
eventually grep -qs order-2 "$CLIENT_FOLDER/seen"
equals "$(sort "$CLIENT_FOLDER/seen" | tr '\n' ' ')" 'later order-1 order-2 '
equals "$("${aws[@]}" lambda list-event-source-mappings --function-name shop --query 'EventSourceMappings[].[BatchSize,StartingPosition,LastProcessingResult,FunctionArn]' --output text)" \
    $'10\tLATEST\tOK\tarn:aws:lambda:us-east-1:000000000000:function:shop'
"${aws[@]}" lambda update-event-source-mapping --uuid "$uuid" --no-enabled >/dev/null
eventually state Disabled
"${aws[@]}" dynamodb put-item --table-name Shop --item '{"pk":{"S":"meanwhile"}}'
"${aws[@]}" lambda update-event-source-mapping --uuid "$uuid" --enabled --maximum-retry-attempts 2 --bisect-batch-on-function-error >/dev/null
eventually grep -qs meanwhile "$CLIENT_FOLDER/seen"
refused '(InvalidParameterValueException) when calling the UpdateEventSourceMapping operation: Invalid filter pattern definition. It is not JSON.' \
    "${aws[@]}" lambda update-event-source-mapping --uuid "$uuid" --filter-criteria '{"Filters":[{"Pattern":"{"}]}'
refused '(ResourceConflictException)' "${aws[@]}" lambda create-event-source-mapping --function-name shop --event-source-arn "$stream" --starting-position LATEST
refused '(InvalidParameterValueException)' "${aws[@]}" lambda create-event-source-mapping --function-name shop --event-source-arn "${stream}0" --starting-position LATEST
refused "at 'batchSize' failed to satisfy constraint" "${aws[@]}" lambda create-event-source-mapping --function-name shop --event-source-arn "$stream" --starting-position LATEST --batch-size 20000
equals "$("${aws[@]}" lambda delete-event-source-mapping --uuid "$uuid" --query State --output text)" Deleting
refused '(ResourceNotFoundException)' "${aws[@]}" lambda get-event-source-mapping --uuid "$uuid"

say commands, tags, and what cannot be
"${aws[@]}" lambda create-function --function-name words --runtime provided.al2 --handler x --role $role --code {} --tags team=shop \
    --environment '{"Variables":{"RANGEFINDER_COMMAND":"sh -c '"'"'cat; echo on stderr >&2'"'"'"}}' >/dev/null
invoke --function-name words --payload '{"a":[1,2]}' "$CLIENT_FOLDER/answer" >/dev/null
equals "$(cat "$CLIENT_FOLDER/answer")" '{"a":[1,2]}'
equals "$("${aws[@]}" lambda list-tags --resource arn:aws:lambda:us-east-1:000000000000:function:words --query Tags.team --output text)" shop
equals "$("${aws[@]}" lambda list-functions --query 'Functions[].FunctionName' --output text)" $'shop\twords'
/usr/bin/python3 -m zipfile -c "$CLIENT_FOLDER/x.zip" "$CLIENT_FOLDER/shop.py"
refused '(InvalidParameterValueException) when calling the CreateFunction operation: Functions run from this machine, not from archives.' \
    "${aws[@]}" lambda create-function --function-name zip --runtime python3.11 --handler a.b --role $role --zip-file "fileb://$CLIENT_FOLDER/x.zip"
refused '(ResourceConflictException)' "${aws[@]}" lambda create-function --function-name shop --runtime python3.11 --handler shop.handler --role $role --code S3Bucket=hot-reload,S3Key="$CLIENT_FOLDER"
"${aws[@]}" lambda delete-function --function-name words
refused '(ResourceNotFoundException)' "${aws[@]}" lambda get-function --function-name words
say triggers done
