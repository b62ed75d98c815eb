#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Pulls images by digest with credentials that do not stay on the target."""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r'''
module: image_pull
short_description: Pull images by digest, leaving no registry credential behind
description:
  - Pulls each image that the target does not have yet.
  - Credentials lie in a temporary Docker configuration (mode 0700) while it pulls. It is removed in any case, also when the
    playbook is aborted. What is left when the machine loses its power is removed by the next run.
options:
  app: {description: The application's name., type: str, required: true}
  images: {description: 'References by digest, C(registry/repository@sha256:…).', type: list, elements: str, required: true}
  auths:
    description: What to log in with.
    type: list
    elements: dict
    default: []
    suboptions:
      registry: {description: 'C(host[:port]) as in the references.', type: str, required: true}
      username: {description: Who., type: str, required: true}
      password: {description: Proved by., type: str, required: true}
  docker_host: {description: The engine's address where it is not the default., type: str}
  timeout: {description: Seconds for each image., type: int, default: 600}
'''

EXAMPLES = r'''
- image_pull:
    app: student-list
    images: ['registry.example.org/student-list/api@sha256:0123…']
'''

RETURN = r'''
pulled: {description: What was not there yet., returned: always, type: list, elements: str}
'''

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.docker_cli import Aborted, Docker, DockerError, State, end_on_signals, write_docker_config


def missing(docker, images):
    return [image for image in sorted(set(images)) if not docker.inspect('image', [image])]


def pull(module, state):
    with state.temporary() as config:
        write_docker_config(config, module.params['auths'])
        docker = Docker(config, module.params['docker_host'])
        wanted = missing(docker, module.params['images'])
        if not module.check_mode:
            for image in wanted:
                try:
                    docker.run('pull', '--quiet', image, timeout=module.params['timeout'])
                except DockerError as e:
                    raise DockerError('cannot pull %s: %s' % (image, e))
        return wanted


def main():
    module = AnsibleModule(supports_check_mode=True, argument_spec=dict(
        app=dict(type='str', required=True),
        images=dict(type='list', elements='str', required=True),
        auths=dict(type='list', elements='dict', default=[], options=dict(
            registry=dict(type='str', required=True),
            username=dict(type='str', required=True),
            password=dict(type='str', required=True, no_log=True))),
        docker_host=dict(type='str'),
        timeout=dict(type='int', default=600)))
    end_on_signals()
    try:
        with State(module.params['app']).locked(120) as state:
            pulled = pull(module, state)
    except (DockerError, Aborted) as e:
        module.fail_json(msg=str(e))
    module.exit_json(changed=bool(pulled), pulled=pulled)


if __name__ == '__main__':
    main()
