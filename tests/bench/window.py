#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's weight: time until it is visible, and resident memory after a million exchanges.

Needs a display (xvfb-run will do), xdotool and wrk. The requests go to a mocked route of the demo workspace, so that neither a
backend nor the demo service is measured with it.

    xvfb-run -a -s "-noreset -screen 0 1366x768x24" tests/bench/window.py [--program build/release/ui/gatehouse] [--exchanges 1000000]
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

import servers

HERE = os.path.dirname(os.path.abspath(__file__))


def resident_mib(pid):
    with open('/proc/%d/status' % pid) as f:
        return next(int(line.split()[1]) for line in f if line.startswith('VmRSS')) / 1024


def environment(folder):
    return dict(os.environ, XDG_DATA_HOME=folder + '/data', XDG_CONFIG_HOME=folder + '/config',
                XDG_RUNTIME_DIR=folder)


def start(program, folder, port):
    return subprocess.Popen([program, '--workspace', folder + '/demo', '--demo', '--port', str(port)],
                            env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def first_frame(program, rounds):
    """Seconds from exec until the X server shows a window of the program."""
    seconds = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            process = start(program, folder, 0)
            look = ['xdotool', 'search', '--onlyvisible', '--class', 'gatehouse']
            while subprocess.run(look, capture_output=True).returncode:
                if process.poll() is not None or time.monotonic() - began > 20:
                    sys.exit('the window does not open')
            seconds.append(time.monotonic() - began)
            process.terminate()
            process.wait()
    return statistics.median(seconds)


def wait_for(port):
    deadline = time.monotonic() + 20
    while True:
        try:
            return urllib.request.urlopen('http://127.0.0.1:%d/inventory' % port, timeout=2).status
        except OSError:
            if time.monotonic() > deadline:
                sys.exit('the window does not answer')
            time.sleep(0.1)


def after_exchanges(program, wanted):
    with tempfile.TemporaryDirectory() as folder:
        port = servers.free_port()
        process = start(program, folder, port)
        try:
            wait_for(port)
            before, done = resident_mib(process.pid), 0
            while done < wanted:
                out = subprocess.run(['wrk', '-t1', '-c16', '-d5s', '-s', os.path.join(HERE, 'report.lua'),
                                      'http://127.0.0.1:%d/inventory' % port], capture_output=True, text=True, check=True)
                done += json.loads(out.stdout.strip().splitlines()[-1])['requests']
            time.sleep(3)
            return done, before, resident_mib(process.pid)
        finally:
            process.terminate()
            process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default=os.path.join(HERE, '../../build/release/ui/gatehouse'))
    parser.add_argument('--exchanges', type=int, default=1_000_000)
    parser.add_argument('--rounds', type=int, default=7)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    print('window visible after %.2f s (median of %d starts)' % (first_frame(program, options.rounds), options.rounds))
    done, before, after = after_exchanges(program, options.exchanges)
    print('resident: %.0f MiB at the start, %.0f MiB after %d exchanges' % (before, after, done))


if __name__ == '__main__':
    main()
