# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers of the benchmark: how each is started, where it listens, how its CPU time is read."""
import os
import signal
import socket
import subprocess
import time
import urllib.request

BODY = 'x' * 1024


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Server:
    """A child process on one core; cpu_ns() is the time all its threads have used."""

    def __init__(self, name, argv, port, core, folder, path='/', headers=()):
        self.name, self.port, self.path, self.headers = name, port, path, list(headers)
        self.log = open(os.path.join(folder, name.replace(' ', '-') + '.log'), 'wb')
        self.process = subprocess.Popen(['taskset', '-c', str(core)] + argv, stdout=self.log, stderr=self.log)
        self._wait()

    @property
    def url(self):
        return 'http://127.0.0.1:%d%s' % (self.port, self.path)

    def _wait(self):
        deadline = time.monotonic() + 60
        asked = dict(h.split(': ', 1) for h in self.headers if not h.startswith('Accept-Encoding'))
        request = urllib.request.Request(self.url, headers=asked)
        while True:
            try:
                with urllib.request.urlopen(request, timeout=2) as answer:
                    if answer.status == 200 and len(answer.read()) == len(BODY):
                        return
                raise RuntimeError('%s answers something else' % self.name)
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError('%s does not start; see %s' % (self.name, self.log.name)) from None
                time.sleep(0.05)

    def pids(self):
        """The process and its children (nginx serves from a child)."""
        found = [self.process.pid]
        for pid in found:
            try:
                with open('/proc/%d/task/%d/children' % (pid, pid)) as f:
                    found += [int(p) for p in f.read().split()]
            except OSError:
                pass
        return found

    def cpu_ns(self):
        """By each process's own CPU clock (clock_getcpuclockid(3)), which counts threads that have ended, too."""
        return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in self.pids())

    def resident_kib(self):
        with open('/proc/%d/status' % self.process.pid) as f:
            return next(int(line.split()[1]) for line in f if line.startswith('VmRSS'))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


NGINX = '''daemon off; worker_processes 1; pid %(dir)s/%(name)s.pid; error_log %(dir)s/%(name)s-error.log;
events { worker_connections 16384; }
http { access_log off; keepalive_requests 1000000000; client_body_temp_path %(dir)s/body-%(name)s;
proxy_temp_path %(dir)s/proxy-%(name)s; fastcgi_temp_path %(dir)s/f; uwsgi_temp_path %(dir)s/u; scgi_temp_path %(dir)s/s;
%(rest)s }
'''


def nginx(name, folder, core, port, rest):
    plain = name.replace(' ', '-')
    conf = os.path.join(folder, plain + '.conf')
    with open(conf, 'w') as f:
        f.write(NGINX % {'dir': folder, 'name': plain, 'rest': rest})
    return Server(name, ['nginx', '-p', folder, '-c', conf], port, core, folder)


LARGE = 10 * 1024 * 1024


def backend(folder, core):
    """Small answers everywhere, and under /large one of 10 MB."""
    os.makedirs(os.path.join(folder, 'files'), exist_ok=True)
    with open(os.path.join(folder, 'files', 'large'), 'wb') as f:
        f.truncate(LARGE)
    port = free_port()
    return nginx('backend', folder, core, port,
                 'server { listen 127.0.0.1:%d; add_header Cache-Control "max-age=3600"; '
                 'location = /large { root %s/files; add_header Cache-Control no-store; } '
                 'location / { return 200 "%s"; } }' % (port, folder, BODY))


def nginx_proxy(folder, core, to, name='nginx', cache=False):
    port = free_port()
    zone = 'proxy_cache_path %s/cache levels=1:2 keys_zone=c:10m;\n' % folder if cache else ''
    return nginx(name, folder, core, port, zone +
                 'upstream b { server 127.0.0.1:%d; keepalive 320; keepalive_requests 1000; }\n'
                 'server { listen 127.0.0.1:%d; location / { proxy_pass http://b; proxy_http_version 1.1; %s'
                 'proxy_set_header Connection ""; proxy_set_header X-Real-IP $remote_addr; '
                 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; } }'
                 % (to, port, 'proxy_cache c; ' if cache else ''))


def forwarder(folder, core, to, program):
    port = free_port()
    return Server('bare forwarder', [program, str(port), str(to)], port, core, folder)


UPSTREAM = 'upstream: {type: roundrobin, nodes: {"127.0.0.1:%d": 1}}'
PLAIN = """routes:
  - id: plain
    uri: /*
    %s
#END
""" % UPSTREAM
PLUGINS = """routes:
  - id: plugins
    uri: /*
    plugins:
      key-auth: {}
      limit-count: {count: 1000000000, time_window: 3600, key: remote_addr}
      proxy-rewrite: {uri: /rewritten, headers: {set: {X-Added: "1"}}}
    %s
consumers:
  - {username: bench, plugins: {key-auth: {key: bench-key}}}
#END
""" % UPSTREAM
CACHE = """routes:
  - id: cached
    uri: /*
    plugins:
      gatehouse-cache: {}
    %s
#END
""" % UPSTREAM


# A request that costs the gateway a millisecond and nobody else anything, so that load and backend, on the same two
# cores, do not count.
COSTLY = """routes:
  - id: costly
    uri: /*
    plugins:
      mocking: {content_type: text/plain, response_example: BODY, with_mock_header: false}
      brotli: {types: "*", comp_level: 11, min_length: 1}
    UPSTREAM
#END
""".replace('BODY', BODY).replace('UPSTREAM', UPSTREAM)


def routes(count):
    """So many routes of the usual shapes; the last one is the one asked for."""
    rows = ['  - {id: r%d, uri: /api/v1/things/%d%s, upstream_id: u}' % (i, i, '/*' if i % 3 == 0 else '')
            for i in range(count - 1)]
    rows.append('  - {id: asked, uri: /api/v1/asked/*, upstream_id: u}')
    return ('routes:\n' + '\n'.join(rows)
            + '\nupstreams:\n  - {id: u, type: roundrobin, nodes: {"127.0.0.1:%d": 1}}\n#END\n')


def gatehouse(name, folder, core, to, program, config=PLAIN, engine='wire', recording=True, headers=(), path='/',
              workers=1):
    port = free_port()
    file = os.path.join(folder, name.replace(' ', '-') + '.yaml')
    with open(file, 'w') as f:
        f.write(config % to)
    store = os.path.join(folder, name.replace(' ', '-') + '.sqlite') if recording else 'none'
    return Server(name, [program, 'serve', '--config', file, '--listen', '127.0.0.1:%d' % port, '--workers',
                         str(workers), '--transport', engine, '--store', store], port, core, folder, path, headers)
