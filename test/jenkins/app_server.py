"""The demo's app server, as one sees it from this machine: a second Docker engine and an SSH server in a network namespace."""
import fcntl
import pathlib
import subprocess

# What runs there as long as the demo does; anything else belongs to somebody's session.
SERVICES = ("dockerd ", "containerd ", "/usr/bin/containerd-shim", "/usr/bin/docker-proxy", "/usr/sbin/docker-proxy")


class AppServer:
    """The server of a demo, by the demo's SLIPWAY_DEMO_NAME. Sessions are root's, so their home is this machine's."""

    def __init__(self, name):
        self._name = name
        self._docker = ["docker", "--host", f"unix:///run/{name}/docker.sock"]
        self._home = pathlib.Path.home()

    def is_there(self):
        return pathlib.Path(f"/run/{self._name}/docker.sock").exists()

    def containers(self):
        """All containers by name: id and state."""
        lines = self._ask("ps", "--all", "--no-trunc", "--format", "{{.Names}} {{.ID}} {{.State}}").splitlines()
        return {name: (identity, state) for name, identity, state in (line.split() for line in lines)}

    def forget(self):
        """Removes the containers and their images, so that the next deployment pulls and starts everything."""
        for name in self.containers():
            self._ask("rm", "--force", name)
        self._ask("image", "prune", "--all", "--force")

    def files(self):
        """Where Ansible and the role keep what must not outlive a deployment."""
        return {str(path) for pattern in (".ansible/tmp/*", ".ansible/cp/*", ".slipway/*/tmp-*") for path in self._home.glob(pattern)}

    def leftovers(self, files_before):
        """What a deployment left, one line each: sessions, half-made containers, files, a lock that is held."""
        half_made = [f"container {name}" for name in self.containers() if name.endswith(("-next", "-previous"))]
        return self._sessions() + half_made + [f"file {path}" for path in self.files() - files_before] + self._locks()

    def _sessions(self):
        found = []
        for pid in subprocess.run(["ip", "netns", "pids", self._name], capture_output=True, text=True, check=True).stdout.split():
            try:
                command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            except OSError:
                continue
            if command and not command.startswith(SERVICES) and "[listener]" not in command:
                found.append(f"process {pid}: {command[:120]}")
        return found

    def _locks(self):
        held = []
        for path in self._home.glob(".slipway/*/lock"):
            with open(path, "w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    held.append(f"lock {path}")
        return held

    def _ask(self, *arguments):
        return subprocess.run([*self._docker, *arguments], capture_output=True, text=True, check=True).stdout
