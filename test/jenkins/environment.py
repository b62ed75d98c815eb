"""The controller's configuration for the sample's delivery in the environment that ./demo made."""
import pathlib

from app_server import AppServer

JOB = "slipway-demo"


class Environment:
    """What ./demo left in its state directory."""

    def __init__(self, home, subnet, name):
        self.home = pathlib.Path(home)
        self.app_server = AppServer(name)
        self.registry = f"{subnet}.1:5443"
        self.app = f"http://{subnet}.2:8080/"
        self.app_address = f"{subnet}.2"
        self.repository = self.home / "student-list"
        if not (self.repository / ".git").is_dir():
            raise SystemExit(f"{self.home} holds no student-list: run ./demo with this SLIPWAY_DEMO_HOME first")

    def secrets(self):
        """What must never be seen in a console, by name."""
        return {"the registry's password": self._password("registry"), "the application's password": self._password("student-api")}

    def configuration(self, library):
        """Configuration as code for it all, with the shared library from a Git repository."""
        return {
            "jenkins": {"globalNodeProperties": [{"envVars": {"env": [
                {"key": key, "value": value} for key, value in self._variables().items()]}}]},
            **self.credentials(),
            "unclassified": {
                "slipway": self.slipway(),
                "globalLibraries": {"libraries": []},
                "globalUntrustedLibraries": {"libraries": [{
                    "name": "slipway", "defaultVersion": "main",
                    "retriever": {"modernSCM": {"scm": {"git": {"remote": str(library)}}}}}]},
            },
        }

    def credentials(self, password=None, secrets=None):
        """All credentials; with another password for the application's API than the demo's, and with further secret texts."""
        texts = [{"string": {"scope": "GLOBAL", "id": name, "secret": escaped(text)}} for name, text in (secrets or {}).items()]
        return {"credentials": {"system": {"domainCredentials": [{"credentials": self._credentials(password or self._password("student-api")) + texts}]}}}

    def _variables(self):
        return {
            "REGISTRY": self.registry, "APP_ADDRESS": self.app_address, "APP_URL": self.app,
            "API_BASE": "slipway-demo/python:bookworm", "SITE_BASE": "slipway-demo/php:bookworm",
        }

    def _password(self, part):
        return (self.home / part / "password").read_text().strip()

    def _credentials(self, password):
        key = (self.home / "app-server/id_ed25519").read_text()
        return [
            {"usernamePassword": {"scope": "GLOBAL", "id": "student-api", "username": "toto", "password": password}},
            {"usernamePassword": {"scope": "GLOBAL", "id": "registry", "username": "slipway",
                                  "password": escaped(self._password("registry"))}},
            {"basicSSHUserPrivateKey": {"scope": "GLOBAL", "id": "app-server", "username": "root",
                                        "privateKeySource": {"directEntry": {"privateKey": escaped(key)}}}},
        ]

    def slipway(self, trivy=None):
        """The operator's policy; with a scanner of the caller's choice."""
        return {
            "gate": {"threshold": "7.0", "maxDatabaseAge": "36500d"},
            "registries": [{"host": self.registry, "credentialsId": "registry",
                            "certificateAuthority": str(self.home / "registry/ca.crt")}],
            "tools": [{"name": "trivy", "path": trivy or str(self.home / "bin/trivy")}],
            "trivy": {"cacheDirectory": str(self.home / "trivy-small"), "offline": True},
            "webScanTargets": [self.app.rstrip("/")],
        }

    def multibranch(self, jenkinsfile="Jenkinsfile"):
        """A multibranch project of the application's repository, by the root Jenkinsfile or another."""
        return f"""<org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
  <sources class="jenkins.branch.MultiBranchProject$BranchSourceList"><data><jenkins.branch.BranchSource>
    <source class="jenkins.plugins.git.GitSCMSource"><id>demo</id><remote>{self.repository}</remote>
      <traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits></source>
    <strategy class="jenkins.branch.DefaultBranchPropertyStrategy"><properties class="java.util.Arrays$ArrayList">
      <a class="jenkins.branch.BranchProperty-array"><jenkins.branch.NoTriggerBranchProperty/></a></properties></strategy>
  </jenkins.branch.BranchSource></data></sources>
  <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory"><scriptPath>{jenkinsfile}</scriptPath></factory>
</org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>"""


def escaped(text):
    """A text in which configuration as code sees no variable."""
    return text.replace("$", "^$")
