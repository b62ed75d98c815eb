package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.record.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {
    @TempDir
    private Path store;

    @Test
    void hasARunForEachImageWithEveryFinding() throws Exception {
        JsonNode sarif = sarif(SampleRun.blocked(store));

        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.path("runs")).hasSize(2);
        assertThat(sarif.at("/runs/0/results")).hasSize(7);
        assertThat(sarif.at("/runs/0/automationDetails/id").asText()).isEqualTo("slipway/" + SampleRun.API);
        assertThat(sarif.at("/runs/0/results/2/ruleId").asText()).isEqualTo("CVE-2023-30861");
        assertThat(sarif.at("/runs/0/results/2/level").asText()).isEqualTo("error");
        assertThat(sarif.at("/runs/0/tool/driver/rules/2/properties/security-severity")
                        .asText())
                .isEqualTo("8.7");
    }

    @Test
    void everyResultNamesItsRule() throws Exception {
        JsonNode run = sarif(SampleRun.blocked(store)).at("/runs/0");

        assertThat(run.path("results")).allSatisfy(result -> assertThat(
                        run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id"))
                .isEqualTo(result.path("ruleId")));
    }

    @Test
    void whatIsAcceptedIsSuppressedWithTheReasonAndNothingElseIs() throws Exception {
        JsonNode results = sarif(SampleRun.blocked(store)).at("/runs/0/results");

        assertThat(results).allSatisfy(result -> assertThat(result.path("suppressions"))
                .hasSize(result.at("/properties/decision").asText().equals("accepted") ? 1 : 0));
        assertThat(results.at("/3/suppressions/0/justification").asText())
                .startsWith("Accepted until 20 Dec 2026, by Dana Okafor: the code in question");
    }

    @Test
    void aScanWithoutAVerdictIsARunThatWasNotSuccessfulAndHasNoResults() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "scanImage",
                List.of(),
                Outcome.FAILED,
                "trivy recognised nothing",
                Map.of("image", "a"),
                List.of(),
                List.of(),
                0,
                9);
        JsonNode first = sarif(run.directory()).at("/runs/0");

        assertThat(first.has("results")).isFalse();
        assertThat(first.at("/invocations/0/executionSuccessful").asBoolean(true))
                .isFalse();
        assertThat(first.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("trivy recognised nothing");
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        JsonNode result = sarif(SampleRun.hostile(store)).at("/runs/0/results/0");

        assertThat(result.path("ruleId").asText()).contains("[U+202E]").doesNotContain("\u202E");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .doesNotContain("<", " ", ":")
                .doesNotStartWith("/");
    }

    private static JsonNode sarif(Path directory) throws Exception {
        Reports.write(directory);
        return new ObjectMapper().readTree(directory.resolve(Reports.SARIF).toFile());
    }
}
