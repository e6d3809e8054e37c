#!/usr/bin/env bash
# An endpoint that was started without --trust-functions makes nothing that could run programs of its machine or write its
# files, and web pages change and run nothing at all.
set -euo pipefail
aws=(/usr/bin/aws --endpoint-url "$ENDPOINT" --output json)
refused() { # refused 'words' command…
    local words=$1 said
    shift
    if said=$("$@" 2>&1); then echo "was not refused: $*"; exit 1; fi
    [[ "$said" == *"$words"* ]] || { echo "expected: $words"; echo "found:    $said"; exit 1; }
}
role=arn:aws:iam::000000000000:role/x
touched=$CLIENT_FOLDER/touched
refused '(AccessDeniedException) when calling the CreateFunction operation: Functions that run commands of this machine' \
    "${aws[@]}" lambda create-function --function-name evil --runtime provided.al2 --handler x --role $role --code {} \
    --environment "Variables={RANGEFINDER_COMMAND=touch $touched}"
refused '(AccessDeniedException)' "${aws[@]}" lambda create-function --function-name evil --runtime python3.11 --handler a.b --role $role \
    --code S3Bucket=hot-reload,S3Key="$CLIENT_FOLDER"

# Endpoints may be called; but a function does not become a command behind the back of the rule.
"${aws[@]}" lambda create-function --function-name far --runtime provided.al2 --handler x --role $role --code {} \
    --environment 'Variables={RANGEFINDER_URL=http://127.0.0.1:1/}' >/dev/null
refused '(AccessDeniedException)' "${aws[@]}" lambda update-function-configuration --function-name far --environment "Variables={RANGEFINDER_COMMAND=touch $touched}"

"${aws[@]}" dynamodb create-table --table-name Shop --attribute-definitions AttributeName=pk,AttributeType=S --key-schema AttributeName=pk,KeyType=HASH \
    --billing-mode PAY_PER_REQUEST --stream-specification StreamEnabled=true,StreamViewType=KEYS_ONLY >/dev/null
stream=$("${aws[@]}" dynamodb describe-table --table-name Shop --query Table.LatestStreamArn --output text)
refused '(AccessDeniedException) when calling the CreateEventSourceMapping operation: A destination that is a file' \
    "${aws[@]}" lambda create-event-source-mapping --function-name far --event-source-arn "$stream" --starting-position LATEST \
    --destination-config "OnFailure={Destination=file://$touched}"
[[ ! -e $touched ]]

# Trust and an open port do not go together without a key.
refused 'it needs --access-key too' timeout 5 "$CLI" serve --in-memory --address 0.0.0.0 --port 0 --trust-functions

signature='AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=x'
status=$(curl -s -o "$CLIENT_FOLDER/said" -w '%{http_code}' -H "Authorization: $signature" -H 'X-Amz-Date: 20260101T000000Z' -H 'Origin: http://evil.example' \
    -d '{}' "$ENDPOINT/2015-03-31/functions/far/invocations")
[[ $status == 403 ]] && grep -q 'Web pages cannot' "$CLIENT_FOLDER/said" || { echo "a web page ran a function: $status"; exit 1; }
