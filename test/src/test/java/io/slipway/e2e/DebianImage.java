package io.slipway.e2e;

import io.slipway.policy.GateRules;
import io.slipway.policy.ScannerRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An image that a scanner takes for Debian 12: busybox, the system's name and a list of packages, so that it is built in no time. The
 * scanner is the real one, with the small database of this repository.
 */
final class DebianImage {
    static final Path DATABASE = Path.of("../sample/vulnerability-database");

    private DebianImage() {}

    /** Lays down Dockerfile and context in the workspace of a bench. */
    static void write(Workbench bench, Map<String, String> packages) throws IOException {
        write(bench.workspace, packages);
    }

    /** Lays down Dockerfile and context in a workspace. */
    static void write(Path workspace, Map<String, String> packages) throws IOException {
        if (!Files.exists(workspace.resolve("busybox"))) {
            Files.copy(Path.of("/bin/busybox"), workspace.resolve("busybox"));
        }
        Files.writeString(
                workspace.resolve("os-release"),
                "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        Files.writeString(workspace.resolve("debian_version"), "12.11\n");
        StringBuilder status = new StringBuilder();
        packages.forEach((name, version) ->
                status.append("Package: %s\nStatus: install ok installed\nArchitecture: amd64\nVersion: %s\n\n"
                        .formatted(name, version)));
        Files.writeString(workspace.resolve("status"), status.toString());
        Files.writeString(workspace.resolve("Dockerfile"), """
                FROM scratch
                COPY busybox /bin/busybox
                COPY os-release debian_version /etc/
                COPY status /var/lib/dpkg/status
                USER 10001
                ENTRYPOINT ["/bin/busybox", "sleep", "600"]
                """);
    }

    /** The strict rules, but for the age of the small database. */
    static GateRules rules() {
        return rules(GateRules.STRICT.threshold());
    }

    /** The same, with another threshold. */
    static GateRules rules(BigDecimal threshold) {
        GateRules strict = GateRules.STRICT;
        return new GateRules(
                threshold,
                strict.unscored(),
                strict.source(),
                strict.ignoreUnfixed(),
                Duration.ofDays(36_500),
                strict.maxVerdictAge(),
                strict.maxAcceptanceDays(),
                strict.endOfLife(),
                strict.unproved(),
                strict.allowEmpty(),
                strict.secrets(),
                strict.misconfigurations());
    }

    /** Trivy with a copy of the small database. */
    static ScannerRules trivy(Path directory) throws IOException {
        Path database = Files.createDirectories(directory.resolve("trivy/db"));
        for (String name : new String[] {"trivy.db", "metadata.json"}) {
            Files.copy(DATABASE.resolve("db").resolve(name), database.resolve(name));
        }
        return new ScannerRules(
                Optional.of(database.getParent().toAbsolutePath().toString()), true);
    }
}
