#!/usr/bin/env bash
# Runs a client program against a fresh endpoint: serves an empty file on a free port, gives its address as ENDPOINT,
# then stops the endpoint and proves that it ended cleanly and left a whole file.
# Usage: [SERVE_OPTIONS="--option …"] serve_and_run.sh RANGEFINDER_CLI PROGRAM [ARGUMENT…]
set -euo pipefail
cli=$1
shift
folder=$(mktemp -d)
server=
finish() {
    [[ -z $server ]] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

export XDG_STATE_HOME=$folder/state
# shellcheck disable=SC2086 # several options are several words
"$cli" serve "$folder/clients.rfdb" --port 0 ${SERVE_OPTIONS:-} >"$folder/out" 2>"$folder/err" &
server=$!
for _ in $(seq 200); do
    grep -q ' at http' "$folder/out" && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/err" >&2; exit 1; }
    sleep 0.05
done
ENDPOINT=$(sed -n 's/.* at \(http[^ ]*\)$/\1/p' "$folder/out")
[[ -n $ENDPOINT ]] || { echo "the endpoint did not start" >&2; exit 1; }
export ENDPOINT AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1 AWS_REGION=us-east-1
export AWS_PAGER= AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
export AWS_MAX_ATTEMPTS=2 CLIENT_FOLDER=$folder SERVER=$server CLI=$cli

"$@"

kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
((code == 0)) || { echo "the endpoint ended with $code" >&2; cat "$folder/err" >&2; exit 1; }
"$cli" check "$folder/clients.rfdb"
