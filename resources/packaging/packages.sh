# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: the Debian packages that Gatehouse needs, and how it is built.

BUILD_PACKAGES="build-essential cmake ninja-build pkg-config qt6-base-dev qt6-charts-dev libqt6opengl6-dev
    qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev libyaml-cpp-dev libssl-dev zlib1g-dev
    libnghttp2-dev libbrotli-dev libgoogle-perftools-dev libc-ares-dev
    libgl1-mesa-dev"
RUN_PACKAGES="libqt6sql6-sqlite libsecret-1-0 fonts-dejavu-core"
TEST_PACKAGES="xvfb xauth dbus gnome-keyring openssl redis-server curl"
FUZZ_PACKAGES="clang-14 libclang-rt-14-dev"

# Installs those of the named packages that are not there; does nothing, and asks nobody, when all are.
install_missing() {
    missing=""
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "$0: installing with apt:$missing"
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "$0: cannot install as this user; as root run: apt-get install$missing" >&2
            exit 1
        fi
        as_root=sudo
    fi
    # Package lists may be absent (a fresh image) or old: one refresh and a second try.
    export_quiet="env DEBIAN_FRONTEND=noninteractive"
    $as_root $export_quiet apt-get install -y -q --no-install-recommends $missing ||
        { $as_root apt-get update -q &&
            $as_root $export_quiet apt-get install -y -q --no-install-recommends $missing; }
}

# configure_and_build WERROR TARGET...: configures build/release if it is not or if WERROR (ON, OFF; empty: as it was)
# changed, then builds what is out of date.
configure_and_build() {
    werror=$1
    shift
    if [ ! -f build/release/build.ninja ] ||
        { [ -n "$werror" ] && ! grep -q "^GATEHOUSE_WERROR:[A-Z]*=$werror\$" build/release/CMakeCache.txt; }; then
        echo "$0: configuring build/release"
        mkdir -p build
        cmake --preset release ${werror:+-DGATEHOUSE_WERROR=$werror} >build/configure.log 2>&1 ||
            { cat build/configure.log >&2; exit 1; }
    fi
    echo "$0: building"
    cmake --build build/release --target "$@"
}
