#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the public conformance suite for HTTP caches (npm: http-cache-tests, source:
# https://github.com/http-tests/cache-tests) against gatehouse-cache with its default configuration,
# and prints how many of its required and optimal tests pass.
#
#   http_cache.sh GATEHOUSECTL [--id TEST] [--verbose]
#
# HTTP_CACHE_TESTS names a folder that has the suite already; else npm fetches it.
# CACHE_CONF is the plugin's configuration (JSON). Needs node and npm.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
ctl=${1:?usage: http_cache.sh GATEHOUSECTL [--id TEST] [--verbose]}
shift
id= verbose=
while [ $# -gt 0 ]; do
    case $1 in
    --id) id=$2; shift 2 ;;
    --verbose) verbose=--verbose; shift ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done

work=$(mktemp -d)
pids=
finish() {
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT

suite=${HTTP_CACHE_TESTS:-}
if [ -z "$suite" ]; then
    (cd "$work" && npm install --silent --no-audit --no-fund http-cache-tests >/dev/null)
    suite=$work/node_modules/http-cache-tests
fi
engine=$suite
[ -d "$suite/test-engine" ] && engine=$suite/test-engine

freePort() { # of three that are asked for in one go
    node -e 'const n=require("net");const s=[];let o=[];for(let i=0;i<3;i++){const x=n.createServer();s.push(x);
        x.listen(0,"127.0.0.1",()=>{o.push(x.address().port);if(o.length==3){console.log(o.join(" "));s.forEach(y=>y.close())}})}'
}
read -r origin proxy metrics <<<"$(freePort)"

export npm_config_protocol=http npm_config_base="http://127.0.0.1:$proxy" npm_config_id="$id" npm_package_config_id="$id"
(cd "$suite" && exec env npm_config_port=$origin npm_config_pidfile="$work/origin.pid" \
    node "$engine/server/server.mjs" >"$work/origin.log" 2>&1) &
pids="$pids $!"

cat >"$work/apisix.yaml" <<EOF
routes:
  - id: "1"
    uri: /*
    upstream: {type: roundrobin, nodes: {"127.0.0.1:$origin": 1}}
    plugins:
      gatehouse-cache: ${CACHE_CONF:-"{}"}
#END
EOF
"$ctl" serve --config "$work/apisix.yaml" --listen "127.0.0.1:$proxy" --metrics "127.0.0.1:$metrics" \
    --store none >"$work/gateway.log" 2>&1 &
pids="$pids $!"
for port in $origin $proxy; do
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
        sleep 0.1
    done
done

cd "$suite"
if [ -n "$id" ]; then
    node --no-warnings "$engine/cli.mjs"
else
    node --no-warnings "$engine/cli.mjs" >"$work/results.json"
    node "$here/http_cache_score.mjs" "$suite" "$work/results.json" $verbose
fi
