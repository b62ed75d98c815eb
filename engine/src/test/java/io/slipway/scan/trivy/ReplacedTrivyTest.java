package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.ScannerRules;
import io.slipway.scan.adapter.ArchiveScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where Trivy should does something else than Trivy: it gives recorded reports at the wrong moment, or nothing, or dies. */
class ReplacedTrivyTest {
    private static final String IMAGE = "sha256:14204f0c6ed4c691538324d98d9b8b748b40f54cb3b18199fcaa6af4f6d80b5f";
    private static final String VERSION =
            "echo '{\"Version\":\"0.76.0\",\"VulnerabilityDB\":{\"Version\":2,\"UpdatedAt\":\"2026-11-21T00:00:00Z\"}}'";

    @TempDir
    private Path directory;

    @Test
    void givesNoVerdictWhenItIsReplacedByTrue() throws Exception {
        refuses("exit 0", "did not say its version");
    }

    @Test
    void givesNoVerdictWhenItSaysOnlyItsVersion() throws Exception {
        refuses("[ $1 = version ] && " + VERSION + "; exit 0", "exit code 0 but wrote no report");
    }

    @Test
    void givesNoVerdictWhenItIsKilled() throws Exception {
        refuses("[ $1 = version ] && { " + VERSION + "; exit 0; }; kill -9 $$", "ended by signal 9");
    }

    @Test
    void givesNoVerdictWhenItTakesTooLong() throws Exception {
        refuses("[ $1 = version ] && { " + VERSION + "; exit 0; }; exec sleep 60", "stopped after 1 s");
    }

    @Test
    void givesNoVerdictOnAReportThatIsCutOff() throws Exception {
        refuses(answering("13-tar", 7, "head -c 5000"), "cut off");
    }

    @Test
    void givesNoVerdictOnAnotherImagesReport() throws Exception {
        refuses(answering("20-scratch-image", 0, "cat"), "of another image: sha256:250f9e15");
    }

    @Test
    void givesNoVerdictWhenExitCodeAndReportContradict() throws Exception {
        refuses(answering("13-tar", 0, "cat"), "contradict each other");
    }

    @Test
    void givesNoVerdictWhenTheCanaryIsMissed() throws Exception {
        refuses(answering("13-tar", 7, "cat"), "missed the planted CVE-2024-6387");
    }

    @Test
    void givesNoVerdictOnAnAnswerThatIsNotTrivys() throws Exception {
        refuses("echo 'Version: 0.76.0'; exit 0", "did not answer 'version --format json' as Trivy does");
    }

    @Test
    void endsTrivyWhenTheStepIsAborted() throws Exception {
        Path alive = directory.resolve("pid");
        Path script =
                script("[ $1 = version ] && { " + VERSION + "; exit 0; }; echo $$ > " + alive + "; exec sleep 60");
        Throwable[] thrown = new Throwable[1];
        Thread step = new Thread(() -> {
            try {
                inspect(script);
            } catch (Exception e) {
                thrown[0] = e;
            }
        });
        step.start();
        while (!Files.exists(alive) || Files.size(alive) == 0) {
            Thread.onSpinWait();
        }
        step.interrupt();
        step.join();
        long pid = Long.parseLong(Files.readString(alive).strip());
        assertThat(thrown[0]).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    /** Answers every scan, also that of the canary, with a recorded report through a filter. */
    private String answering(String recorded, int code, String filter) throws Exception {
        Path report = directory.resolve("recorded.json");
        Files.writeString(report, Recorded.text(recorded + "/stdout.json"));
        return """
                [ $1 = version ] && { %s; exit 0; }
                while [ $# -gt 0 ]; do [ "$1" = --output ] && out=$2; shift; done
                %s < %s > "$out"
                exit %d
                """.formatted(VERSION, filter, report, code);
    }

    private void refuses(String body, String reason) throws Exception {
        Path script = script(body);
        assertThatThrownBy(() -> inspect(script))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private Path script(String body) throws Exception {
        Path script = directory.resolve("trivy");
        Files.writeString(script, "#!/bin/sh\nshift 2\n[ $1 = --cache-dir ] && shift 2\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void inspect(Path script) throws Exception {
        Policy policy = new Policy(
                "policy.yaml",
                GateRules.STRICT,
                Map.of(),
                List.of(),
                Map.of("trivy", script.toString()),
                new ScannerRules(Optional.of(directory.toString()), true));
        ArchiveScan scan = new ArchiveScan(
                "demo/api:1",
                List.of("demo/api"),
                "/nonexistent.tar",
                IMAGE,
                Duration.ofSeconds(body(script) ? 1 : 30));
        try (TestDelivery delivery = new TestDelivery(directory, policy, Instant.parse("2026-11-21T12:00:00Z"))) {
            delivery.inStep("scanImage", run -> Trivy.inspect(scan, Optional.empty(), run));
        }
    }

    private static boolean body(Path script) throws Exception {
        String text = Files.readString(script);
        return text.contains("sleep") && !text.contains("echo $$");
    }
}
