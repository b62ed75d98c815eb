# SPDX-License-Identifier: MIT
"""Writes what a playbook does as lines of JSON, while it does it.

Ansible's own `json` callback speaks only at the end. This one keeps to little: names, states, times and why something failed. It
never writes a module's result as such, and of a task with `no_log` not even the reason.

Each line is an object with "event":
  start    ansible (version)
  play     play
  task     task
  host     host, task, status (ok, changed, failed, ignored, unreachable, skipped), seconds, message
  retry    host, task, attempt
  running  host, images: the fact slipway_running, {name: reference by digest}
  stats    hosts: {name: {ok, changed, failed, unreachable, skipped, rescued, ignored}}
"""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = '''
name: slipway_events
type: stdout
short_description: Lines of JSON, as things happen
description:
  - Writes one JSON object a line to standard output for each event of a playbook.
'''

import json
import sys
import time

from ansible.plugins.callback import CallbackBase
from ansible.release import __version__

LONGEST_NAME = 200
LONGEST_MESSAGE = 600
MOST_IMAGES = 100
HIDDEN = 'hidden, as the task has no_log'


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'stdout'
    CALLBACK_NAME = 'slipway_events'

    def __init__(self):
        super(CallbackModule, self).__init__()
        self._started = {}

    def v2_playbook_on_start(self, playbook):
        self._write(event='start', ansible=__version__)

    def v2_playbook_on_play_start(self, play):
        self._write(event='play', play=line(play.get_name(), LONGEST_NAME))

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._write(event='task', task=name(task))

    def v2_playbook_on_handler_task_start(self, task):
        self._write(event='task', task=name(task))

    def v2_runner_on_start(self, host, task):
        self._started[(host.get_name(), task._uuid)] = time.time()

    def v2_runner_on_ok(self, result):
        self._host(result, 'changed' if result._result.get('changed') else 'ok')

    def v2_runner_on_skipped(self, result):
        self._host(result, 'skipped')

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._host(result, 'ignored' if ignore_errors else 'failed', reason(result))

    def v2_runner_on_unreachable(self, result):
        self._host(result, 'unreachable', reason(result))

    def v2_runner_retry(self, result):
        self._write(event='retry', host=result._host.get_name(), task=name(result._task),
                    attempt=result._result.get('attempts', 0))

    def v2_playbook_on_stats(self, stats):
        hosts = {}
        for host in sorted(stats.processed):
            counts = stats.summarize(host)
            counts['failed'] = counts.pop('failures')
            hosts[host] = counts
        self._write(event='stats', hosts=hosts)

    def _host(self, result, status, message=''):
        host = result._host.get_name()
        started = self._started.pop((host, result._task._uuid), None)
        seconds = round(time.time() - started, 3) if started else 0
        self._running(host, result)
        self._write(event='host', host=host, task=name(result._task), status=status, seconds=seconds, message=message)

    def _running(self, host, result):
        facts = result._result.get('ansible_facts')
        images = facts.get('slipway_running') if isinstance(facts, dict) else None
        if isinstance(images, dict) and not hidden(result):
            kept = dict((line(key, LONGEST_NAME), line(images[key], LONGEST_MESSAGE)) for key in sorted(images)[:MOST_IMAGES])
            self._write(event='running', host=host, images=kept)

    @staticmethod
    def _write(**event):
        sys.stdout.write(json.dumps(event, sort_keys=True) + '\n')
        sys.stdout.flush()


def hidden(result):
    return bool(result._task.no_log or result._result.get('_ansible_no_log') or 'censored' in result._result)


def reason(result):
    """Why it failed, in one line."""
    if hidden(result):
        return HIDDEN
    failed = [item for item in result._result.get('results') or [] if isinstance(item, dict) and item.get('failed')]
    if any(item.get('_ansible_no_log') or 'censored' in item for item in failed):
        return HIDDEN
    return line(' | '.join(words(item) for item in failed[:3]) or words(result._result), LONGEST_MESSAGE)


def words(result):
    """The message of a result; where a command failed, also the last that it said."""
    said = [text for text in (last_line(result.get(key)) for key in ('stderr', 'module_stderr', 'stdout', 'module_stdout')) if text]
    message = str(result.get('msg') or '')
    return ': '.join([message] + said[:1]) if message else (said or ['it gave no reason'])[0]


def last_line(text):
    lines = [part.strip() for part in str(text or '').splitlines() if part.strip()]
    return lines[-1] if lines else ''


def name(task):
    return line(task.get_name(), LONGEST_NAME)


def line(text, longest):
    """One line without control characters, of bounded length."""
    plain = ' '.join(''.join(c if c.isprintable() else ' ' for c in str(text)).split())
    return plain if len(plain) <= longest else plain[:longest - 1] + u'\u2026'
