#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything and runs all tests; installs what is missing first (Debian, Ubuntu). Arguments go to ctest, for
# example: ./test.sh -R tst_router. GATEHOUSE_WERROR=ON turns warnings into errors.
# ./test.sh --fuzz [SECONDS] [TARGET...] runs the fuzz targets instead, 60 s each.
set -eu
cd "$(dirname "$0")"
. ./resources/packaging/packages.sh

if [ "${1:-}" = --fuzz ]; then
    shift
    install_missing $BUILD_PACKAGES $FUZZ_PACKAGES
    exec tests/fuzz/run.sh "$@"
fi
install_missing $BUILD_PACKAGES $RUN_PACKAGES $TEST_PACKAGES
configure_and_build "${GATEHOUSE_WERROR:-}" all

# The tests get a home of their own, an X server, a session bus and an unlocked keychain.
home=$(mktemp -d)
trap 'rm -rf "$home" || :' EXIT
trap 'exit 130' INT TERM
mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
    XDG_CACHE_HOME="$home/cache" XDG_STATE_HOME="$home/state"
unset WAYLAND_DISPLAY QT_QPA_PLATFORM XDG_CURRENT_DESKTOP DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL
status=0
dbus-run-session -- sh -c '
    printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    exec xvfb-run -a -s "-screen 0 1366x768x24" \
        ctest --test-dir build/release --output-on-failure --no-tests=error "$@"' tests "$@" || status=$?
exit "$status"
