#!/usr/bin/env bash
# Fuzzes both targets for SECONDS each, from the kept corpus and the conformance cases, and says what they found.
# Usage: tests/fuzz/run.sh BUILD-FOLDER [SECONDS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
seconds=${2:-600}
for target in request expression; do
    corpus=$build/corpus-$target
    mkdir -p "$corpus"
    # The repository keeps inputs as lines of hexadecimal; libFuzzer wants a file each.
    number=0
    cat "$here/corpus/$target"/* | while read -r line; do
        [[ -z $line ]] && continue
        number=$((number + 1))
        printf '%s' "$line" | xxd -r -p >"$corpus/seed-$number"
    done
    python3 "$here/seeds.py" "$target" "$corpus"
    (cd "$build" && "./rangefinder-fuzz-$target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=4096 \
        -dict="$here/$target.dict" -print_final_stats=1 "$corpus")
    echo "$target: clean for $seconds s"
done
