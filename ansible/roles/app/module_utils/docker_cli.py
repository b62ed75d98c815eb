# SPDX-License-Identifier: MIT
"""The docker command of a target, called with argument lists, for modules that must leave nothing behind.

A module that uses this ends when its caller is gone: an aborted ansible-playbook runs no `always` block, but the module on the
target still notices that nobody reads its output any more, and cleans up.
"""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

import base64
import contextlib
import errno
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time


class DockerError(Exception):
    """What was tried and what came back, in one line."""


class Aborted(Exception):
    """Nobody waits for the result any more."""


def end_on_signals():
    """Turns the signals that end a process into an exception, so that `finally` is reached."""

    def stop(number, _frame):
        raise Aborted('ended by signal %d' % number)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)


def ignore_signals():
    """From now on the work is finished whatever comes: it puts things back."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def require_caller():
    """Raises Aborted when nobody reads our output any more: the connection to the controller is gone."""
    poll = select.poll()
    poll.register(sys.__stdout__.fileno(), 0)
    if any(event & (select.POLLERR | select.POLLHUP | select.POLLNVAL) for _fd, event in poll.poll(0)):
        raise Aborted('the connection to the controller is gone')


class State(object):
    """The directory (mode 0700) where one application's deployment keeps what must not outlive it; one user at a time."""

    def __init__(self, app):
        self.path = os.path.join(os.path.expanduser('~'), '.slipway', app)

    @contextlib.contextmanager
    def locked(self, patience):
        """Holds the application's lock, waiting at most `patience` seconds; removes what a killed predecessor left."""
        os.makedirs(self.path, mode=0o700, exist_ok=True)
        os.chmod(self.path, 0o700)
        with open(os.path.join(self.path, 'lock'), 'w') as lock:
            self._acquire(lock, patience)
            self._clean()
            try:
                yield self
            finally:
                self._clean()

    def _acquire(self, lock, patience):
        deadline = time.time() + patience
        pause = 0.05
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except (IOError, OSError) as e:
                if e.errno not in (errno.EAGAIN, errno.EACCES):
                    raise
            if time.time() > deadline:
                raise DockerError('another deployment of this application is under way on this host: it holds %s'
                                  % os.path.join(self.path, 'lock'))
            require_caller()
            time.sleep(pause)
            pause = min(1.0, pause * 2)

    def _clean(self):
        for name in os.listdir(self.path):
            if name.startswith('tmp-'):
                shutil.rmtree(os.path.join(self.path, name), ignore_errors=True)

    @contextlib.contextmanager
    def temporary(self):
        """A directory of mode 0700 that is removed in any case."""
        path = tempfile.mkdtemp(prefix='tmp-', dir=self.path)
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)


def write_private(path, text):
    """Writes a file that only its owner may read, from its first byte on."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, 'w') as out:
        out.write(text)


def write_docker_config(directory, auths):
    """Writes a Docker configuration that holds these credentials and nothing else: no helper, no context, no proxy."""
    entries = {}
    for auth in auths:
        pair = '%s:%s' % (auth['username'], auth['password'])
        entries[auth['registry']] = {'auth': base64.b64encode(pair.encode('utf-8')).decode('ascii')}
    write_private(os.path.join(directory, 'config.json'), json.dumps({'auths': entries}))


class Docker(object):
    """The docker command with a configuration directory of its own."""

    def __init__(self, config, host=None):
        self.prefix = ['docker', '--config', config] + (['--host', host] if host else [])

    def run(self, *arguments, **options):
        """Runs docker and returns its standard output.

        :param arguments: the command and its arguments
        :param timeout: in seconds
        :param attended: whether it is stopped when the caller is gone
        :raises DockerError: when it fails, with what it said last
        """
        code, out, err = self.call(*arguments, **options)
        if code != 0:
            raise DockerError('docker %s failed: %s' % (arguments[0], last_line(err) or 'exit code %d' % code))
        return out

    def call(self, *arguments, **options):
        """Runs docker and returns its exit code and both outputs."""
        deadline = time.time() + options.get('timeout', 600)
        try:
            process = subprocess.Popen(self.prefix + list(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
        except OSError as e:
            raise DockerError('cannot run docker: %s' % e.strerror)
        try:
            while True:
                try:
                    out, err = process.communicate(timeout=0.5)
                    return process.returncode, out.decode('utf-8', 'replace'), err.decode('utf-8', 'replace')
                except subprocess.TimeoutExpired:
                    if options.get('attended', True):
                        require_caller()
                if time.time() > deadline:
                    raise DockerError('docker %s did not end in time' % arguments[0])
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()

    def inspect(self, kind, names):
        """Returns what docker knows of those of these images, containers or networks that exist."""
        if not names:
            return []
        code, out, err = self.call(kind, 'inspect', *names, attended=False)
        if code != 0 and 'no such' not in err.lower() and 'not found' not in err.lower():
            raise DockerError('docker %s inspect failed: %s' % (kind, last_line(err) or 'exit code %d' % code))
        return json.loads(out or '[]')


def last_line(text):
    """The last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:500] if lines else ''
