package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** On recorded reports of the real Trivy. */
class GateCommandTest {
    private static final Path RECORDED = Path.of("../engine/src/test/resources/io/slipway/scan/trivy/recorded");
    private static final String FINDINGS = report("10-findings");
    private static final String CLAIR = clair("13-vulnerability-report");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path acceptances;

    @BeforeEach
    void acceptZlib() throws Exception {
        acceptances = Files.writeString(
                directory.resolve("acceptances.yaml"),
                "- {id: CVE-2023-45853, decision: pass-through, until: 2026-12-31, reason: MiniZip is not built, approvedBy: alice}\n");
    }

    @Test
    void blocksAndNamesWhatBlocks() {
        assertThat(run(FINDINGS)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "debian-flask:12 is blocked: 1 blocking, 0 accepted, 4 not above 7.0 (replayed, the built-in policy)")
                .contains("CVE-2023-45853  zlib1g 1:1.2.13.dfsg-1  9.8 from nvd, CVSS 3.1");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsTheVerdictAsJson() throws Exception {
        assertThat(run("--json", FINDINGS)).isEqualTo(1);
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.path("verdict").asText()).isEqualTo("block");
        assertThat(root.path("proof").asText()).isEqualTo("replayed");
        assertThat(root.path("findings")).hasSize(5);
        assertThat(root.path("findings").get(0).toString())
                .isEqualTo(
                        "{\"id\":\"CVE-2023-45853\",\"package\":\"zlib1g\",\"version\":\"1:1.2.13.dfsg-1\",\"score\":9.8,\"source\":\"nvd\",\"cvss\":\"3.1\",\"severity\":\"CRITICAL\",\"decision\":\"block\"}");
        assertThat(root.path("findings").get(1).toString())
                .contains("CVE-2005-2541", "\"score\":7,\"source\":\"redhat\"", "\"decision\":\"below\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 0, accepted",
        "2027-01-01, 1, expired",
        "2026-10-02, 0, accepted",
    })
    void judgesOnTheGivenDay(String day, int code, String decision) {
        assertThat(run("--json", "--at", day, "--acceptances", acceptances.toString(), FINDINGS))
                .isEqualTo(code);
        assertThat(out.toString()).contains("\"decision\" : \"" + decision + "\"");
    }

    @ParameterizedTest
    @CsvSource({"9.8, 0", "9.7, 1", "10, 0", "6.9, 1"})
    void supposesAnotherThreshold(String threshold, int code) {
        assertThat(run("--threshold", threshold, FINDINGS)).isEqualTo(code);
    }

    @Test
    void takesThePolicysRules() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "gate:\n  threshold: 9.9\n");
        assertThat(run("--policy", policy.toString(), FINDINGS)).isEqualTo(0);
        assertThat(out.toString()).contains("policy.yaml");
    }

    @Test
    void joinsReportsOfOneImage() throws Exception {
        assertThat(run("--json", FINDINGS, report("13-tar"))).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString()).path("findings")).hasSize(5);
    }

    @Test
    void takesReportsOfClair() throws Exception {
        assertThat(run("--json", CLAIR)).isEqualTo(1);
        JsonNode findings = new ObjectMapper().readTree(out.toString()).path("findings");
        assertThat(findings).hasSize(5);
        assertThat(findings.get(0).toString())
                .isEqualTo(
                        "{\"id\":\"CVE-2023-45853\",\"package\":\"zlib1g\",\"version\":\"1:1.2.13.dfsg-1\",\"score\":9.8,\"source\":\"nvd\",\"cvss\":\"3.1\",\"severity\":\"UNKNOWN\",\"decision\":\"block\"}");
    }

    @Test
    void joinsReportsOfSeveralScannersOnOneImageInAnyOrder() throws Exception {
        // What Slipway writes in front of a report of Clair that it keeps.
        String trivy = Files.readString(Path.of(FINDINGS));
        String digest = trivy.replaceAll("(?s).*\"ImageID\": \"([^\"]+)\".*", "$1");
        String clair = Files.readString(Path.of(CLAIR))
                .replaceFirst(
                        "\\{", "{\"slipway\":{\"image\":\"debian-flask:12\",\"configDigest\":\"" + digest + "\"},");
        Path kept = Files.writeString(directory.resolve("clair-report.json"), clair);

        assertThat(run("--at", "2026-11-21", FINDINGS, kept.toString())).isEqualTo(1);
        String one = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("--at", "2026-11-21", kept.toString(), FINDINGS)).isEqualTo(1);

        assertThat(out.toString()).isEqualTo(one);
        assertThat(one)
                .contains("debian-flask:12 is blocked: 1 blocking, 0 accepted, 4 not above 7.0")
                .contains(
                        "CVE-2005-2541  tar 1.34+dfsg-1.2+deb12u1  clair: unscored, severity LOW; trivy: 7.0 from redhat, CVSS 3.1");
    }

    @Test
    void refusesAReportOfClairOnNothing() {
        assertThat(run(clair("43-scratch-image-vulnerability-report"))).isEqualTo(10);
        assertThat(err.toString())
                .contains("the scanner recognised no package in it (clair)")
                .hasLineCount(1);
    }

    @Test
    void blocksWhenOneOfSeveralImagesIsBlocked() {
        assertThat(run(report("21-end-of-life-os"))).isEqualTo(0);
        assertThat(run(report("21-end-of-life-os"), FINDINGS)).isEqualTo(1);
        assertThat(out.toString()).contains("eol:8 passes", "debian-flask:12 is blocked", "past its end of life");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20-scratch-image        | no verdict on bb:1: the scanner recognised no package in it
            50-secret-and-misconfig | is a report on a checkout alone; name that of an image beside it
            43-version-json         | is not a report of Trivy: it has no SchemaVersion
            nosuch                  | cannot read the report
            """)
    void refusesUnusableReports(String name, String reason) {
        assertThat(run("--json", report(name))).isEqualTo(10);
        assertThat(err.toString()).contains(reason).hasLineCount(1);
        assertThat(out.toString()).contains("\"verdict\" : \"none\"");
    }

    @Test
    void refusesAReportThatIsCutOff() throws Exception {
        Path cut = directory.resolve("cut.json");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(Path.of(FINDINGS)), 4000));
        assertThat(run(cut.toString())).isEqualTo(10);
        assertThat(err.toString()).contains("cut.json is cut off").hasLineCount(1);
    }

    @Test
    void refusesAPipeInsteadOfWaitingForIt() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(run(pipe.toString())).isEqualTo(10);
        assertThat(err.toString()).contains("it is not a regular file").hasLineCount(1);
    }

    @Test
    void refusesUnusableAcceptances() throws Exception {
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "- {id: CVE-1}\n");
        assertThat(run("--acceptances", bad.toString(), FINDINGS)).isEqualTo(10);
        assertThat(err.toString()).contains("bad.yaml:1: ").hasLineCount(1);
        assertThat(run("--acceptances", directory.resolve("none").toString(), FINDINGS))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"11", "-1", "1e999999999", "1e-999999999"})
    void refusesAThresholdThatIsNoScore(String threshold) {
        assertThat(run("--threshold=" + threshold, FINDINGS)).isEqualTo(10);
        assertThat(err.toString()).contains("expected 0.0 to 10.0").hasLineCount(1);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--at")) {
            all.addAll(0, List.of("--at", "2026-11-21"));
        }
        return new CommandLine(new GateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static String clair(String exchange) {
        return Path.of("../engine/src/test/resources/recorded/clair", exchange, "response.json")
                .toString();
    }

    private static String report(String name) {
        return RECORDED.resolve(name).resolve("stdout.json").toString();
    }
}
