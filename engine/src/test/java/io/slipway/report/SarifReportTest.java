package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Severity;
import io.slipway.record.Outcome;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {
    @TempDir
    private Path store;

    @Test
    void hasARunForEachImageWithEveryFinding() throws Exception {
        JsonNode sarif = sarif(SampleRuns.blocked(store));

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
        JsonNode run = sarif(SampleRuns.blocked(store)).at("/runs/0");

        assertThat(run.path("results")).allSatisfy(result -> assertThat(
                        run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id"))
                .isEqualTo(result.path("ruleId")));
    }

    @Test
    void whatIsAcceptedIsSuppressedWithTheReasonAndNothingElseIs() throws Exception {
        JsonNode results = sarif(SampleRuns.blocked(store)).at("/runs/0/results");

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
        JsonNode result = sarif(SampleRuns.hostile(store)).at("/runs/0/results/0");

        assertThat(result.path("ruleId").asText()).contains("[U+202E]").doesNotContain("\u202E");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .doesNotContain("<", " ", ":")
                .doesNotStartWith("/");
    }

    @Test
    void theOfficialSchemaRefusesWhatIsNoSarif() throws Exception {
        assertThat(problems(new ObjectMapper().readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}")))
                .isNotEmpty();
    }

    @Test
    void aSecretStandsAtItsLine() throws Exception {
        Finding secret = Finding.inFile(
                Finding.Kind.SECRET,
                "github-pat",
                "src/a b.py",
                "lines 12-14",
                "checkout",
                Severity.CRITICAL,
                "A token",
                "");
        Judgement judged = new Judgement(secret, Decision.BLOCK, Optional.empty(), "a credential", Optional.empty());
        SampleRun run = SampleRun.start(store, "job");
        run.scan(SampleRun.API, 0, 9, SampleRun.verdict(SampleRun.API, List.of(judged)));
        JsonNode location = sarif(run.directory()).at("/runs/0/results/0/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("src/a%20b.py");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(12);
        assertThat(location.at("/logicalLocations/0/kind").asText()).isEqualTo("resource");
    }

    /** What the schema of OASIS has against it. */
    private static List<String> problems(JsonNode sarif) throws Exception {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonNode schema = new ObjectMapper().readTree(in);
            SpecVersion.VersionFlag version = SpecVersionDetector.detect(schema);
            return JsonSchemaFactory.getInstance(version).getSchema(schema).validate(sarif).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        }
    }

    /** Whatever is asked of a report, it is valid. */
    private static JsonNode sarif(Path directory) throws Exception {
        Reports.write(directory);
        JsonNode sarif =
                new ObjectMapper().readTree(directory.resolve(Reports.SARIF).toFile());
        assertThat(problems(sarif)).isEmpty();
        return sarif;
    }
}
