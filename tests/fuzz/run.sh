#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with Clang, ASan and UBSan and runs each for a while: tests/fuzz/run.sh [SECONDS] [TARGET...].
# What crashes is left in build/fuzz/crashes; the corpus grows in build/fuzz/corpus.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ -f build/fuzz/build.ninja ] || { mkdir -p build; cmake --preset fuzz >build/fuzz-configure.log 2>&1 || { cat build/fuzz-configure.log >&2; exit 1; }; }
[ $# -gt 0 ] || set -- $(sed -n 's/^gatehouse_fuzz(\([a-z0-9_]*\).*/\1/p' tests/fuzz/CMakeLists.txt)
cmake --build build/fuzz --target "$@"
mkdir -p build/fuzz/crashes
for target in "$@"; do
    mkdir -p "build/fuzz/corpus/$target"
    echo "$target: $seconds s"
    "build/fuzz/tests/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix=build/fuzz/crashes/ "build/fuzz/corpus/$target" >"build/fuzz/$target.log" 2>&1 ||
        { tail -40 "build/fuzz/$target.log"; echo "$target found something; see build/fuzz/$target.log" >&2; exit 1; }
    grep -E 'stat::number_of_executed_units|^Done' "build/fuzz/$target.log"
done
