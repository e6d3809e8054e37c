#!/usr/bin/env bash
# Installs the libraries of package-lock.json into FOLDER, once: again only when the lock changes.
# Usage: npm_install.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
cp "$here"/*.mjs .
if [[ -d node_modules ]] && cmp -s package-lock.json "$here/package-lock.json"; then exit 0; fi
cp "$here/package.json" "$here/package-lock.json" .
npm ci --no-audit --no-fund --loglevel=error
