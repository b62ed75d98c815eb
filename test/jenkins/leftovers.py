"""What a run left behind on this machine: processes, containers, temporary files."""
import pathlib
import subprocess


def leftovers(record, workspaces):
    """Everything that still carries a record's name, one line each."""
    return _processes(record) + _containers(record) + _files(workspaces)


def _processes(record):
    found = []
    for environ in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"SLIPWAY_COOKIE={record}/".encode() in environ.read_bytes():
                command = (environ.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                found.append(f"process {environ.parent.name}: {command[:120]}")
        except OSError:
            continue
    return found


def _containers(record):
    answer = subprocess.run(
        ["docker", "ps", "--all", "--filter", f"label=io.slipway.smoke-test={record}",
         "--format", "container {{.ID}} {{.Image}} {{.Status}}"],
        capture_output=True, text=True, check=True)
    return answer.stdout.splitlines()


def _files(workspaces):
    return [f"file {path}" for workspace in workspaces for path in pathlib.Path(workspace).glob("slipway-*")]
