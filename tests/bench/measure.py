# SPDX-License-Identifier: GPL-3.0-or-later
"""How the benchmark puts load on a server and what it reads off it."""
import json
import os
import socket
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def load(server, connections, seconds):
    """One run of wrk: CPU time per request in us, requests and octets a second, latencies in us."""
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
            'rps': result['requests'] / result['seconds'], 'octets_s': result['octets'] / result['seconds'],
            'p50_us': result['p50_us'], 'p99_us': result['p99_us']}


class Idle:
    """Keep-alive connections that have had one answer and wait."""

    def __init__(self, server, count):
        self.sockets = []
        request = 'GET %s HTTP/1.1\r\nHost: idle\r\n\r\n' % server.path
        for begin in range(0, count, 200):
            batch = [socket.create_connection(('127.0.0.1', server.port)) for _ in range(min(200, count - begin))]
            for one in batch:
                one.sendall(request.encode())
            for one in batch:
                got = one.recv(65536)
                while b'\r\n\r\n' not in got:
                    got += one.recv(65536)
            self.sockets += batch

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in self.sockets:
            one.close()
