package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Origin;
import io.slipway.gate.Coverage;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Platform;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.ScannerRules;
import io.slipway.scan.adapter.ArchiveScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Trivy looks for secrets and misconfigurations; or what stands where Trivy should does something else. */
@WithRealTrivy
class FileScanTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TOKEN = "ghp_" + "Zx9".repeat(12);
    private static final String NEIGHBOUR = "hunter2hunter2";

    @TempDir
    private Path directory;

    private Path checkout;
    private String trivy = WithRealTrivy.Installed.path();

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(directory.resolve("workspace"));
    }

    @Test
    void findsASecretAndKeepsNothingOfItsText() throws Exception {
        write("src/settings.py", "password = \"" + NEIGHBOUR + "\"\ntoken = \"" + TOKEN + "\"\n");
        assertThat(found()).containsExactly("secret github-pat src/settings.py line 2");
        assertThat(kept()).contains("github-pat").doesNotContain(TOKEN, TOKEN.substring(10), NEIGHBOUR);
    }

    @Test
    void findsMisconfigurationsAndKeepsNothingOfTheirLines() throws Exception {
        write("Dockerfile", "FROM scratch\nENV API_PASSWORD=" + NEIGHBOUR + "\nUSER root\n");
        assertThat(found())
                .contains(
                        "misconfiguration DS-0002 Dockerfile line 3",
                        "misconfiguration DS-0031 Dockerfile line 2",
                        "misconfiguration DS-0026 Dockerfile ");
        assertThat(kept()).contains("DS-0031").doesNotContain(NEIGHBOUR);
    }

    @Test
    void findsNothingInACheckoutWithoutAny() throws Exception {
        write("readme.txt", "hello\n");
        assertThat(found()).isEmpty();
    }

    @Test
    void isNotSwayedByFilesAndCommentsOfTheApplication() throws Exception {
        write(".trivyignore", "github-pat\nDS-0002\n");
        write("trivy.yaml", "severity: [LOW]\nscan:\n  skip-dirs: ['**']\n");
        write("trivy-secret.yaml", "disable-rules: [github-pat]\n");
        write("settings.py", "token = \"" + TOKEN + "\" # trivy:ignore:github-pat\n");
        write("Dockerfile", "FROM scratch\n#trivy:ignore:DS-0002\nUSER root\n");
        assertThat(found())
                .contains(
                        "secret github-pat settings.py line 1",
                        // Trivy leaves DS-0002 out without a word, so the comment itself is what blocks.
                        "misconfiguration inline-ignore Dockerfile line 2");
        assertThat(judge(checkoutFindings(), "secrets=block", Acceptances.NONE).blocking())
                .extracting(judgement -> judgement.finding().id())
                .containsExactlyInAnyOrder("github-pat", "inline-ignore");
    }

    @Test
    void findsSecretsInAnImagesFilesAndConfiguration() throws Exception {
        TestArchive archive = TestArchive.of(
                directory,
                Map.of("app/settings.py", "token = \"" + TOKEN + "\"\n"),
                "{\"Env\":[\"PASSWORD=%s\",\"GH=%s\"]}".formatted(NEIGHBOUR, TOKEN));
        ArchiveScan scan = new ArchiveScan(
                "demo/api:1", List.of(), archive.file().toString(), archive.configDigest(), Duration.ofMinutes(2));
        try (TestDelivery delivery = delivery()) {
            List<Finding> found = delivery.inStep("scanImage", run -> FileScan.image(scan, run));
            assertThat(found.stream().map(FileScanTest::words))
                    .contains("secret github-pat /app/settings.py line 1")
                    .anyMatch(words -> words.startsWith("secret github-pat image configuration line "));
            assertThat(kept()).contains("github-pat").doesNotContain(TOKEN, NEIGHBOUR);
        }
    }

    @Test
    void letsTheOfficerAcceptARuleInOneFileOnly() throws Exception {
        Acceptances accepted = new Acceptances(List.of(new Acceptance(
                "github-pat",
                Acceptance.Kind.PASS_THROUGH,
                Optional.of(LocalDate.parse("2026-12-01")),
                Optional.empty(),
                "an example that no server knows",
                "olga",
                "site/demo.py",
                "",
                Origin.file("acceptances.yaml:1"),
                "")));
        write("site/demo.py", "token = \"" + TOKEN + "\"\n");
        write("src/settings.py", "token = \"" + TOKEN + "\"\n");
        Verdict verdict = judge(checkoutFindings(), "secrets=block", accepted);
        assertThat(verdict.with(Decision.ACCEPTED))
                .extracting(judgement -> judgement.finding().component().name())
                .containsExactly("site/demo.py");
        assertThat(verdict.blocking())
                .extracting(judgement -> judgement.finding().component().name())
                .containsExactly("src/settings.py");
        assertThat(verdict.unused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit 0                                          | but wrote no report
            kill -9 $$                                      | ended by signal 9
            echo '{"SchemaVersion":2,"ArtifactName":"x"}' > "$out" | instead of
            echo '{"SchemaVersion":2' > "$out"              | cut off
            """)
    void givesNoVerdictWhenTrivyDidNotLook(String body, String reason) throws Exception {
        replace(body);
        assertThatThrownBy(this::checkoutFindings)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void givesNoVerdictWhenThePlantedSecretIsMissed() throws Exception {
        replace("for d; do :; done; echo '{\"SchemaVersion\":2,\"ArtifactName\":\"'\"$d\"'\"}' > \"$out\"");
        assertThatThrownBy(this::checkoutFindings)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("missed the planted secret (github-pat)");
    }

    private void replace(String body) throws IOException {
        Path script = directory.resolve("trivy");
        String find = "p=; for a; do [ \"$p\" = --output ] && out=$a; p=$a; done\n";
        Files.writeString(script, "#!/bin/sh\n" + find + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        trivy = script.toString();
    }

    private List<String> found() throws Exception {
        return checkoutFindings().stream().map(FileScanTest::words).toList();
    }

    private static String words(Finding finding) {
        return "%s %s %s %s"
                .formatted(
                        finding.component().type(),
                        finding.id(),
                        finding.component().name(),
                        finding.component().version());
    }

    private List<Finding> checkoutFindings() throws Exception {
        try (TestDelivery delivery = delivery()) {
            return delivery.inStep("scanImage", run -> FileScan.checkout(Duration.ofMinutes(2), run));
        }
    }

    private TestDelivery delivery() throws Exception {
        Policy policy = new Policy(
                "policy.yaml",
                GateRules.STRICT,
                Map.of(),
                List.of(),
                Map.of("trivy", trivy),
                new ScannerRules(Optional.of(directory.resolve("cache").toString()), true));
        return new TestDelivery(directory, policy, NOW);
    }

    private String kept() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory.resolve("records"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(checkout.resolve(file).getParent());
        Files.writeString(checkout.resolve(file), content);
    }

    private static Verdict judge(List<Finding> findings, String settings, Acceptances acceptances)
            throws DeliveryException {
        Inspection image = new Inspection(
                        "demo/api:1",
                        List.of("demo/api"),
                        "sha256:" + "0".repeat(64),
                        List.of(),
                        new Coverage(
                                Optional.empty(),
                                List.of(new Platform("debian 12", 1, Platform.Canary.FOUND, "CVE-1")),
                                Optional.of(NOW)),
                        List.of())
                .and(findings, FileScan.proof());
        return new Gate("policy.yaml", rules(settings), NOW).judge(image, acceptances);
    }

    private static GateRules rules(String setting) {
        String[] pair = setting.split("=", 2);
        GateRules strict = GateRules.STRICT;
        return new GateRules(
                strict.threshold(),
                strict.unscored(),
                strict.source(),
                false,
                strict.maxDatabaseAge(),
                strict.maxVerdictAge(),
                strict.maxAcceptanceDays(),
                strict.endOfLife(),
                strict.unproved(),
                List.of(),
                pair[0].equals("secrets")
                        ? GateRules.Consequence.valueOf(pair[1].toUpperCase(Locale.ROOT))
                        : strict.secrets(),
                pair[0].equals("misconfigurations")
                        ? GateRules.BlockFrom.valueOf(pair[1].toUpperCase(Locale.ROOT))
                        : strict.misconfigurations());
    }
}
