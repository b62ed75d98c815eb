#!/usr/bin/env python3
"""Tries the plugin in a running Jenkins controller: what issue 4 says that it must show. See README.md."""
import argparse
import pathlib
import subprocess
import sys
import time

from checks import STAGES, Checks
from client import Jenkins, Job, poll
from connections import Connections
from environment import JOB, Environment
from hostile import Hostile


def main():
    options = arguments()
    secret = pathlib.Path(options.token_file).read_text().strip()
    jenkins = Jenkins(options.url, options.user, secret)
    environment = Environment(options.environment, options.subnet, options.name)
    checks = Checks(jenkins, environment, options.restart)
    if not options.keep:
        prepare(jenkins, environment, options.library)
    sys.exit(run(plan(checks, options), options.only))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True, help="the controller; everything in it may be overwritten")
    parser.add_argument("--user", default="admin")
    parser.add_argument("--token-file", required=True, help="a file with the administrator's API token")
    parser.add_argument("--environment", required=True, help="the SLIPWAY_DEMO_HOME of a ./demo that has run")
    parser.add_argument("--subnet", default="10.213.77", help="its SLIPWAY_DEMO_SUBNET")
    parser.add_argument("--name", default="slipway-app", help="its SLIPWAY_DEMO_NAME")
    parser.add_argument("--library", required=True, help="Git repository with vars/, as the controller sees it (branch main)")
    parser.add_argument("--developer", nargs=2, metavar=("USER", "TOKEN"), help="who may build but not accept findings")
    parser.add_argument("--clair", nargs=2, metavar=("URL", "KEY-FILE"), help="a Clair with a pre-shared key, and that key in Base64")
    parser.add_argument("--agent", help="an agent that is online, with the tools of the built-in node")
    parser.add_argument("--restart", help="a shell command that ends the controller and starts it again; default: POST /restart")
    parser.add_argument("--keep", action="store_true", help="leave the controller's configuration and the job as they are")
    parser.add_argument("--only", default="", help="run only the checks whose names hold this text")
    return parser.parse_args()


def prepare(jenkins, environment, library):
    """Configures the controller and makes the job."""
    jenkins.wait_until_up()
    jenkins.configure(environment.configuration(library))
    Job.create(jenkins, JOB, environment.multibranch())
    jenkins.send(f"/job/{JOB}/build", {})
    poll(120, lambda: jenkins.send(f"/job/{JOB}/job/main/api/json").status == 200, "the branch main was not found")


def plan(checks, options):
    """The checks in order: names and what runs them; None where one cannot run."""
    steps = [
        ("loads without a warning", checks.loads_without_a_warning),
        ("offers every step in the Snippet Generator", checks.offers_every_step_in_the_snippet_generator),
        ("delivers the sample", checks.delivers_the_sample),
        ("delivers the sample on an agent", options.agent and (lambda: checks.delivers_the_sample_on_an_agent(options.agent))),
        ("delivers the sample by the library's secureDelivery", checks.delivers_the_sample_by_the_library),
        ("shows its pages without errors, CSP enforced", checks.shows_its_pages_without_errors),
        ("lets another user accept a finding", options.developer and (lambda: checks.lets_another_user_accept_a_finding(
            Jenkins(options.url, *options.developer)))),
        ("refuses the decision of the commit's author", options.developer and (
            lambda: checks.refuses_the_decision_of_the_commits_author(Jenkins(options.url, *options.developer)))),
        ("shows markup of strangers as text", options.developer and (lambda: Hostile(checks).shows_it_as_text(
            Jenkins(options.url, *options.developer)))),
        *Connections(checks, options.clair).plan(),
        ("refuses strangers", checks.refuses_strangers),
        ("asks for POST in every form method", checks.asks_for_post_and_permission_in_every_form_method),
        ("survives a restart in the middle of the scan", checks.survives_a_restart_in_the_middle_of_the_scan),
    ]
    for stage in STAGES:
        steps.append((f"leaves nothing when aborted in {stage}", lambda stage=stage: checks.leaves_nothing_when_aborted_in(stage)))
    there = checks.environment.app_server.is_there()
    return steps + [
        ("leaves nothing on the app server when aborted while it pulls",
         there and checks.leaves_nothing_on_the_app_server_when_aborted_while_it_pulls),
        ("puts the application back when aborted while it is replaced",
         there and checks.puts_the_application_back_when_aborted_while_it_is_replaced)]


def attempt(check, attempts=3):
    """Runs a check; again when Chromium cancelled its requests because some network of the machine came or went."""
    while True:
        attempts -= 1
        try:
            return check()
        except AssertionError as problem:
            if not attempts or "ERR_NETWORK_CHANGED" not in str(problem):
                raise


def run(steps, only):
    passed = failed = skipped = 0
    for name, check in steps:
        if only not in name:
            continue
        if not check:
            print(f"NOT RUN  {name}", flush=True)
            skipped += 1
            continue
        began = time.monotonic()
        try:
            attempt(check)
            print(f"ok       {name} ({time.monotonic() - began:.0f} s)", flush=True)
            passed += 1
        except (AssertionError, RuntimeError, TimeoutError, OSError, subprocess.SubprocessError) as problem:
            print(f"FAILED   {name} ({time.monotonic() - began:.0f} s)\n{problem}\n", flush=True)
            failed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    main()
