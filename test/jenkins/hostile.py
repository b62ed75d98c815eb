"""Markup and scripts from strangers: in an image, in a container's log, in a scanner's report, in a commit, in a decision."""
import contextlib
import html
import pathlib
import re
import sys
import tempfile
import textwrap

from client import Job

SCRIPT = "<script>document.documentElement.dataset.hostile=1</script>"
IMAGE = "<img src=hostile onerror=document.documentElement.dataset.hostile=1>"
MARKUP = SCRIPT + IMAGE

# A scanner that lies in every field: the real one, and then two findings more.
SCANNER = """\
    #!{python}
    import json, subprocess, sys
    arguments = sys.argv[1:]
    code = subprocess.run([{real!r}, *arguments]).returncode
    if "--input" in arguments and "--output" in arguments:
        report = arguments[arguments.index("--output") + 1]
        with open(report) as file:
            found = json.load(file)
        text = {markup!r}
        for identity in ("CVE-2099-0001", "CVE-2099-0002" + text):
            found["Results"][0].setdefault("Vulnerabilities", []).append({{
                "VulnerabilityID": identity, "PkgName": "zlib" + text, "PkgPath": "usr/" + text, "InstalledVersion": "1" + text,
                "FixedVersion": "2" + text, "Status": "fixed" + text, "Title": text, "PrimaryURL": "javascript:alert(1)//" + text,
                "Severity": "CRITICAL", "PkgIdentifier": {{"PURL": "pkg:deb/debian/zlib" + text}}, "DataSource": {{"ID": "nvd" + text}},
                "CVSS": {{"nvd" + text: {{"V3Score": 9.8, "V3Vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}}}}})
        with open(report, "w") as file:
            json.dump(found, file)
        code = int(arguments[arguments.index("--exit-code") + 1])
    sys.exit(code)
"""

# What a page holds of it, whatever the content security policy lets run.
SEEN = """(() => {
    const made = [...document.querySelectorAll('script')].filter(e => e.textContent.includes('dataset.hostile'))
        .concat([...document.querySelectorAll('img[src="hostile"], [onerror]')])
        .concat([...document.querySelectorAll('a[href]')].filter(e => e.protocol === 'javascript:'));
    return {ran: document.documentElement.dataset.hostile || '', made: made.map(e => e.outerHTML.slice(0, 200)),
            shown: document.documentElement.textContent.includes('<script>document.documentElement.dataset.hostile')};
})()"""


class Hostile:
    """A build into which strangers put markup wherever they can, and every page that shows some of it."""

    def __init__(self, checks):
        self._checks = checks
        self._jenkins = checks.jenkins
        self._environment = checks.environment

    def shows_it_as_text(self, developer):
        """The developer starts the build, as who started it cannot decide on it."""
        with self._lying_scanner():
            job = Job.create(self._jenkins, "slipway-hostile", pipeline())
            theirs = Job(developer, job.path)
            build = theirs.build()
            assert build.ended() == "FAILURE", build.console()[-1500:]
            assert SCRIPT in build.console(), "the container's log is not in the console: " + build.console()[-1500:]
            self._accept(build)
            theirs.build().ended()
        failed = []
        with self._checks.browser() as browser:
            for path, shows in self._pages(job, build):
                failed += self._look(browser, self._jenkins.url + path, shows)
            with tempfile.NamedTemporaryFile(suffix=".html") as report:
                report.write(self._jenkins.get(build.path + "/slipway/download/report.html").body)
                report.flush()
                failed += self._look(browser, "file://" + report.name, True)
        assert not failed, "\n".join(failed)
        self._checks.logs_nothing()

    def _pages(self, job, build):
        """The pages, and whether the text must be seen there."""
        blocking = build.path + "/slipway/?show=blocking"
        findings = sorted(set(re.findall(r"finding/\d+-\d+/", self._jenkins.get(blocking).text)))
        return [
            ("/", False), (job.path + "/", True), (build.path + "/", True), (build.path + "/console", True), (build.path + "/changes", False),
            (build.path + "/slipway/", True), (blocking, True), (build.path + "/slipway/?show=all&sort=package&text=%3Cscript%3E", True),
            *[(f"{build.path}/slipway/{finding}", True) for finding in findings],
            (job.path + "/slipway-trend/", True), ("/slipway-acceptances/", True)]

    @staticmethod
    def _look(browser, url, shows):
        page = browser.visit(url)
        seen = page.evaluate(SEEN)
        problems = [f"{url}: {problem}" for problem in page.problems]
        if seen["ran"] or seen["made"]:
            problems.append(f"{url} takes markup for its own: {seen}")
        if shows and not seen["shown"]:
            problems.append(f"{url} does not show the text")
        return problems

    def _accept(self, build):
        """A decision whose reason is markup, by the form."""
        page = build.path + "/slipway/finding/"
        numbers = sorted(set(re.findall(r"finding/(\d+-\d+)/", self._jenkins.get(build.path + "/slipway/?show=blocking").text)))
        assert numbers, "nothing blocks: " + build.console()[-800:]
        for number in numbers:
            answer = self._jenkins.send(f"{page}{number}/decide/submit", self._checks.decision("slipway-hostile/api", "Because " + MARKUP))
            # What is no id of a vulnerability cannot be accepted, and is shown as it is.
            refused = answer.status == 400 and "is not the id of a vulnerability" in answer.text and SCRIPT not in answer.text
            assert answer.status in (200, 302) or refused, f"the decision answered {answer.status}: {answer.text[-800:]}"

    @contextlib.contextmanager
    def _lying_scanner(self):
        with tempfile.TemporaryDirectory(prefix="slipway-hostile-") as directory:
            program = pathlib.Path(directory) / "trivy"
            program.write_text(textwrap.dedent(SCANNER).format(
                python=sys.executable, real=str(self._environment.home / "bin/trivy"), markup=MARKUP))
            program.chmod(0o755)
            self._jenkins.configure({"unclassified": {"slipway": self._environment.slipway(trivy=str(program))}})
            try:
                yield
            finally:
                self._jenkins.configure({"unclassified": {"slipway": self._environment.slipway()}})


def pipeline():
    """Labels, a log, a build's name and a branch that are markup."""
    text = MARKUP.replace("'", "\\'")
    script = textwrap.dedent(f"""\
        def text = '{text}'
        currentBuild.displayName = '#' + currentBuild.number + ' ' + text
        currentBuild.description = text
        node {{
            sh 'rm -rf .git && git init -q && git checkout -q -b "b<img-src=hostile-onerror=1>"'
            sh 'git -c user.name=Hostile -c user.email=hostile@example.com commit -q --allow-empty -m hostile'
            writeFile file: 'Dockerfile', text: 'FROM slipway-demo/python:bookworm\\nLABEL org.opencontainers.image.description="' + text + '"\\n' +
                'CMD ["/bin/sh", "-c", "echo \\'' + text + '\\'; exit 3"]\\n'
            buildImage image: 'slipway-hostile/api:build', labels: ['com.example.hostile': text]
            try {{
                smokeTest image: 'slipway-hostile/api:build', port: 8080, readyTimeout: 20
            }} catch (problem) {{
                echo problem.message
            }}
            scanImage image: 'slipway-hostile/api:build'
        }}
        """)
    return ("<flow-definition><definition class='org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition'><script>"
            + html.escape(script) + "</script><sandbox>true</sandbox></definition></flow-definition>")
