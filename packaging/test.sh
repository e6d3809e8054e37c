#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install-deps.sh --tests
cmake --preset release
cmake --build --preset release
ctest --preset release --parallel 2
