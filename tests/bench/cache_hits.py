#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hit of gatehouse-cache beside a hit of nginx's proxy_cache: CPU time per request.

As run.py: one worker each, pinned to a core, in alternating rounds; what can be compared is the ratio.

    tests/bench/cache_hits.py [--program build/release/app/gatehousectl] [--rounds 7] [--seconds 4]
"""
import argparse
import os
import statistics
import tempfile

import run
import servers

CACHE = '''routes:
  - id: cached
    uri: /*
    plugins:
      gatehouse-cache: {default_ttl: 3600}
    upstream: {type: roundrobin, nodes: {"127.0.0.1:%d": 1}}
#END
'''


def nginx_cache(folder, core, to):
    port = servers.free_port()
    return servers.nginx('nginx-proxy-cache', folder, core, port,
                         'proxy_cache_path %s/cache keys_zone=c:10m use_temp_path=off; '
                         'open_file_cache max=1000 inactive=60; '
                         'server { listen 127.0.0.1:%d; location / { proxy_pass http://127.0.0.1:%d; '
                         'proxy_cache c; proxy_cache_valid any 1h; } }' % (folder, port, to))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default=os.path.join(run.HERE, '../../build/release/app/gatehousectl'))
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--seconds', type=int, default=4)
    parser.add_argument('--connections', type=int, default=64)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory(prefix='gatehouse-bench-') as folder:
        os.chmod(folder, 0o755)
        backend = servers.backend(folder, 1)
        running = []
        try:
            running = [nginx_cache(folder, 0, backend.port),
                       servers.gatehouse('cache hit, recording on', folder, 0, backend.port, program, CACHE),
                       servers.gatehouse('cache hit, recording off', folder, 0, backend.port, program, CACHE,
                                         recording=False)]
            rounds = {server.name: [] for server in running}
            for _ in range(options.rounds):
                for server in running:
                    rounds[server.name].append(run.load(server, options.connections, options.seconds))
        finally:
            for server in running + [backend]:
                server.stop()
    base = statistics.median(r['cpu_us'] for r in rounds[running[0].name])
    for server in running:
        cpu = statistics.median(r['cpu_us'] for r in rounds[server.name])
        print('%-26s %7.2f us  %5.2f x' % (server.name, cpu, cpu / base))


if __name__ == '__main__':
    main()
