#!/usr/bin/env bash
# Installs what is missing, builds, and opens the app on a sample file (or on the files given).
# Without a display it says so and renders the tour to PNGs instead.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
cd "$here"

packaging/install-deps.sh
cmake --preset release
cmake --build --preset release --target rangefinder rangefinder-cli

sample=build/shop.rfdb
if ((${#files[@]} == 0)); then
    [[ -e $sample ]] || build/release/rangefinder-cli sample "$sample"
    files=("$sample")
fi
if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    exec build/release/rangefinder "${files[@]}"
fi
echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty): rendering the tour offscreen."
build/release/rangefinder --tour build/tour "${files[@]}"
echo "The pictures are in build/tour:"
ls build/tour/*.png
