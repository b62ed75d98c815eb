"""The checks of the plugin in a controller. Each raises AssertionError with what it saw."""
import html
import re
import subprocess
import time
import urllib.request

from chromium import Chromium
from client import Build, Jenkins, Job, poll
from environment import JOB
from leftovers import leftovers

# What is filled in for each step; "+" adds an entry to its first list.
STEPS = {
    "buildImage": {"image": "shop/api:build"},
    "smokeTest": {"image": "shop/api:build", "port": "8080"},
    "scanImage": {"image": "shop/api:build"},
    "pushImage": {"image": "shop/api:build", "to": "registry.example.org/shop/api"},
    "promoteImage": {"from": "registry.example.org/shop/api:1", "to": "harbor.example.org/shop/api"},
    "ansibleDeploy": {"playbook": "deploy.yml", "inventory": "hosts.yml", "+": None, "name": "api",
                      "value": "registry.example.org/shop/api@sha256:" + 64 * "a"},
    "webScan": {"target": "http://shop.example.org/"},
    "gitlabStatus": {"name": "integration", "state": "running"},
    "readDeliveryPlan": {"file": "deploy/slipway.yaml"},
}

# The text by which one sees in the console that a stage's work has begun, and the stage's name.
STAGES = {
    "Build": r"^Step 1/\d+|^#1 ",
    "Smoke test": r"^starting a container of",
    "Scan": r"^\[Pipeline\] scanImage",
    "Push": r"^layer 1 of",
    "Deploy": r"^play Deploy",
    "Web security test": r"^wapiti: \d+ addresses",
}


