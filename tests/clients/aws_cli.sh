#!/usr/bin/env bash
# AWS CLI: the commands a person types, with the answers and the error words they would get.
set -euo pipefail
aws=(/usr/bin/aws dynamodb --endpoint-url "$ENDPOINT" --output json)
say() { echo "— $*"; }
equals() { [[ "$1" == "$2" ]] || { echo "expected: $2"; echo "found:    $1"; exit 1; }; }
refused() { # refused 'words' command…
    local words=$1
    shift
    local said
    if said=$("$@" 2>&1); then echo "was not refused: $*"; exit 1; fi
    [[ "$said" == *"$words"* ]] || { echo "expected: $words"; echo "found:    $said"; exit 1; }
}

say create-table, wait, list, describe
"${aws[@]}" create-table --table-name Music \
    --attribute-definitions AttributeName=Artist,AttributeType=S AttributeName=Song,AttributeType=S AttributeName=Year,AttributeType=N \
    --key-schema AttributeName=Artist,KeyType=HASH AttributeName=Song,KeyType=RANGE \
    --global-secondary-indexes 'IndexName=ByYear,KeySchema=[{AttributeName=Year,KeyType=HASH},{AttributeName=Song,KeyType=RANGE}],Projection={ProjectionType=ALL}' \
    --billing-mode PAY_PER_REQUEST >/dev/null
"${aws[@]}" wait table-exists --table-name Music
equals "$("${aws[@]}" list-tables --query 'TableNames' --output text)" Music
equals "$("${aws[@]}" describe-table --table-name Music --query 'Table.[TableStatus,BillingModeSummary.BillingMode,GlobalSecondaryIndexes[0].IndexStatus]' --output text)" \
    $'ACTIVE\tPAY_PER_REQUEST\tACTIVE'

say put-item, get-item, update-item, delete-item
"${aws[@]}" put-item --table-name Music --item '{"Artist":{"S":"Björk"},"Song":{"S":"Jóga"},"Year":{"N":"1997.00"},"Tags":{"SS":["b","a"]},"Blob1":{"B":"AAEC"}}'
equals "$("${aws[@]}" get-item --table-name Music --key '{"Artist":{"S":"Björk"},"Song":{"S":"Jóga"}}' --query 'Item.[Year.N,Blob1.B,Tags.SS[0]]' --output text)" \
    $'1997\tAAEC\ta'
equals "$("${aws[@]}" update-item --table-name Music --key '{"Artist":{"S":"Björk"},"Song":{"S":"Jóga"}}' \
    --update-expression 'SET #p = if_not_exists(#p, :zero) + :one ADD Tags :more REMOVE Blob1' --expression-attribute-names '{"#p":"Plays"}' \
    --expression-attribute-values '{":zero":{"N":"0"},":one":{"N":"1"},":more":{"SS":["c"]}}' --return-values ALL_NEW \
    --query 'Attributes.[Plays.N,length(Tags.SS),Blob1]' --output text)" $'1\t3\tNone'
refused 'An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed' \
    "${aws[@]}" put-item --table-name Music --item '{"Artist":{"S":"Björk"},"Song":{"S":"Jóga"}}' --condition-expression 'attribute_not_exists(Song)'
refused 'An error occurred (ResourceNotFoundException) when calling the GetItem operation: Requested resource not found' \
    "${aws[@]}" get-item --table-name Nowhere --key '{"Artist":{"S":"x"}}'
refused 'The provided key element does not match the schema' \
    "${aws[@]}" get-item --table-name Music --key '{"Artist":{"S":"x"}}'

say batch-write-item, query with pages, an index, scan
for from in 0 25; do
    requests=$(python3 -c "import json;print(json.dumps({'Music':[{'PutRequest':{'Item':{'Artist':{'S':'Many'},'Song':{'S':'%03d'%i},'Year':{'N':str(2000+i%5)}}}} for i in range($from,$from+25)]}))")
    equals "$("${aws[@]}" batch-write-item --request-items "$requests" --query 'length(UnprocessedItems)')" 0
done
equals "$("${aws[@]}" query --table-name Music --key-condition-expression 'Artist = :a AND Song BETWEEN :f AND :t' \
    --expression-attribute-values '{":a":{"S":"Many"},":f":{"S":"010"},":t":{"S":"019"}}' --no-scan-index-forward --query 'Items[0].Song.S' --output text)" 019
equals "$("${aws[@]}" query --table-name Music --key-condition-expression 'Artist = :a' --expression-attribute-values '{":a":{"S":"Many"}}' --page-size 7 \
    | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["Items"]))')" 50
equals "$("${aws[@]}" query --table-name Music --index-name ByYear --key-condition-expression '#y = :y' --expression-attribute-names '{"#y":"Year"}' \
    --expression-attribute-values '{":y":{"N":"2003"}}' --return-consumed-capacity INDEXES --query '[Count,ConsumedCapacity.CapacityUnits]' --output text)" $'10\t0.5'
equals "$("${aws[@]}" scan --table-name Music --filter-expression 'contains(Tags, :t)' --expression-attribute-values '{":t":{"S":"c"}}' \
    --query '[Count,ScannedCount]' --output text)" $'1\t51'

say transact-write-items
refused 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]' \
    "${aws[@]}" transact-write-items --transact-items '[{"Put":{"TableName":"Music","Item":{"Artist":{"S":"T"},"Song":{"S":"1"}}}},
        {"ConditionCheck":{"TableName":"Music","Key":{"Artist":{"S":"T"},"Song":{"S":"2"}},"ConditionExpression":"attribute_exists(Song)"}}]'
equals "$("${aws[@]}" get-item --table-name Music --key '{"Artist":{"S":"T"},"Song":{"S":"1"}}')" ''

say another region sees other tables
equals "$(AWS_DEFAULT_REGION=eu-west-1 AWS_REGION=eu-west-1 "${aws[@]}" list-tables --query 'length(TableNames)' --output text)" 0

say delete-table
"${aws[@]}" delete-table --table-name Music --query 'TableDescription.TableStatus' --output text | grep -qx DELETING
"${aws[@]}" wait table-not-exists --table-name Music
