package io.slipway.scan.trivy;

import io.slipway.host.Command;
import io.slipway.host.Output;
import io.slipway.policy.ScannerRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How Trivy is called: nothing of the application's, of a pipeline's or of the operator's home has a say. Layers are analysed anew each
 * time (in memory): a cache on disk could be poisoned, and locks out a second scan.
 *
 * @param rules where the database lies, and whether it is brought up to date
 * @param server which does the matching, with its own database; empty where Trivy does all itself
 * @param scratch an absolute directory for what Trivy writes
 * @param timeout after which a call is stopped
 */
record TrivyCommands(ScannerRules rules, Optional<TrivyServer> server, String scratch, Duration timeout) {
    /** Says that something was found; Trivy's failures have other codes. */
    static final int FOUND = 7;

    /** The rules that Trivy brings along, and no others: neither the application's nor any that would have to be fetched. */
    private static final List<String> FILES = List.of("--secret-config", "", "--skip-check-update");

    private static final Output ENOUGH_FOR_A_PANIC = new Output.Captured(256 * 1024);
    private static final Duration AFTER_OURS = Duration.ofMinutes(1);

    Command version() {
        return trivy(List.of("version", "--format", "json"));
    }

    Command updateDatabase() {
        return trivy(List.of("image", "--download-db-only", "--no-progress", "--skip-version-check"));
    }

    Command image(String archive, String report) {
        List<String> arguments = scan("image", "vuln,secret", report);
        if (server.isEmpty()) {
            arguments.addAll(List.of("--cache-backend", "memory"));
        }
        return inArchive(arguments, archive);
    }

    /** Makes a bill of materials of a report: nothing is looked at again. */
    Command sbom(String report, String cycloneDx) {
        return trivy(List.of(
                "convert",
                "--format",
                "cyclonedx",
                "--output",
                cycloneDx,
                "--ignorefile",
                "",
                "--quiet",
                "--",
                report));
    }

    /** Looks for secrets alone, with no database. */
    Command imageFiles(String archive, String report) {
        List<String> arguments = scan("image", "secret", report);
        arguments.addAll(List.of("--cache-backend", "memory"));
        return inArchive(arguments, archive);
    }

    private Command inArchive(List<String> arguments, String archive) {
        arguments.addAll(FILES);
        arguments.addAll(List.of("--image-config-scanners", "misconfig,secret"));
        arguments.addAll(List.of("--module-dir", scratch + "/modules", "--input", archive));
        return trivy(arguments);
    }

    /** Looks for secrets and misconfigurations in a directory, with no database. */
    Command directory(String path, String report) {
        List<String> arguments = scan("fs", "secret,misconfig", report);
        arguments.addAll(FILES);
        arguments.addAll(List.of("--cache-backend", "memory", "--module-dir", scratch + "/modules", "--", path));
        return trivy(arguments);
    }

    Command canary(String file, String report) {
        List<String> arguments = scan("sbom", "vuln", report);
        arguments.addAll(List.of("--", file));
        return trivy(arguments);
    }

    private List<String> scan(String what, String scanners, String report) {
        List<String> arguments = new ArrayList<>(List.of(what, "--scanners", scanners, "--format", "json"));
        arguments.addAll(List.of("--output", report, "--exit-code", Integer.toString(FOUND), "--list-all-pkgs=true"));
        arguments.addAll(List.of("--ignorefile", "", "--skip-version-check", "--disable-telemetry", "--quiet"));
        arguments.addAll(List.of("--timeout", timeout.plus(AFTER_OURS).toSeconds() + "s", "--skip-db-update"));
        server.ifPresent(remote -> arguments.addAll(List.of("--server", remote.url())));
        if (rules.offline()) {
            arguments.addAll(List.of("--skip-java-db-update", "--offline-scan"));
        }
        return arguments;
    }

    private Command trivy(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("--config", ""));
        rules.cacheDirectory()
                .filter(directory -> server.isEmpty())
                .ifPresent(directory -> all.addAll(List.of("--cache-dir", directory)));
        all.addAll(arguments);
        Command command =
                Command.of("trivy", all).to(Output.WHOLE, ENOUGH_FOR_A_PANIC).within(timeout);
        Command home =
                rules.cacheDirectory().isPresent() || server.isPresent() ? command.with("HOME", scratch) : command;
        return server.map(remote -> remote.known(home)).orElse(home);
    }
}
