#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gatehouse beside nginx's proxy_pass: what a request costs, and what must not make it cost more.

Every contender runs as one process with one worker, pinned to one core; load (wrk) and backend (nginx) share the other.
Rounds alternate between all contenders, so that a machine whose speed drifts is unfair to none. A figure is the median of
the rounds' ratios; ratios are what can be compared between machines. Packages: nginx, wrk. The bare forwarder is built
with -DGATEHOUSE_BENCH=ON; without it its row is left out.

    tests/bench/run.py [--quick] [--rounds 7] [--seconds 3] [--program build/release/app/gatehousectl]
"""
import argparse
import os
import resource
import statistics
import tempfile

import measure
import servers

HERE = os.path.dirname(os.path.abspath(__file__))
KEY = ['apikey: bench-key']
CONNECTIONS = 64


def start(running, folder, options, to):
    """Every contender by the name the rows use."""
    def ours(name, core=0, **more):
        return servers.gatehouse(name, folder, core, to, options.program, **more)
    asked = '/api/v1/asked/1'
    running['nginx'] = servers.nginx_proxy(folder, 0, to)
    running['nginx cache'] = servers.nginx_proxy(folder, 0, to, 'nginx cache', cache=True)
    running['plain'] = ours('plain')
    running['recording off'] = ours('recording off', recording=False)
    running['plugins'] = ours('plugins', config=servers.PLUGINS, headers=KEY)
    running['cache'] = ours('cache', config=servers.CACHE)
    running['10 routes'] = ours('10 routes', config=servers.routes(10), path=asked, recording=False)
    running['10000 routes'] = ours('10000 routes', config=servers.routes(10000), path=asked, recording=False)
    for name, workers in (('two workers', 2), ('one worker', 1)):
        running[name] = ours(name, core='0,1', workers=workers, recording=False, config=servers.COSTLY,
                             headers=['Accept-Encoding: br'])
    if os.path.exists(options.forwarder):
        running['forwarder'] = servers.forwarder(folder, 0, to, options.forwarder)


def rounds_of(running, options):
    """{(name, what): [result of each round]}; `what`: usual, one, large."""
    results = {}

    def note(name, what, connections):
        results.setdefault((name, what), []).append(measure.load(running[name], connections, options.seconds))
    for number in range(options.rounds):
        for name in running:
            note(name, 'usual', CONNECTIONS)
        for name in ('recording off', 'plain', 'forwarder'):
            if name in running:
                note(name, 'one', 1)
        for name in ('nginx', 'recording off', 'plain'):
            running[name].path = '/large'
            note(name, 'large', 8)
            running[name].path = '/'
        print('round %d of %d' % (number + 1, options.rounds), flush=True)
    return results


def with_idle(running, options):
    """CPU per request with 5,000 idle connections over none, alternating, and MB resident with 10,000."""
    server = running['recording off']
    ratios = []
    for _ in range(max(2, options.rounds // 2)):
        alone = measure.load(server, CONNECTIONS, options.seconds)
        with measure.Idle(server, 5000):
            ratios.append(measure.load(server, CONNECTIONS, options.seconds)['cpu_us'] / alone['cpu_us'])
    with measure.Idle(server, 10000):
        resident = server.resident_kib() / 1024
    return statistics.median(ratios), resident


def ratio(results, what, name, base, other='usual'):
    pairs = zip(results[(name, other)], results[(base, other)])
    return statistics.median(a[what] / b[what] for a, b in pairs)


def show(results, idle, options):
    def cpu(name, base):
        return '%.2f x' % ratio(results, 'cpu_us', name, base)
    rows = [
        ('plain route, recording on: CPU per request over nginx', cpu('plain', 'nginx'), '<= 2.0 x'),
        ('key-auth + limit-count + proxy-rewrite, recording on: over nginx', cpu('plugins', 'nginx'), '<= 2.6 x'),
        ('recording on over off', cpu('plain', 'recording off'), '<= 1.15 x'),
        ("cache hit over nginx's proxy_cache hit", cpu('cache', 'nginx cache'), '<= 2.0 x'),
        ('10,000 routes over 10', cpu('10000 routes', '10 routes'), '<= 1.05 x'),
        ('5,000 idle connections besides, over none', '%.2f x' % idle[0], '<= 1.1 x'),
        ('resident with 10,000 idle connections', '%.0f MB' % idle[1], '< 100 MB'),
        ('10 MB bodies, bytes/s over nginx', '%.2f x' % ratio(results, 'octets_s', 'plain', 'nginx', 'large'), '>= 0.9 x'),
    ]
    if ('forwarder', 'one') in results:
        added = statistics.median(a['p50_us'] - b['p50_us'] for a, b in
                                  zip(results[('plain', 'one')], results[('forwarder', 'one')]))
        rows.append(('p50 added at 1 connection over a bare QTcpSocket forwarder', '%.0f us' % added, '<= 60 us'))
    rows.append(('two workers over one, requests/s (of a millisecond each, so that load is out of the way)',
                 '%.2f x' % ratio(results, 'rps', 'two workers', 'one worker'), '>= 1.6 x'))
    print('\n| %d rounds of %d s, %d connections | measured | reach |\n|---|---|---|'
          % (options.rounds, options.seconds, CONNECTIONS))
    for row in rows:
        print('| %s | %s | %s |' % row)
    print('\n| | CPU per request | requests/s | p50 | p99 |\n|---|---|---|---|---|')
    for (name, what), found in results.items():
        def middle(key, found=found):
            return statistics.median(one[key] for one in found)
        print('| %s%s | %.1f us | %.0f | %.2f ms | %.2f ms |'
              % (name, {'usual': '', 'one': ', 1 connection', 'large': ', 10 MB'}[what], middle('cpu_us'), middle('rps'),
                 middle('p50_us') / 1000, middle('p99_us') / 1000))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    build = os.path.join(HERE, '../../build/release')
    parser.add_argument('--program', default=os.path.join(build, 'app/gatehousectl'))
    parser.add_argument('--forwarder', default=os.path.join(build, 'tests/bench/gatehouse_forwarder'))
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--seconds', type=int, default=3)
    parser.add_argument('--quick', action='store_true', help='2 rounds of 1 s: a minute and a half')
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 2, 1
    options.program = os.path.abspath(options.program)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix='gatehouse-bench-') as folder:
        os.chmod(folder, 0o755)
        running, backend = {}, servers.backend(folder, 1)
        try:
            start(running, folder, options, backend.port)
            for server in running.values():
                measure.load(server, 8, 1)  # warm up
            results = rounds_of(running, options)
            idle = with_idle(running, options)
        finally:
            for server in [*running.values(), backend]:
                server.stop()
    show(results, idle, options)


if __name__ == '__main__':
    main()
