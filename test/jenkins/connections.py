"""The buttons "Test connection" of the configuration's form, pressed in a browser, against servers that are there."""
import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile

from client import poll

# Jenkins' own script finds the fields of a button: those of these names before it.
PRESS = """(async (kind, fields) => {
    const button = document.querySelector(`[data-validate-button-descriptor-url$="${kind}"]`);
    for (const [name, value] of Object.entries(fields)) {
        const field = findPreviousFormItem(button, name);
        if (field.type === 'checkbox') field.checked = value; else field.value = value;
        if (field.type !== 'checkbox' && field.value.trim() !== value.trim()) return `there is no choice ${value} in ${name}`;
    }
    const status = button.parentElement.querySelector('.jenkins-validate-button__container__status');
    status.textContent = '';
    button.click();
    for (let i = 0; i < 150; i++) {
        await new Promise(done => setTimeout(done, 100));
        if (status.textContent.trim()) return status.textContent.trim();
    }
    return 'no answer';
})(%s)"""


class Connections:
    """What the buttons say: success, a wrong password, a wrong certificate, nobody there; always in one line."""

    def __init__(self, checks, clair):
        self._checks = checks
        self._environment = checks.environment
        self._clair = clair

    def plan(self):
        trivy = self._environment.home / "bin/trivy"
        return [("tests the connection to a registry", self.tests_a_registry),
                ("tests the connection to a Trivy server", trivy.exists() and self.tests_a_trivy_server),
                ("tests the connection to Clair", self._clair and self.tests_clair)]

    def tests_a_registry(self):
        host = self._environment.registry
        authority = (self._environment.home / "registry/ca.crt").read_text()
        right = {"host": host, "credentialsId": "registry", "certificateAuthority": authority, "plainHttp": False}
        self._press("RegistrySettings", [
            (right, f"{host} is a registry, and takes the credential of 'slipway'."),
            ({**right, "credentialsId": "student-api"}, f"{host} refuses the credential (401)"),
            ({**right, "credentialsId": ""}, f"{host} is a registry; it wants a credential, and none is chosen."),
            ({**right, "certificateAuthority": ""}, "its certificate is of no authority that is trusted for it"),
            ({**right, "certificateAuthority": "/etc/ssl/ca.crt"}, "no certificate in PEM form"),
            ({**right, "host": self._nobody()}, "Failed to connect"),
            ({**right, "plainHttp": True}, "it is no registry"),
            ({**right, "host": "https://" + host}, "First say which registry: host or host:port"),
        ])

    def tests_a_trivy_server(self):
        with self._trivy_server("slipway-right") as url:
            right = {"url": url, "credentialsId": "trivy-right", "certificateAuthority": "", "plainHttp": False}
            self._press("ServerSettings", [
                (right, "and takes the token."),
                ({**right, "credentialsId": "trivy-wrong"}, "but refuses the token"),
                ({**right, "credentialsId": ""}, "it asks for a token, and none is chosen."),
                ({**right, "url": "http://" + self._nobody()}, "cannot be reached: Failed to connect"),
                ({**right, "url": url.replace("http:", "https:")}, "what answers there does not speak TLS"),
                ({**right, "url": "https://" + self._environment.registry}, "its certificate is of no authority that is trusted for it"),
            ], secrets={"trivy-right": "slipway-right", "trivy-wrong": "slipway-wrong"})

    def tests_clair(self):
        url, key_file = self._clair
        key = pathlib.Path(key_file).read_text().strip()
        right = {"url": url, "credentialsId": "clair-right", "issuer": "slipway", "certificateAuthority": "", "plainHttp": False}
        self._press("ClairSettings", [
            (right, "takes tokens of this key and the issuer 'slipway'."),
            ({**right, "credentialsId": "clair-wrong"}, "refuses tokens of this key"),
            ({**right, "issuer": "somebody"}, "refuses tokens of this key and the issuer 'somebody'"),
            ({**right, "credentialsId": ""}, "asks for tokens signed with a pre-shared key; none is chosen."),
            ({**right, "url": "http://" + self._nobody()}, "cannot be reached: Failed to connect"),
        ], secrets={"clair-right": key, "clair-wrong": "c2xpcHdheS13cm9uZy1rZXktb2YtMzItYnl0ZXMuLi4="})

    def _press(self, kind, rows, secrets=None):
        """Fills the form in and presses the button for each row; the policy itself stays as it is."""
        jenkins = self._checks.jenkins
        policy = self._environment.slipway()
        policy["trivy"] = {**policy["trivy"], "servers": [{"url": "http://127.0.0.1:1"}]}
        jenkins.configure({"unclassified": {"slipway": policy}, **self._environment.credentials(secrets=secrets)})
        failed = []
        try:
            with self._checks.browser() as browser:
                page = browser.visit(jenkins.url + "/manage/configure")
                for fields, expected in rows:
                    said = page.evaluate(PRESS % ", ".join(map(json.dumps, (kind, fields))))
                    if expected not in said or len(said.splitlines()) > 1:
                        failed.append(f"{fields}: {said[:500]!r} instead of {expected!r}")
                failed += browser.problems()
        finally:
            jenkins.configure({"unclassified": {"slipway": self._environment.slipway()}, **self._environment.credentials()})
        assert not failed, "\n".join(failed)

    @contextlib.contextmanager
    def _trivy_server(self, token):
        port = self._nobody().split(":")[1]
        directory = tempfile.mkdtemp(prefix="slipway-trivy-server-")
        shutil.copytree(self._environment.home / "trivy-small/db", directory + "/db")
        server = subprocess.Popen(
            [str(self._environment.home / "bin/trivy"), "server", "--listen", "127.0.0.1:" + port, "--skip-db-update", "--cache-dir", directory],
            env={"TRIVY_TOKEN": token, "HOME": directory}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            poll(30, lambda: listens(port), "the Trivy server did not start")
            yield "http://127.0.0.1:" + port
        finally:
            server.terminate()
            server.wait(30)
            shutil.rmtree(directory, ignore_errors=True)

    @staticmethod
    def _nobody():
        """An address at which nobody listens."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return f"127.0.0.1:{free.getsockname()[1]}"


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(port))) == 0
