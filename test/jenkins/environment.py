"""The controller's configuration for the sample's delivery in the environment that ./demo made."""
import json
import pathlib

JOB = "slipway-demo"


class Environment:
    """What ./demo left in its state directory."""

    def __init__(self, home, subnet):
        self.home = pathlib.Path(home)
        self.registry = f"{subnet}.1:5443"
        self.app = f"http://{subnet}.2:8080/"
        self.app_address = f"{subnet}.2"
        self.repository = self.home / "student-list"
        if not (self.repository / ".git").is_dir():
            raise SystemExit(f"{self.home} holds no student-list: run ./demo with this SLIPWAY_DEMO_HOME first")

    def secrets(self):
        """What must never be seen in a console, by name."""
        return {"the registry's password": (self.home / "registry/password").read_text().strip()}

    def configuration(self, library):
        """Configuration as code for it all, with the shared library from a Git repository."""
        return {
            "jenkins": {"globalNodeProperties": [{"envVars": {"env": [
                {"key": key, "value": value} for key, value in self._variables().items()]}}]},
            "credentials": {"system": {"domainCredentials": [{"credentials": self._credentials()}]}},
            "unclassified": {
                "slipway": self._slipway(),
                "globalLibraries": {"libraries": [{
                    "name": "slipway", "defaultVersion": "main",
                    "retriever": {"modernSCM": {"scm": {"git": {"remote": str(library)}}}}}]},
            },
        }

    def _variables(self):
        return {
            "REGISTRY": self.registry, "APP_ADDRESS": self.app_address, "APP_URL": self.app,
            "API_BASE": "slipway-demo/python:bookworm", "SITE_BASE": "slipway-demo/php:bookworm",
        }

    def _credentials(self):
        key = (self.home / "app-server/id_ed25519").read_text()
        return [
            {"usernamePassword": {"scope": "GLOBAL", "id": "student-api", "username": "toto", "password": "python"}},
            {"usernamePassword": {"scope": "GLOBAL", "id": "registry", "username": "slipway",
                                  "password": escaped((self.home / "registry/password").read_text().strip())}},
            {"basicSSHUserPrivateKey": {"scope": "GLOBAL", "id": "app-server", "username": "root",
                                        "privateKeySource": {"directEntry": {"privateKey": escaped(key)}}}},
        ]

    def _slipway(self):
        return {
            "gate": {"threshold": "7.0", "maxDatabaseAge": "36500d"},
            "registries": [{"host": self.registry, "credentialsId": "registry",
                            "certificateAuthority": str(self.home / "registry/ca.crt")}],
            "tools": [{"name": "trivy", "path": str(self.home / "bin/trivy")}],
            "trivy": {"cacheDirectory": str(self.home / "trivy-small"), "offline": True},
            "webScanTargets": [self.app.rstrip("/")],
        }

    def multibranch(self):
        """The multibranch project of the application's repository, whose Jenkinsfile is the root one."""
        return f"""<org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
  <sources class="jenkins.branch.MultiBranchProject$BranchSourceList"><data><jenkins.branch.BranchSource>
    <source class="jenkins.plugins.git.GitSCMSource"><id>demo</id><remote>{self.repository}</remote>
      <traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits></source>
    <strategy class="jenkins.branch.DefaultBranchPropertyStrategy"><properties class="java.util.Arrays$ArrayList">
      <a class="jenkins.branch.BranchProperty-array"><jenkins.branch.NoTriggerBranchProperty/></a></properties></strategy>
  </jenkins.branch.BranchSource></data></sources>
  <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory"><scriptPath>Jenkinsfile</scriptPath></factory>
</org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>"""


def escaped(text):
    """A text in which configuration as code sees no variable."""
    return text.replace("$", "^$")
