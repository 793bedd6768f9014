#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Gatehouse and opens its window on the demo workspace; installs what is missing first (Debian, Ubuntu).
# Further arguments go to the program, for example: ./run.sh --demo-traffic 20
set -eu
cd "$(dirname "$0")"
. ./resources/packaging/packages.sh

install_missing $BUILD_PACKAGES $RUN_PACKAGES
configure_and_build "" gatehouse gatehousectl

workspace="${XDG_DATA_HOME:-$HOME/.local/share}/gatehouse/demo"
mkdir -p "$workspace"
if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/ui/gatehouse --workspace "$workspace" "$@"
fi
echo "run.sh: there is no display, so the demo workspace is served without a window"
exec build/release/app/gatehousectl serve --demo --workspace "$workspace" "$@"
