#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Replaces the containers of an application by new ones, or puts everything back as it was."""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r'''
module: container_release
short_description: Replace an application's containers, all or none
description:
  - Creates the new containers beside the old ones, then stops each old one, and starts the new one under its name.
  - Waits until all are healthy. When one is not, or the playbook is aborted meanwhile, the old containers come back under
    their names, are started, and the module fails.
  - A container whose image and definition are the wanted ones is left alone.
options:
  app: {description: The application's name; its containers are C(app-service)., type: str, required: true}
  services:
    description: In the order in which they start.
    type: list
    elements: dict
    required: true
    suboptions:
      name: {description: Its name, also in the application's network., type: str, required: true}
      image: {description: By digest; it must be on the target already., type: str, required: true}
      ports: {description: 'C([address:]port:containerPort)', type: list, elements: str, default: []}
      env: {description: Variables., type: dict, default: {}}
      secret_env: {description: Variables whose values are never shown., type: dict, default: {}}
      volumes: {description: 'C(name:path[:ro])', type: list, elements: str, default: []}
      tmpfs: {description: Paths that may be written although the root is read-only., type: list, elements: str, default: [/tmp]}
      read_only: {description: Whether the root file system is read-only., type: bool, default: true}
      user: {description: Instead of the image's., type: str}
      url: {description: An address that must answer on the target with a status of 2xx., type: str}
  wait: {description: Seconds until all must be healthy., type: int, default: 60}
  docker_host: {description: The engine's address where it is not the default., type: str}
'''

EXAMPLES = r'''
- container_release:
    app: student-list
    services:
      - {name: api, image: 'registry.example.org/student-list/api@sha256:0123…'}
'''

RETURN = r'''
ansible_facts:
  description: C(slipway_running) says which image each service runs, by digest, read back from the engine.
  returned: always
  type: dict
replaced: {description: The services that were replaced., returned: success, type: list, elements: str}
'''

import contextlib
import hashlib
import json
import os
import time

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.docker_cli import (Aborted, Docker, DockerError, State, end_on_signals, ignore_signals, last_line,
                                             require_caller, write_docker_config, write_private)
from ansible.module_utils.urls import open_url

APP = 'io.slipway.app'
SERVICE = 'io.slipway.service'
DIGEST = 'io.slipway.digest'
DEFINITION = 'io.slipway.definition'


class Container(object):
    """What the engine says of one container."""

    def __init__(self, inspected):
        self.id = inspected['Id']
        self.name = inspected['Name'].lstrip('/')
        self.image = inspected['Image']
        self.labels = inspected['Config'].get('Labels') or {}
        self.check = (inspected['Config'].get('Healthcheck') or {}).get('Test') or []
        self.status = inspected['State']['Status']
        self.health = (inspected['State'].get('Health') or {}).get('Status', '')
        self.exit_code = inspected['State'].get('ExitCode', 0)
        self.restarts = inspected.get('RestartCount', 0)

    @property
    def serving(self):
        return self.status == 'running' and self.health != 'unhealthy'


class Release(object):
    """One application on one engine."""

    def __init__(self, docker, app, services, wait):
        self.docker = docker
        self.app = app
        self.services = services
        self.wait = wait
        self.before = {}
        self.swapped = []

    def name(self, service):
        return '%s-%s' % (self.app, service['name'])

    def find(self, name):
        found = self.docker.inspect('container', [name])
        return Container(found[0]) if found else None

    # --- what is there -----------------------------------------------------------------------------------------------

    def owned(self):
        """The containers of this application, by name."""
        ids = self.docker.run('container', 'ls', '--all', '--quiet', '--no-trunc', '--filter', 'label=%s=%s' % (APP, self.app))
        return dict((c.name, c) for c in map(Container, self.docker.inspect('container', ids.split())))

    def recover(self):
        """Ends what a killed predecessor left half done: the container that serves stays, otherwise the previous comes back."""
        for name, container in self.owned().items():
            if name.endswith('-next'):
                self.docker.run('rm', '--force', name)
            elif name.endswith('-previous'):
                current = self.find(name[:-len('-previous')])
                if current and current.serving:
                    self.docker.run('rm', '--force', name)
                else:
                    self.bring_back(name[:-len('-previous')])

    def outdated(self, owned):
        """The services whose container is missing, of another image or definition, or does not serve."""
        return [s for s in self.services if not self.current(owned.get(self.name(s)), s)]

    @staticmethod
    def current(container, service):
        return container is not None and container.serving and container.labels.get(DEFINITION) == definition(service)

    def require_free(self, owned):
        for service in self.services:
            name = self.name(service)
            if name not in owned and self.find(name):
                raise DockerError('a container %s is in the way that is not of this application: rename or remove it' % name)

    # --- how it changes ----------------------------------------------------------------------------------------------

    def create(self, service, state):
        image = self.docker.inspect('image', [service['image']])
        if not image:
            raise DockerError('%s is not on this host: pull it first' % service['image'])
        require_ordinary_user(service, image[0])
        with environment_file(service, state) as env_file:
            self.docker.run('create', *(self.options(service) + ['--env-file', env_file, service['image']]))

    def options(self, service):
        options = ['--name', self.name(service) + '-next', '--restart', 'unless-stopped', '--network', self.app,
                   '--network-alias', service['name'], '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges',
                   '--label', '%s=%s' % (APP, self.app), '--label', '%s=%s' % (SERVICE, service['name']),
                   '--label', '%s=%s' % (DIGEST, service['image'].split('@')[1]),
                   '--label', '%s=%s' % (DEFINITION, definition(service))]
        if service['read_only']:
            options.append('--read-only')
        if service['user']:
            options += ['--user', service['user']]
        for option, key in (('--publish', 'ports'), ('--volume', 'volumes'), ('--tmpfs', 'tmpfs')):
            for value in service[key]:
                options += [option, value]
        return options

    def require_network(self):
        if not self.docker.inspect('network', [self.app]):
            self.docker.run('network', 'create', '--label', '%s=%s' % (APP, self.app), self.app)

    def swap(self, service):
        """Each command here runs to its end, whoever is gone meanwhile: a container half stopped could not be brought back."""
        name = self.name(service)
        self.swapped.append(name)
        if self.find(name):
            self.docker.run('stop', '-t', '10', name, attended=False)
            self.docker.run('rename', name, name + '-previous', attended=False)
        self.docker.run('rename', name + '-next', name, attended=False)
        self.docker.run('start', name, attended=False)

    def bring_back(self, name):
        """Puts the previous container back, or starts it again where it still has its name; needs no caller."""
        previous, current = self.find(name + '-previous'), self.find(name)
        replacement = current and (previous or current.id not in self.before)
        if replacement:
            self.docker.run('rm', '--force', name, attended=False)
        if previous:
            self.docker.run('rename', name + '-previous', name, attended=False)
        if previous or (current and not replacement):
            self.docker.run('start', name, attended=False)

    def replace(self, services, owned, state):
        self.before = dict((container.id, container.name) for container in owned.values())
        try:
            self.require_network()
            for service in services:
                self.create(service, state)
            for service in services:
                require_caller()
                self.swap(service)
            self.wait_for(services)
            require_caller()
        except Exception as e:  # whatever it was, the old containers must come back
            ignore_signals()
            raise DockerError('%s; %s' % (e, self.restore(services)))
        self.retire()

    def restore(self, services):
        for service in services:
            if self.find(self.name(service) + '-next'):
                self.docker.run('rm', '--force', self.name(service) + '-next', attended=False)
        for name in reversed(self.swapped):
            self.bring_back(name)
        back = [name for name in self.swapped if name in self.before.values()]
        if back:
            return 'the previous containers are back: %s' % ', '.join(back)
        return 'there was nothing to return to' if self.swapped else 'nothing was replaced'

    def retire(self):
        """Removes the previous containers, and those of services that the application no longer has."""
        wanted = [self.name(s) for s in self.services]
        for name in self.owned():
            if name not in wanted:
                self.docker.run('rm', '--force', name)

    # --- whether it is well ------------------------------------------------------------------------------------------

    def wait_for(self, services):
        deadline = time.time() + self.wait
        for service in services:
            pause = 0.1
            while True:
                doubt = self.doubt(service)
                if not doubt:
                    break
                if time.time() > deadline:
                    raise DockerError('%s is not healthy after %d s: %s%s'
                                      % (self.name(service), self.wait, doubt, self.last_words(service)))
                require_caller()
                time.sleep(pause)
                pause = min(1.0, pause * 1.5)

    def doubt(self, service):
        """Why the service is not known to be well yet; empty when it is."""
        container = self.find(self.name(service))
        if container is None:
            raise DockerError('%s is gone: somebody removed it' % self.name(service))
        if container.restarts or container.status in ('exited', 'dead'):
            raise DockerError('%s ended with exit code %d%s'
                              % (container.name, container.exit_code, self.last_words(service)))
        if container.status != 'running':
            return 'it is %s' % container.status
        return self.probe(container) or answer_doubt(service['url'])

    def probe(self, container):
        """The image's own health check, run now: the engine itself first runs it only after its interval."""
        if container.health == 'healthy' or container.check[:1] in ([], ['NONE']):
            return ''
        command = ['/bin/sh', '-c', container.check[1]] if container.check[0] == 'CMD-SHELL' else container.check[1:]
        code, out, err = self.docker.call('exec', container.id, *command, timeout=30)
        return 'its health check says: %s' % (last_line(err) or last_line(out) or 'exit code %d' % code) if code else ''

    def last_words(self, service):
        code, out, err = self.docker.call('logs', '--tail', '5', self.name(service), attended=False)
        words = last_line(err) or last_line(out)
        return ' (its log ends: %s)' % words if words and code == 0 else ''

    def running(self):
        """Which image each service runs, by digest, as the engine says: not as a label claims."""
        running = {}
        for container in self.owned().values():
            service = container.labels.get(SERVICE)
            if service and container.name == '%s-%s' % (self.app, service) and container.status == 'running':
                running[service] = self.reference(container)
        return running

    def reference(self, container):
        images = self.docker.inspect('image', [container.image])
        references = images[0].get('RepoDigests') or [] if images else []
        claimed = [r for r in references if r.endswith('@' + container.labels.get(DIGEST, '?'))]
        return (claimed or references or [container.image])[0]


def definition(service):
    return hashlib.sha256(json.dumps(service, sort_keys=True).encode('utf-8')).hexdigest()


def require_ordinary_user(service, image):
    user = service['user'] or image['Config'].get('User') or ''
    if user.split(':')[0] in ('', '0', 'root'):
        raise DockerError('%s would run as root: give its image a USER, or the service a user' % service['name'])


@contextlib.contextmanager
def environment_file(service, state):
    variables = dict(service['env'], **service['secret_env'])
    for key, value in variables.items():
        if '\n' in str(value) or '=' in key or key.startswith('#') or not key.strip():
            raise DockerError('the variable %s of %s cannot be passed: it holds a line break' % (key.strip(), service['name']))
    with state.temporary() as directory:
        path = os.path.join(directory, 'env')
        write_private(path, ''.join('%s=%s\n' % item for item in sorted(variables.items())))
        yield path


def answer_doubt(url):
    if not url:
        return ''
    try:
        open_url(url, timeout=5, follow_redirects='none', use_proxy=False).close()
        return ''
    except Exception as e:  # open_url raises half a dozen unrelated kinds
        return '%s: %s' % (url, e)


def release(module, state):
    with state.temporary() as config:
        write_docker_config(config, [])
        docker = Docker(config, module.params['docker_host'])
        it = Release(docker, module.params['app'], module.params['services'], module.params['wait'])
        if not module.check_mode:
            it.recover()
        owned = it.owned()
        it.require_free(owned)
        outdated = it.outdated(owned)
        retired = [name for name in owned if name not in [it.name(s) for s in it.services]]
        try:
            if outdated and not module.check_mode:
                it.replace(outdated, owned, state)
            elif retired and not module.check_mode:
                it.retire()
        except DockerError as e:
            module.fail_json(msg=str(e), ansible_facts=dict(slipway_running=it.running()))
        return dict(changed=bool(outdated or retired), replaced=[s['name'] for s in outdated],
                    ansible_facts=dict(slipway_running=it.running()))


def main():
    module = AnsibleModule(supports_check_mode=True, argument_spec=dict(
        app=dict(type='str', required=True),
        services=dict(type='list', elements='dict', required=True, options=dict(
            name=dict(type='str', required=True),
            image=dict(type='str', required=True),
            ports=dict(type='list', elements='str', default=[]),
            env=dict(type='dict', default={}),
            secret_env=dict(type='dict', default={}, no_log=True),
            volumes=dict(type='list', elements='str', default=[]),
            tmpfs=dict(type='list', elements='str', default=['/tmp']),
            read_only=dict(type='bool', default=True),
            user=dict(type='str'),
            url=dict(type='str'))),
        wait=dict(type='int', default=60),
        docker_host=dict(type='str')))
    end_on_signals()
    try:
        with State(module.params['app']).locked(120) as state:
            result = release(module, state)
    except (DockerError, Aborted) as e:
        module.fail_json(msg=str(e))
    module.exit_json(**result)


if __name__ == '__main__':
    main()
