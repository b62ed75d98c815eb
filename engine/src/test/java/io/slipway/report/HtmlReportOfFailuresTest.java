package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gate.VerdictJson;
import io.slipway.record.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of runs and stages that did not come to a good end. */
class HtmlReportOfFailuresTest {
    @TempDir
    private Path store;

    @Test
    void saysWhichStageFailedAndWhy() throws Exception {
        Html page = Html.of(SampleRuns.failedEarly(store));

        assertThat(page.texts("h1")).containsExactly("\u2715 Build failed");
        assertThat(page.text()).contains("but the Dockerfile 'Dockerfile' is missing in 'simple_api'");
    }

    @Test
    void saysThatNothingRan() throws Exception {
        assertThat(Html.of(SampleRuns.empty(store)).text()).contains("Nothing ran", "No stage was recorded.");
    }

    @Test
    void saysThatAScanGaveNoVerdict() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "scanImage",
                List.of(),
                Outcome.FAILED,
                "trivy recognised nothing",
                Map.of("image", "demo/api:1"),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text()).contains("No verdict. trivy recognised nothing");
    }

    @Test
    void neverShowsAVerdictThatWasAltered() throws Exception {
        Path directory = SampleRuns.delivered(store);
        Path verdict = directory.resolve("evidence").resolve(VerdictJson.NAME);
        Files.writeString(verdict, Files.readString(verdict).replace("will_not_fix", "fixed_by_magic"));

        Html page = Html.of(directory);

        assertThat(page.text())
                .contains("No verdict. evidence/verdict.json was altered after the scan")
                .doesNotContain("magic");
    }

    @Test
    void saysThatTheVerdictIsMissing() throws Exception {
        Path directory = SampleRuns.delivered(store);
        Files.delete(directory.resolve("evidence").resolve(VerdictJson.NAME));

        assertThat(Html.of(directory).text()).contains("No verdict. evidence/verdict.json is missing");
    }

    @Test
    void aStageThatIsNotKnownIsShownWithItsFacts() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "signImage",
                List.of(),
                Outcome.PASSED,
                "signed",
                Map.of("keys", List.of("a", Map.of("b", 1))),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text()).contains("signImage", "keys a; b: 1");
    }

    @Test
    void aDeploymentThatWasRolledBackSaysSo() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "ansibleDeploy",
                List.of(),
                Outcome.FAILED,
                "the verification failed",
                Map.of(
                        "rolledBack",
                        true,
                        "hosts",
                        List.of(Map.of("host", "app", "ok", 1, "failed", 2)),
                        "running",
                        Map.of("api", "r/api@sha256:0")),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text())
                .contains(
                        "Rolled back: the previous version serves again.",
                        "app \u2715 failed 1 0 2 0",
                        "api r/api@sha256:0 from an earlier run");
    }

    @Test
    void aWebScanThatBlocksOrWasCutShortSaysForWhat() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        Map<String, Object> finding = Map.of(
                "id",
                "a1",
                "category",
                "SQL Injection",
                "severity",
                "high",
                "url",
                "http://app/",
                "method",
                "GET",
                "parameter",
                "id",
                "cwe",
                "CWE-89",
                "trusted",
                false);
        run.append(
                "webScan",
                List.of(),
                Outcome.FAILED,
                "1 finding",
                Map.of(
                        "target",
                        "http://app/",
                        "scanner",
                        "wapiti",
                        "counts",
                        Map.of("high", 3),
                        "complete",
                        false,
                        "notLooked",
                        List.of("xss: the budget was spent"),
                        "blocking",
                        List.of("a1"),
                        "findings",
                        List.of(finding)),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text())
                .contains(
                        "Partial: xss: the budget was spent.",
                        "high \u2715 blocks SQL Injection CWE-89; the scanner asks for a human's eye GET http://app/ parameter id",
                        "2 more findings not listed here");
    }
}
