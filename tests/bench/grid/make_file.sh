#!/bin/sh
# make_file.sh CLI FILE COUNT [BYTES]: a table file with one table of COUNT items (make_items.py), through rangefinder-cli.
set -e
here=$(dirname "$0")
cli=$1 file=$2 count=$3 bytes=$4
rm -f "$file" "$file-wal" "$file-shm" "$file-lock" "$file.json"
"$cli" exec "$file" ListTables --create >/dev/null
python3 "$here/make_items.py" "$count" $bytes > "$file.json"
"$cli" import --hash pk:S --range sk:S "$file" Orders "$file.json"
rm -f "$file.json"
