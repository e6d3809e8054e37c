#!/usr/bin/env bash
# Installs what building needs and the machine lacks, from Debian's packages. Usage: install-deps.sh [--tests]
set -euo pipefail

packages=(g++ cmake ninja-build ccache pkg-config libsqlite3-dev libssl-dev zlib1g-dev libzstd-dev libsimdjson-dev libcli11-dev libboost1.81-dev
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-declarative-dev libqcustomplot-dev libgl-dev fonts-inter fonts-jetbrains-mono sqlite3)
if [[ "${1:-}" == --tests ]]; then
    packages+=(gzip zstd python3 python3-boto3 awscli)
    command -v node >/dev/null || packages+=(nodejs)
    command -v npm >/dev/null || packages+=(npm)
fi

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
((${#missing[@]} == 0)) && exit 0

echo "Installing: ${missing[*]}"
sudo=()
if ((EUID != 0)); then
    command -v sudo >/dev/null || { echo "Run as root, or install first: ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -q
"${sudo[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