class Checks:
    def __init__(self, jenkins, environment, restart):
        self.jenkins = jenkins
        self.environment = environment
        self.restart = restart
        self.job = Job(jenkins, f"/job/{JOB}/job/main")
        self.delivered = None

    def loads_without_a_warning(self):
        plugin = self.jenkins.get("/pluginManager/api/json?depth=1&tree=plugins[shortName,version,active]").json()
        found = [p for p in plugin["plugins"] if p["shortName"] == "slipway"]
        assert found and found[0]["active"], f"slipway is not active: {found}"
        self.logs_nothing()

    def logs_nothing(self):
        """No warning of the plugin's, or about it, in the controller's own log."""
        log = self.jenkins.script(
            "jenkins.model.Jenkins.logRecords.findAll { it.level.intValue() >= 900 }.each { println it.loggerName + ' ' + it.message"
            " + ' ' + (it.thrown == null ? '' : hudson.Functions.printThrowable(it.thrown).readLines().take(60).join(' | ')) }")
        bad = [line[:600] for line in log.splitlines() if "slipway" in line.lower()]
        assert not bad, "\n".join(bad)

    def offers_every_step_in_the_snippet_generator(self):
        with self.browser() as browser:
            page = browser.visit(self.jenkins.url + "/pipeline-syntax/")
            assert page.status == 200 and not page.problems, page.problems
            for step, values in STEPS.items():
                self._snippet(browser, step, values)

    def _snippet(self, browser, step, values):
        chosen = browser.evaluate(
            "(() => { const s = document.querySelector('select.dropdownList');"
            f" const o = [...s.options].find(o => o.text.startsWith('{step}:')); if (!o) return false;"
            " s.selectedIndex = o.index; s.dispatchEvent(new Event('change', {bubbles: true})); return true })()")
        assert chosen, f"{step} is not offered"
        browser.settle(20)
        for name, value in values.items():
            if name == "+":
                browser.evaluate(
                    "[...document.querySelectorAll('.dropdownList-container button.repeatable-add')].find(b => b.offsetParent).click()")
                browser.settle(10)
                continue
            filled = browser.evaluate(
                f"(() => {{ const i = [...document.querySelectorAll('[name=\"_.{name}\"]')].find(i => i.offsetParent);"
                f" if (!i) return false; i.value = '{value}'; i.dispatchEvent(new Event('change', {{bubbles: true}})); return true }})()")
            assert filled, f"{step} has no field {name}"
        browser.evaluate("document.querySelector('#generatePipelineScript').click()")
        problems = browser.settle(20)
        snippet = browser.evaluate("document.querySelector('#prototypeText').value")
        assert re.match(rf"(def \w+ = )?{step}\b", snippet), f"{step} gives {snippet[:300]}"
        assert all(value in snippet for value in values.values() if value), snippet
        assert not problems, f"{step}: {problems}"

    def delivers_the_sample(self):
        build = self.job.build()
        result = build.ended()
        console = build.console()
        assert result == "SUCCESS", console[-1500:]
        assert self.environment.registry in console and "Delivered " in console, console[-800:]
        for name, secret in self.environment.secrets().items():
            assert secret not in console, f"{name} is in the console of {build.path}"
        self._nothing_left(build)
        self.delivered = build

    def delivers_the_sample_on_an_agent(self, agent):
        self.jenkins.script("jenkins.model.Jenkins.get().setNumExecutors(0)")
        try:
            build = self.job.build()
            result = build.ended()
            console = build.console()
            assert f"Running on {agent} " in console, console[:1500]
            assert result == "SUCCESS", console[-1500:]
            self._nothing_left(build)
        finally:
            self.jenkins.script("jenkins.model.Jenkins.get().setNumExecutors(4)")

    def delivers_the_sample_by_the_library(self):
        """The three lines of sample/student-list/Jenkinsfile: @Library and secureDelivery, in the sandbox, untrusted."""
        name = JOB + "-library"
        Job.create(self.jenkins, name, self.environment.multibranch("sample/student-list/Jenkinsfile"))
        self.jenkins.send(f"/job/{name}/build", {})
        path = f"/job/{name}/job/main"
        poll(120, lambda: self.jenkins.send(path + "/api/json").status == 200, "the branch main was not found")
        build = Job(self.jenkins, path).build()
        result = build.ended()
        console = build.console()
        assert result == "SUCCESS", console[-1500:]
        assert "runs on app-server" in console and "findings:" in console, console[-1500:]
        pending = self.jenkins.script("org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval.get().with {"
                                      " println((it.pendingScripts*.script + it.pendingSignatures*.signature).join('; ')) }")
        assert not pending, f"somebody would have to approve: {pending}"
        self._nothing_left(build)

    def leaves_nothing_on_the_app_server_when_aborted_while_it_pulls(self):
        server = self.environment.app_server
        server.forget()
        self._abort_deployment(r"^play Deploy")
        assert not server.containers(), f"containers were made: {server.containers()}"

    def puts_the_application_back_when_aborted_while_it_is_replaced(self):
        """With another password the containers are to be replaced; the abort comes when that has begun."""
        server = self.environment.app_server
        if len(server.containers()) != 2:
            self.delivers_the_sample()
        before = server.containers()
        self.jenkins.configure(self.environment.credentials("another"))
        try:
            self._abort_deployment(r"^task app : Pull the images")
        finally:
            self.jenkins.configure(self.environment.credentials())
        assert server.containers() == before, f"{before} became {server.containers()}"
        poll(30, self._application_answers, "the application does not answer")

    def _abort_deployment(self, begun):
        """Aborts where the console says so, and looks at both ends of the session."""
        server = self.environment.app_server
        files = server.files()
        build = self.job.build()
        assert build.says(begun), f"it did not begin: {build.console()[-800:]}"
        build.abort()
        assert build.ended(120) == "ABORTED", build.console()[-800:]
        self._nothing_left(build)
        poll(60, lambda: not server.leftovers(files), f"left on the app server by {build.path}: {server.leftovers(files)}")

    def _application_answers(self):
        try:
            with urllib.request.urlopen(self.environment.app, timeout=5) as answer:
                return "alice" in answer.read().decode().lower()
        except OSError:
            return False

    def leaves_nothing_when_aborted_in(self, stage):
        build = self.job.build()
        assert build.says(STAGES[stage]), f"{stage} did not begin: {build.console()[-800:]}"
        began = time.monotonic()
        build.abort()
        result = build.ended(120)
        assert result == "ABORTED", f"{result}: {build.console()[-800:]}"
        seconds = time.monotonic() - began
        assert seconds < 60, f"the abort took {seconds:.0f} s"
        self._nothing_left(build)

    def survives_a_restart_in_the_middle_of_the_scan(self):
        build = self.job.build()
        assert build.says(STAGES["Scan"]), build.console()[-800:]
        self._restart()
        result = build.ended()
        console = build.console()
        assert result == "SUCCESS", console[-1500:]
        assert "Resuming build" in console, "the restart came too late"
        self._nothing_left(build)

    def _restart(self):
        if self.restart:
            subprocess.run(self.restart, shell=True, check=True, stdout=subprocess.DEVNULL)
        else:
            self.jenkins.send("/restart", {})
            time.sleep(3)
        self.jenkins.wait_until_up()

    def _nothing_left(self, build):
        record = build.record()
        workspaces = self.jenkins.script(
            "def j = jenkins.model.Jenkins.get(); ([j] + j.nodes).each { n -> def w = n.getWorkspaceFor(j.getItemByFullName('"
            f"{JOB}/main')); if (w != null) println w.remote + '@tmp' }}").splitlines()
        poll(10, lambda: not leftovers(record, workspaces), f"left by {build.path}: {leftovers(record, workspaces)}")

    def shows_its_pages_without_errors(self):
        build = (self.delivered or Build(self.job, self._last())).path
        pages = [self.job.path + "/", build + "/", build + "/slipway/", build + "/slipway/finding/0-0/",
                 build + "/slipway/?show=accepted", "/slipway-acceptances/", "/manage/configure", self.job.path + "/slipway-trend/"]
        failed = []
        with self.browser() as browser:
            for path in pages:
                page = browser.visit(self.jenkins.url + path)
                whole = browser.evaluate("!!document.querySelector('.page-footer, footer')")
                if page.status != 200 or page.problems or not whole:
                    failed.append(f"{path}: {page.status}, {'' if whole else 'cut off, '}{page.problems}")
        assert not failed, "\n".join(failed)
        assert f'href="{build}/slipway" class="task-link' in self.jenkins.get(build + "/").text, "the build's side panel does not lead to its delivery"
        policy = self.jenkins.get(build + "/slipway/").headers.get("Content-Security-Policy", "")
        assert "script-src" in policy and "unsafe-inline" not in policy.split("script-src")[1].split(";")[0], f"CSP is '{policy}'"
        self.logs_nothing()

    def _last(self):
        build = self.jenkins.get(self.job.path + "/api/json?tree=lastSuccessfulBuild[number]").json()["lastSuccessfulBuild"]
        if build is None:
            raise RuntimeError("no build has passed yet: this check needs one that 'delivers the sample'")
        return build["number"]

    def lets_another_user_accept_a_finding(self, developer):
        """An image that blocks; who started its build cannot accept that, the administrator can, by the form that a browser sends."""
        job = Job.create(self.jenkins, "slipway-acceptance", self._blocked_pipeline())
        theirs = Job(developer, job.path)
        build = theirs.build()
        assert build.ended() == "FAILURE", build.console()[-800:]
        report = self.jenkins.get(build.path + "/slipway/")
        assert "<script>alert" not in report.text, "a label's markup is not escaped"
        blocking = self.jenkins.get(build.path + "/slipway/?scan=0&show=blocking").text
        findings = sorted(set(re.findall(r"finding/(\d+-\d+)", blocking)))
        assert findings, "the build was blocked by no finding: " + build.console()[-800:]
        assert developer.send(f"{build.path}/slipway/finding/{findings[0]}/decide/submit", self.decision("")).status in (403, 404)
        for finding in findings:
            page = f"{build.path}/slipway/finding/{finding}/"
            image = re.search(r'<select[^>]*name="image".*?<option[^>]*value="([^"]*)"', self.jenkins.get(page).text, re.S)
            assert image, f"{page} has no form for the administrator"
            answer = self.jenkins.send(page + "decide/submit", self.decision(image.group(1)))
            assert answer.status in (200, 302), f"the decision answered {answer.status}: {answer.text[:400]}"
        assert "Not reachable <b>here</b>" in self.jenkins.get("/slipway-acceptances/yaml").text, "acceptances.yaml lacks the decision"
        again = theirs.build()
        assert again.ended() == "SUCCESS", again.console()[-800:]
        accepted = self.jenkins.get(f"{again.path}/slipway/?scan=0&show=accepted").text
        assert re.findall(r"finding/\d+-\d+", accepted), "no finding is shown as accepted"
        shown = self.jenkins.get(again.path + "/slipway/download/report.html").text
        assert re.search(rf"by {re.escape(self.jenkins.user)}\b", shown), "the report does not say who accepted"
        assert "<b>here</b>" not in shown and "<script>alert" not in shown, "the report holds somebody's markup"

    def refuses_the_decision_of_the_commits_author(self, developer):
        """The administrator's e-mail address is that of the commit, in other letters; somebody else started the build."""
        self.jenkins.script("hudson.model.User.getById('" + self.jenkins.user + "', false)"
                            ".addProperty(new hudson.tasks.Mailer.UserProperty('Ann.Author@Example.com'))")
        try:
            commit = ("sh 'rm -rf .git && git init -q && git -c user.name=x -c user.email=ann.author@example.com commit -q --allow-empty -m x'\n")
            job = Job.create(self.jenkins, "slipway-author", self._blocked_pipeline("author", commit))
            build = Job(developer, job.path).build()
            assert build.ended() == "FAILURE", build.console()[-800:]
            page = build.path + "/slipway/finding/0-0/"
            before = self.jenkins.get("/slipway-acceptances/yaml").text
            answer = self.jenkins.send(page + "decide/submit", self.decision("slipway-author/api"))
            assert answer.status >= 400 and "Stack trace" not in answer.text, f"the author's decision answered {answer.status}"
            assert self.jenkins.get("/slipway-acceptances/yaml").text == before, "the author's decision was stored"
        finally:
            self.jenkins.script("hudson.model.User.getById('" + self.jenkins.user + "', false)"
                                ".addProperty(new hudson.tasks.Mailer.UserProperty(''))")
        # What was refused was the author: with another address the same decision is taken.
        answer = self.jenkins.send(page + "decide/submit", self.decision("slipway-author/api"))
        assert answer.status in (200, 302), f"the decision of somebody else answered {answer.status}: {answer.text[:400]}"

    @staticmethod
    def decision(image, reason="Not reachable <b>here</b>"):
        tomorrow = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 86400))
        return {"decision": "pass-through", "until": tomorrow, "justification": "", "reason": reason,
                "image": image, "anyPackage": "false"}

    def _blocked_pipeline(self, name="acceptance", first=""):
        """The base image of the sample under a label that is markup, and a threshold that it does not meet."""
        dockerfile = "FROM slipway-demo/python:bookworm\\nLABEL org.opencontainers.image.description=\"<script>alert(1)</script>\"\\n"
        script = ("node { " + first + "writeFile file: 'Dockerfile', text: '" + dockerfile + "'\n"
                  f"buildImage image: 'slipway-{name}/api:build'\n"
                  f"scanImage image: 'slipway-{name}/api:build', threshold: 0.1 }}")
        return ("<flow-definition><definition class='org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition'><script>"
                + html.escape(script) + "</script><sandbox>true</sandbox></definition></flow-definition>")

    def refuses_strangers(self):
        """Every page and every form method of the plugin, without a session, by GET and by POST."""
        stranger = Jenkins(self.jenkins.url)
        build = (self.delivered or Build(self.job, self._last())).path
        paths = [build + "/slipway/", build + "/slipway/download/record.json", build + "/slipway/download/report.html",
                 build + "/slipway/finding/0-0/", self.job.path + "/slipway-trend/", "/slipway-acceptances/", "/slipway-acceptances/yaml",
                 "/slipway-acceptances/ledger", *self._form_methods()]
        seen = [f"{method} {path} answered {status}" for path in paths for method in ("GET", "POST")
                for status in [stranger.send(path, {} if method == "POST" else None, method).status] if status not in (403, 404)]
        assert not seen, "\n".join(seen)

    def asks_for_post_and_permission_in_every_form_method(self):
        methods = self._form_methods()
        assert methods, "no form method was found"
        by_get = [f"GET {path} answered {status}" for path in methods
                  for status in [self.jenkins.send(path).status] if status not in (404, 405)]
        assert not by_get, "\n".join(by_get)

    def _form_methods(self):
        """The URLs of all do… methods of the plugin's descriptors."""
        lines = self.jenkins.script("""
            def loader = jenkins.model.Jenkins.get().pluginManager.getPlugin('slipway').classLoader
            hudson.ExtensionList.lookup(hudson.model.Descriptor).findAll { it.class.classLoader == loader }.each { d ->
              d.class.methods.findAll { it.name ==~ /do[A-Z].*/ && it.declaringClass.classLoader == loader }.each {
                println d.descriptorUrl + '/' + it.name[2].toLowerCase() + it.name.substring(3) } }""")
        return sorted({line if line.startswith("/") else "/" + line for line in lines.splitlines() if line})

    def browser(self):
        return Chromium(self.jenkins.headers)
