#!/usr/bin/env bash
# AWS CLI: log groups as a person types them, and `aws logs tail --follow` while a line arrives.
set -euo pipefail
aws=(/usr/bin/aws --endpoint-url "$ENDPOINT" --output json)
logs=("${aws[@]}" logs)
say() { echo "— $*"; }
equals() { [[ "$1" == "$2" ]] || { echo "expected: $2"; echo "found:    $1"; exit 1; }; }
refused() { # refused 'words' command…
    local words=$1
    shift
    local said
    if said=$("$@" 2>&1); then echo "was not refused: $*"; exit 1; fi
    [[ "$said" == *"$words"* ]] || { echo "expected: $words"; echo "found:    $said"; exit 1; }
}
now=$(date +%s%3N)
put() { # put stream offset message…: one event after the other, a millisecond apart
    local stream=$1 at=$((now + $2)) events=
    shift 2
    for message in "$@"; do
        events+="${events:+,}{\"timestamp\":$at,\"message\":\"$message\"}"
        at=$((at + 1))
    done
    "${logs[@]}" put-log-events --log-group-name /aws/lambda/orders --log-stream-name "$stream" --log-events "[$events]"
}

say create, describe page by page
"${logs[@]}" create-log-group --log-group-name /aws/lambda/orders --tags team=shop
for i in 1 2 3; do "${logs[@]}" create-log-group --log-group-name "more/$i"; done
refused '(ResourceAlreadyExistsException)' "${logs[@]}" create-log-group --log-group-name /aws/lambda/orders
equals "$("${logs[@]}" describe-log-groups --page-size 2 --query 'logGroups[].logGroupName' --output text | paste -s)" $'/aws/lambda/orders\tmore/1\tmore/2\tmore/3'
equals "$("${logs[@]}" describe-log-groups --log-group-name-prefix more/ --query 'length(logGroups)')" 3
equals "$("${logs[@]}" list-tags-log-group --log-group-name /aws/lambda/orders --query tags.team --output text)" shop
for stream in one two; do "${logs[@]}" create-log-stream --log-group-name /aws/lambda/orders --log-stream-name "$stream"; done

say put, get, filter
put one -5000 'START RequestId: 1' '{\"level\":\"ERROR\",\"n\":4}' 'END RequestId: 1' >/dev/null
put two -4999 'between the lines' >/dev/null
equals "$("${logs[@]}" get-log-events --log-group-name /aws/lambda/orders --log-stream-name one --start-from-head --query 'events[].message' --output text)" \
    $'START RequestId: 1\t{"level":"ERROR","n":4}\tEND RequestId: 1'
equals "$("${logs[@]}" get-log-events --log-group-name /aws/lambda/orders --log-stream-name one --limit 1 --query 'events[].message' --output text)" 'END RequestId: 1'
equals "$("${logs[@]}" filter-log-events --log-group-name /aws/lambda/orders --query 'events[].logStreamName' --page-size 2 --output text | paste -s)" $'one\tone\ttwo\tone'
equals "$("${logs[@]}" filter-log-events --log-group-name /aws/lambda/orders --filter-pattern '{ $.level = "ERROR" && $.n > 3 }' --query 'events[].message' --output text)" '{"level":"ERROR","n":4}'
equals "$("${logs[@]}" filter-log-events --log-group-name /aws/lambda/orders --filter-pattern 'RequestId -START' --query 'length(events)')" 1
refused 'Invalid filter pattern' "${logs[@]}" filter-log-events --log-group-name /aws/lambda/orders --filter-pattern '{ $.level = '
refused '(ResourceNotFoundException) when calling the GetLogEvents operation: The specified log stream does not exist.' \
    "${logs[@]}" get-log-events --log-group-name /aws/lambda/orders --log-stream-name none
equals "$("${logs[@]}" describe-log-streams --log-group-name /aws/lambda/orders --order-by LastEventTime --descending --query 'logStreams[].logStreamName' --output text)" $'one\ttwo'
equals "$("${logs[@]}" test-metric-filter --filter-pattern '[w1 = ERROR, w2]' --log-event-messages 'ERROR 1' 'fine 2' --query 'matches[].eventNumber' --output text)" 1

say tail
tailed=$("${logs[@]}" tail /aws/lambda/orders --since 1h --format short)
equals "$(wc -l <<<"$tailed")" 4
[[ "$tailed" == *'between the lines'* ]] || { echo "tail told: $tailed"; exit 1; }
equals "$("${logs[@]}" tail /aws/lambda/orders --since 1h --filter-pattern between --log-stream-name-prefix t | wc -l)" 1

say tail --follow while a line arrives
PYTHONUNBUFFERED=1 "${logs[@]}" tail /aws/lambda/orders --since 1h --follow --format short >"$CLIENT_FOLDER/tail" 2>&1 &
tail=$!
trap 'kill "$tail" 2>/dev/null || true' EXIT
arrives() { # arrives words
    for _ in $(seq 300); do
        grep -q "$1" "$CLIENT_FOLDER/tail" && return
        kill -0 "$tail" 2>/dev/null || break
        sleep 0.1
    done
    echo "tail --follow did not show: $1"
    cat "$CLIENT_FOLDER/tail"
    exit 1
}
arrives 'END RequestId: 1'
now=$(date +%s%3N)
put two 0 'a line arrives' >/dev/null
arrives 'a line arrives'
kill "$tail" 2>/dev/null || true # a background job ignores SIGINT
wait "$tail" 2>/dev/null || true
trap - EXIT
equals "$(grep -c . "$CLIENT_FOLDER/tail")" 5

say retention, and away
"${logs[@]}" put-retention-policy --log-group-name /aws/lambda/orders --retention-in-days 14
equals "$("${logs[@]}" describe-log-groups --log-group-name-prefix /aws --query 'logGroups[].retentionInDays' --output text)" 14
refused '(InvalidParameterException)' "${logs[@]}" put-retention-policy --log-group-name /aws/lambda/orders --retention-in-days 2
"${logs[@]}" delete-retention-policy --log-group-name /aws/lambda/orders
equals "$("${logs[@]}" describe-log-groups --log-group-name-prefix /aws --query 'logGroups[].retentionInDays' --output text)" ''
"${logs[@]}" delete-log-stream --log-group-name /aws/lambda/orders --log-stream-name two
"${logs[@]}" delete-log-group --log-group-name more/2
refused '(ResourceNotFoundException) when calling the DeleteLogGroup operation: The specified log group does not exist.' "${logs[@]}" delete-log-group --log-group-name more/2
equals "$("${logs[@]}" describe-log-groups --query 'logGroups[].logGroupName' --output text)" $'/aws/lambda/orders\tmore/1\tmore/3'
say logs done
