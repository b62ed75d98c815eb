# SPDX-License-Identifier: MIT
"""Holds the callback plugin to what the engine relies on, with the real ansible-playbook on this machine.

Run with: /usr/bin/python3 -m unittest discover -s test/src/test/python
"""

import json
import os
import subprocess
import tempfile
import textwrap
import time
import unittest

PLUGINS = os.path.abspath(os.path.join(os.path.dirname(__file__), '../../../../engine/src/main/resources/io/slipway/deploy'))


class SlipwayEventsTest(unittest.TestCase):
    def play(self, tasks, *options):
        with tempfile.TemporaryDirectory() as directory:
            with open(os.path.join(directory, 'play.yml'), 'w') as play:
                play.write('- name: A play\n  hosts: all\n  gather_facts: false\n  tasks:\n')
                play.write(textwrap.indent(textwrap.dedent(tasks), '    '))
            with open(os.path.join(directory, 'hosts'), 'w') as hosts:
                hosts.write('here ansible_connection=local ansible_python_interpreter=/usr/bin/python3\n')
            environment = {'PATH': os.environ['PATH'], 'HOME': directory, 'LANG': 'C.UTF-8', 'ANSIBLE_CALLBACK_PLUGINS': PLUGINS,
                           'ANSIBLE_STDOUT_CALLBACK': 'slipway_events', 'PYTHONDONTWRITEBYTECODE': '1'}
            process = subprocess.Popen(['ansible-playbook', '-i', 'hosts', 'play.yml'] + list(options), cwd=directory, env=environment,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.lines, self.arrivals = [], []
            for text in process.stdout:
                self.lines.append(text)
                self.arrivals.append(time.time())
            self.stderr = process.stderr.read()
            process.stderr.close()
            process.stdout.close()
            self.code = process.wait()
        self.assertTrue(self.lines, self.stderr)
        return [json.loads(text) for text in self.lines if text.startswith('{')]

    @staticmethod
    def hosts(events):
        return [event for event in events if event['event'] == 'host']

    def test_tells_the_events_of_a_play_in_their_order(self):
        events = self.play('- {name: Say, debug: {msg: hello}}')
        self.assertEqual(['start', 'play', 'task', 'host', 'stats'], [event['event'] for event in events])
        self.assertEqual('A play', events[1]['play'])
        self.assertEqual(('here', 'Say', 'ok'), tuple(events[3][key] for key in ('host', 'task', 'status')))
        self.assertEqual({'here': {'ok': 1, 'changed': 0, 'failed': 0, 'unreachable': 0, 'skipped': 0, 'rescued': 0, 'ignored': 0}},
                         events[4]['hosts'])

    def test_tells_each_event_when_it_happens(self):
        events = self.play('- {name: First, command: "true"}\n- {name: Second, wait_for: {timeout: 2}}')
        first = [i for i, event in enumerate(events) if event.get('task') == 'First' and event['event'] == 'host'][0]
        second = [i for i, event in enumerate(events) if event.get('task') == 'Second' and event['event'] == 'host'][0]
        self.assertGreater(self.arrivals[second] - self.arrivals[first], 1.5)
        self.assertGreater(events[second]['seconds'], 1.5)

    def test_tells_why_a_task_failed(self):
        failed = self.hosts(self.play('- {name: Fail, command: "sh -c \'echo broken pipe >&2; exit 3\'"}'))[0]
        self.assertEqual('failed', failed['status'])
        self.assertEqual('non-zero return code: broken pipe', failed['message'])
        self.assertEqual(2, self.code)

    def test_tells_why_items_of_a_loop_failed(self):
        failed = self.hosts(self.play('- {name: Loop, fail: {msg: "no {{ item }}"}, loop: [a, b]}'))[0]
        self.assertEqual('no a | no b', failed['message'])

    def test_hides_the_reason_of_a_task_with_no_log(self):
        failed = self.hosts(self.play('- {name: Fail, fail: {msg: hunter2}, no_log: true}'))[0]
        self.assertEqual('hidden, as the task has no_log', failed['message'])
        self.assertNotIn('hunter2', ''.join(self.lines))

    def test_hides_the_reason_of_a_loop_with_no_log(self):
        self.play('- {name: Fail, fail: {msg: "{{ item }}"}, no_log: true, loop: [hunter2]}')
        self.assertNotIn('hunter2', ''.join(self.lines))

    def test_never_writes_what_a_module_returned(self):
        self.play('- {name: Secretive, command: echo hunter2, register: it}\n- {set_fact: {password: "{{ it.stdout }}"}}', '-v')
        self.assertNotIn('hunter2', ''.join(self.lines))

    def test_tells_what_runs(self):
        events = self.play('- {set_fact: {slipway_running: {api: "r/api@sha256:1"}}}')
        self.assertEqual([{'event': 'running', 'host': 'here', 'images': {'api': 'r/api@sha256:1'}}],
                         [event for event in events if event['event'] == 'running'])

    def test_does_not_tell_what_runs_when_the_task_has_no_log(self):
        events = self.play('- {set_fact: {slipway_running: {api: hunter2}}, no_log: true}')
        self.assertNotIn('running', [event['event'] for event in events])

    def test_bounds_messages_and_strips_control_characters(self):
        failed = self.hosts(self.play('- {name: Fail, fail: {msg: "{{ \'\\e[31mred\\nline \' + \'x\' * 100000 }}"}}'))[0]
        self.assertEqual(600, len(failed['message']))
        self.assertTrue(failed['message'].startswith('[31mred line xxx'), failed['message'][:40])
        self.assertLess(max(map(len, self.lines)), 8000)

    def test_tells_skipped_ignored_and_unreachable_hosts_apart(self):
        events = self.hosts(self.play('''
            - {name: Skip, debug: {msg: x}, when: false}
            - {name: Ignore, fail: {msg: x}, ignore_errors: true}
            - {name: Lost, ping: {}, vars: {ansible_connection: ssh, ansible_host: 127.0.0.1, ansible_port: 1}}
        '''))
        self.assertEqual(['skipped', 'ignored', 'unreachable'], [event['status'] for event in events])
        self.assertIn('Connection refused', events[2]['message'])
        self.assertEqual(4, self.code)


if __name__ == '__main__':
    unittest.main()
