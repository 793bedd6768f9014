#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gatehouse beside nginx's proxy_pass: CPU time per request, requests per second, p99.

Every contender runs as one process with one worker, pinned to one core; load (wrk) and backend (nginx) share the other.
Rounds alternate between the contenders, so that a machine whose speed drifts is unfair to none. Figures are medians over
the rounds; the ratios are what can be compared between machines. Packages: nginx, wrk.

    tests/bench/run.py [--program build/release/app/gatehousectl] [--rounds 7] [--seconds 4] [--connections 1 64]
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile

import servers

HERE = os.path.dirname(os.path.abspath(__file__))


def load(server, connections, seconds):
    cpu = server.cpu_ns()
    argv = ['taskset', '-c', '1', 'wrk', '-t1', '-c%d' % connections, '-d%ds' % seconds,
            '-s', os.path.join(HERE, 'report.lua')]
    for header in server.headers:
        argv += ['-H', header]
    out = subprocess.run(argv + [server.url], capture_output=True, text=True, timeout=seconds + 60, check=True)
    result = json.loads(out.stdout.strip().splitlines()[-1])
    if result['errors'] or not result['requests']:
        raise SystemExit('%s: %d errors in %d requests' % (server.name, result['errors'], result['requests']))
    return {'cpu_us': (server.cpu_ns() - cpu) / 1000 / result['requests'],
            'rps': result['requests'] / result['seconds'], 'p99_us': result['p99_us']}


def contenders(folder, program, to):
    key = ['apikey: bench-key']
    yield servers.nginx_proxy(folder, 0, to)
    yield servers.gatehouse('wire', folder, 0, to, program)
    yield servers.gatehouse('wire, recording off', folder, 0, to, program, recording=False)
    yield servers.gatehouse('wire, three plugins', folder, 0, to, program, servers.PLUGINS, headers=key)
    yield servers.gatehouse('stock engine', folder, 0, to, program, engine='qt')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default=os.path.join(HERE, '../../build/release/app/gatehousectl'))
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--seconds', type=int, default=4)
    parser.add_argument('--connections', type=int, nargs='+', default=[1, 64])
    parser.add_argument('--json', help='write every round there')
    options = parser.parse_args()
    rounds = {}
    with tempfile.TemporaryDirectory(prefix='gatehouse-bench-') as folder:
        os.chmod(folder, 0o755)
        backend = servers.backend(folder, 1)
        running = []
        try:
            running = list(contenders(folder, os.path.abspath(options.program), backend.port))
            for server in running:
                load(server, 8, 1)  # warm up
            for _ in range(options.rounds):
                for connections in options.connections:
                    for server in running:
                        rounds.setdefault((connections, server.name), []).append(
                            load(server, connections, options.seconds))
        finally:
            for server in running + [backend]:
                server.stop()
    show(rounds, options)


def show(rounds, options):
    print('%d rounds of %d s' % (options.rounds, options.seconds))
    for connections in options.connections:
        base = rounds[(connections, 'nginx')]
        print('\n| %d connection%s | CPU per request | to nginx | requests/s | to nginx | p99 |'
              % (connections, '' if connections == 1 else 's'))
        print('|---|---|---|---|---|---|')
        for (count, name), results in rounds.items():
            if count != connections:
                continue
            cpu = statistics.median(r['cpu_us'] for r in results)
            rps = statistics.median(r['rps'] for r in results)
            cpu_ratio = statistics.median(r['cpu_us'] / b['cpu_us'] for r, b in zip(results, base))
            rps_ratio = statistics.median(r['rps'] / b['rps'] for r, b in zip(results, base))
            p99 = statistics.median(r['p99_us'] for r in results)
            print('| %s | %.1f us | %.2f x | %.0f | %.2f x | %.2f ms |' % (name, cpu, cpu_ratio, rps, rps_ratio, p99 / 1000))
    if options.json:
        with open(options.json, 'w') as f:
            json.dump([{'connections': c, 'name': n, 'rounds': r} for (c, n), r in rounds.items()], f, indent=1)


if __name__ == '__main__':
    main()
