package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import io.slipway.record.RecordFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step on the real Docker, Trivy and git. The image holds zlib1g, in which CVE-2023-45853 is 9.8 at the NVD. */
@RealTools
class ScanAndGateTest {
    private static final String IMAGE = "slipway-e2e/gate:build";
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private Workbench bench;

    @BeforeEach
    void buildAnImage(@TempDir Path directory) throws Exception {
        Policy policy = new Policy(
                "policy.yaml", DebianImage.rules(), Map.of(), List.of(), Map.of(), DebianImage.trivy(directory));
        bench = new Workbench(directory, policy, Map.of());
        DebianImage.write(bench, Map.of());
        install(
                "Package: zlib1g\nStatus: install ok installed\nSource: zlib\nVersion: 1:1.2.13.dfsg-1\nArchitecture: amd64\n\n");
    }

    @AfterEach
    void removeTheImage() throws Exception {
        bench.host.run(Command.of("docker", "rmi", "--force", IMAGE));
        bench.close();
    }

    @Test
    void blocksAVulnerableImageAndNamesTheFirstFinding() throws Exception {
        bench.commit();

        assertThatThrownBy(() -> scan(Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith(
                        IMAGE + " is blocked: CVE-2023-45853 in zlib1g 1:1.2.13.dfsg-1 (9.8 from nvd, CVSS 3.1)")
                .message()
                .doesNotContain("\n");

        Entry entry = bench.last();
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.fact("verdict")).isEqualTo("block");
        assertThat(entry.fact("blocking")).isEqualTo("1");
        assertThat(entry.fact("proof")).isEqualTo("proved");
        assertThat(entry.tools()).extracting(Object::toString).anyMatch(tool -> tool.contains("trivy"));
        assertThat(bench.console)
                .anyMatch(line -> line.contains("CVE-2023-45853  zlib1g 1:1.2.13.dfsg-1  9.8 from nvd, CVSS 3.1"))
                .anyMatch(line -> line.contains("looked at 1 packages of debian 12.11")
                        && line.contains("proved by canaries for debian 12"));
    }

    @Test
    void passesWhatTheCommittedFileAcceptsAndKeepsTheVerdict() throws Exception {
        accept("pass-through", today.plusDays(30));
        bench.commit();

        Map<String, Object> result = scan(Map.of());

        assertThat(result)
                .containsEntry("verdict", "pass")
                .containsEntry("blocking", 0)
                .containsEntry("accepted", 1);
        Entry entry = bench.last();
        Verdict verdict = verdict(Path.of((String) result.get("report")));
        assertThat(entry.subjects()).containsExactly(verdict.configDigest());
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.acceptedUntil()).contains(today.plusDays(30));
        RecordFile.verify(bench.record.directory().resolve(RecordFile.NAME), Optional.empty());
        assertThat(entry.ownMillis()).isLessThan(entry.millis());
    }

    @Test
    void blocksAgainWhenTheAcceptanceHasExpired() throws Exception {
        accept("pass-through", today.minusDays(1));
        bench.commit();

        assertThatThrownBy(() -> scan(Map.of()))
                .hasMessageContaining("CVE-2023-45853")
                .hasMessageContaining("acceptance expired after " + today.minusDays(1));
        assertThat(bench.last().fact("expired")).isEqualTo("1");
    }

    @Test
    void ignoresAnAcceptanceThatABuildStepWroteIntoTheWorkspace() throws Exception {
        bench.commit();
        accept("pass-through", today.plusDays(30));

        assertThatThrownBy(() -> scan(Map.of())).hasMessageContaining("is blocked: CVE-2023-45853");
    }

    @Test
    void goesOnWithFailBuildFalseButStaysBlocked() throws Exception {
        bench.commit();

        Map<String, Object> result = scan(Map.of("failBuild", false));

        assertThat(result).containsEntry("verdict", "block").containsEntry("blocking", 1);
        assertThatThrownBy(() -> bench.call(
                        "pushImage", Map.of("image", IMAGE, "to", "127.0.0.1:9/shop/api", "credentialsId", "none")))
                .isInstanceOf(DeliveryException.class);
        assertThat(bench.last().stage()).isEqualTo("pushImage");
        assertThat(bench.last().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void givesNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        bench.write("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\n");
        bench.call("buildImage", Map.of("image", IMAGE));
        bench.commit();

        assertThatThrownBy(() -> scan(Map.of("failBuild", false)))
                .hasMessageStartingWith("no verdict on " + IMAGE + ": the scanner recognised no package");
        assertThat(bench.last().fact("verdict")).isEqualTo("none");
    }

    @Test
    void isNotSwayedByWhatTheApplicationBrings() throws Exception {
        bench.write(".trivyignore", "CVE-2023-45853\n");
        bench.write(".trivyignore.yaml", "vulnerabilities:\n  - id: CVE-2023-45853\n");
        bench.write("trivy.yaml", "severity: [LOW]\nignorefile: .trivyignore\n");
        bench.commit();

        assertThatThrownBy(() -> scan(Map.of())).hasMessageContaining("is blocked: CVE-2023-45853");
    }

    @Test
    void namesTheFileAndLineOfABrokenAcceptance() throws Exception {
        bench.write("security/acceptances.yaml", "# officer\n- id: CVE-2023-45853\n  decision: pass\n");
        bench.commit();

        assertThatThrownBy(() -> scan(Map.of()))
                .hasMessageStartingWith("security/acceptances.yaml:3: decision: 'pass'");
    }

    private Map<String, Object> scan(Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of("image", IMAGE));
        arguments.putAll(more);
        return bench.call("scanImage", arguments);
    }

    private void install(String status) throws Exception {
        bench.write("status", status);
        bench.call("buildImage", Map.of("image", IMAGE));
    }

    private void accept(String decision, LocalDate until) throws Exception {
        bench.write(
                "security/acceptances.yaml",
                "- {id: CVE-2023-45853, decision: %s, until: %s, reason: MiniZip is not built, approvedBy: alice}\n"
                        .formatted(decision, until));
    }

    private static Verdict verdict(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return VerdictJson.read(file.toString(), in);
        }
    }
}
