package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.runner.cli.Slipway;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real ssh-keygen. */
class AcceptCommandTest {
    private static final Path FINDINGS =
            Path.of("../engine/src/test/resources/io/slipway/scan/trivy/recorded/10-findings/stdout.json");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String soon = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();

    @TempDir
    private Path directory;

    @Test
    void makesTheFileAndAddsToItAndRefusesTheSameAgain() throws Exception {
        assertThat(accept("CVE-2026-1", "--until", soon, "--reason", "waits: for it"))
                .isZero();
        String first = Files.readString(file());
        assertThat(first).isEqualTo("""
                acceptances:
                  - id: CVE-2026-1
                    decision: pass-through
                    until: %s
                    reason: "waits: for it"
                    approvedBy: olga@example.com
                """.formatted(soon));
        assertThat(accept(
                        "CVE-2026-2",
                        "--decision",
                        "not-affected",
                        "--justification",
                        "code_not_reachable",
                        "--reason",
                        "x"))
                .isZero();
        assertThat(Files.readString(file())).startsWith(first).contains("justification: code_not_reachable");
        String both = Files.readString(file());
        assertThat(accept("CVE-2026-1", "--until", soon, "--reason", "again")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("CVE-2026-1 stands already at")
                .hasLineCount(1);
        assertThat(Files.readString(file())).isEqualTo(both);
        assertThat(directory.resolve("security").toFile().list()).hasSize(1);
    }

    @Test
    void signsSoThatTheGateCountsIt() throws Exception {
        String key = key("olga");
        assertThat(accept(
                        "CVE-2023-45853",
                        "--until",
                        soon,
                        "--reason",
                        "MiniZip is not built",
                        "--image",
                        "debian-flask",
                        "--sign",
                        directory.resolve("olga").toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"), "officers:\n  allowedSigners: olga@example.com " + key + "\n");
        assertThat(gate(policy)).as(out.toString(StandardCharsets.UTF_8)).isZero();
        Files.writeString(file(), Files.readString(file()).replace("MiniZip", "Maxizip"));
        assertThat(gate(policy)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("does not count: its signature is of something else");
    }

    @Test
    void judgesAKeyAtTheDayOfTheReplay() throws Exception {
        String key = key("olga");
        accept(
                "CVE-2023-45853",
                "--until",
                soon,
                "--reason",
                "r",
                "--image",
                "debian-flask",
                "--sign",
                directory.resolve("olga").toString());
        String end = LocalDate.now(ZoneOffset.UTC).plusDays(10).toString().replace("-", "");
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "officers:\n  allowedSigners: olga@example.com valid-before=\"" + end + "\" " + key + "\n");
        assertThat(gate(policy)).isZero();
        assertThat(gate(
                        policy,
                        "--at",
                        LocalDate.now(ZoneOffset.UTC).plusDays(11).toString()))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("was valid only before");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            CVE-2026-1 --reason r                              | 'until:' is missing
            CVE-2026-1 --until 2999-01-01 --reason r           | is too far ahead
            CVE-2026-1 --until 2020-01-01 --reason r           | 2020-01-01 is past; name today or a later day
            CVE-2026-1 --until SOON                            | say why in --reason
            CVE-2026-1 --until tomorrow --reason r             | is not a date
            --until SOON --reason r                            | name the vulnerability
            rm;-rf --until SOON --reason r                     | is not the id of a vulnerability
            CVE-2026-1 --until SOON --reason r --decision acept| '--decision: 'acept' is not allowed
            CVE-2026-1 --decision not-affected --reason r      | 'justification:' belongs to not-affected
            CVE-2026-1 --until SOON --reason r --sign nowhere  | a signed entry needs --image and --until
            CVE-2026-1 --until SOON --reason r --image a --sign /nonexistent/key | ssh-keygen did not sign
            --export openvex                                   | --export needs --image
            --export sarif --image a                           | expected one of cyclonedx, openvex, trivyignore
            --import /nonexistent                              | there is no such file
            """)
    void refusesAndWritesNothing(String words, String reason) {
        if (words.contains("--export sarif")) {
            accept("CVE-2026-1", "--until", soon, "--reason", "r");
        }
        assertThat(accept(words.replace("SOON", soon).split(" ", -1))).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(reason.replace("'--decision", "--decision"));
        assertThat(Files.exists(file())).isEqualTo(words.contains("--export sarif"));
    }

    @Test
    void refusesALink() throws Exception {
        Files.createDirectories(directory.resolve("security"));
        Files.createSymbolicLink(file(), Files.createFile(directory.resolve("elsewhere")));
        assertThat(accept("CVE-2026-1", "--until", soon, "--reason", "r")).isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not a regular file");
        assertThat(directory.resolve("elsewhere")).isEmptyFile();
    }

    @Test
    void takesOverWhatTrivyIgnores() throws Exception {
        Path ignore = Files.writeString(
                directory.resolve(".trivyignore"), "CVE-2026-1 exp:" + soon + "\nCVE-2026-2 # no day\n");
        assertThat(accept("--import", ignore.toString(), "--reason", "as before"))
                .isEqualTo(10);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(".trivyignore:2: CVE-2026-2 says no day on which it expires; give --until");
        assertThat(accept("--import", ignore.toString(), "--reason", "as before", "--until", soon))
                .isZero();
        assertThat(Files.readString(file()))
                .contains("id: CVE-2026-1", "until: " + LocalDate.parse(soon).minusDays(1), "until: " + soon);
    }

    @ParameterizedTest
    @CsvSource({"openvex, not_affected", "cyclonedx, bomFormat", "trivyignore, vulnerabilities:"})
    void saysItInAnotherFormat(String format, String word) {
        accept("CVE-2026-2", "--decision", "not-affected", "--justification", "component_not_present", "--reason", "x");
        out.reset();
        assertThat(accept("--export", format, "--image", "shop/api")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(word, "CVE-2026-2");
    }

    private int accept(String... words) {
        List<String> all = new ArrayList<>(List.of("accept"));
        all.addAll(List.of(words));
        all.addAll(List.of("--file", file().toString(), "--approved-by", "olga@example.com"));
        return run(all);
    }

    private int gate(Path policy, String... words) {
        List<String> all = new ArrayList<>(List.of(
                "gate", FINDINGS.toString(), "--policy", policy.toString(), "--acceptances", file().toString()));
        all.addAll(List.of(words));
        return run(all);
    }

    private int run(List<String> words) {
        err.reset();
        return new Slipway(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .with("accept", "", AcceptCommand::new)
                .with("gate", "", GateCommand::new)
                .execute(words.toArray(String[]::new));
    }

    private Path file() {
        return directory.resolve("security/acceptances.yaml");
    }

    private String key(String name) throws Exception {
        Path path = directory.resolve(name);
        Process keygen = new ProcessBuilder(
                        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path.toString())
                .start();
        assertThat(keygen.waitFor()).isZero();
        return Files.readString(Path.of(path + ".pub")).strip();
    }
}
