package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gate.CvssVersion;
import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Score;
import io.slipway.gate.Severity;
import io.slipway.host.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrivyReportReaderTest {
    private static final String IMAGE = "sha256:14204f0c6ed4c691538324d98d9b8b748b40f54cb3b18199fcaa6af4f6d80b5f";

    @ParameterizedTest
    @ValueSource(strings = {"10-findings", "12-exit-code-7", "13-tar", "42-stale-database"})
    void readsTheRecordedFindings(String name) throws Exception {
        TrivyReport report = recorded(name);
        assertThat(report.version()).isEqualTo("0.76.0");
        assertThat(report.imageId()).isEqualTo(IMAGE);
        assertThat(report.os()).contains(new OperatingSystem("debian", "12.15", false));
        assertThat(report.packages()).isEqualTo(Map.of("debian", 5));
        assertThat(report.findings())
                .extracting(finding -> finding.id() + " " + finding.component().name())
                .containsExactly(
                        "CVE-2011-3374 apt",
                        "CVE-2016-2781 coreutils",
                        "CVE-2011-3374 libapt-pkg6.0",
                        "CVE-2005-2541 tar",
                        "CVE-2023-45853 zlib1g");
    }

    @Test
    void readsAFindingInFull() throws Exception {
        Finding zlib = recorded("10-findings").findings().get(4);
        assertThat(zlib.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(zlib.component().version()).isEqualTo("1:1.2.13.dfsg-1");
        assertThat(zlib.component().purl()).startsWith("pkg:deb/debian/zlib1g@1.2.13.dfsg-1?");
        assertThat(zlib.status()).isEqualTo("fixed");
        assertThat(zlib.fixedVersion()).isEmpty();
        assertThat(zlib.vendor()).isEqualTo("debian");
        assertThat(zlib.scores())
                .containsExactly(
                        new Score(
                                new BigDecimal("9.8"),
                                "nvd",
                                CvssVersion.V3_1,
                                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                                ""),
                        new Score(
                                new BigDecimal("5.3"),
                                "redhat",
                                CvssVersion.V3_1,
                                "CVSS:3.1/AV:L/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:H",
                                "its vector gives 5.8"));
    }

    /** A DSA is about several vulnerabilities: as a name it would make one of them. */
    @Test
    void takesAnAdvisoryOfGitHubAloneForAnotherName() throws Exception {
        String json = """
                {"SchemaVersion": 2, "ArtifactName": "a", "Results": [{"Target": "t", "Class": "lang-pkgs", "Type": "pip", "Vulnerabilities": [
                  {"VulnerabilityID": "CVE-1-1", "VendorIDs": ["DSA-1-1", "GHSA-aaaa-bbbb-cccc", "RHSA-1:1"], "PkgName": "p"},
                  {"VulnerabilityID": "GHSA-dddd-eeee-ffff", "VendorIDs": ["GHSA-dddd-eeee-ffff"], "PkgName": "p"},
                  {"VulnerabilityID": "CVE-1-2", "VendorIDs": [%s], "PkgName": "p"}]}]}
                """.formatted("\"GHSA-1\", ".repeat(1_000) + "\"GHSA-2\"");

        List<Finding> findings = read(stream(json)).findings();

        assertThat(findings.get(0).aliases()).containsExactly("GHSA-aaaa-bbbb-cccc");
        assertThat(findings.get(1).aliases()).isEmpty();
        assertThat(findings.get(2).aliases()).hasSizeLessThan(100);
    }

    @Test
    void saysWhereAScoreAndItsVectorDiffer() throws Exception {
        Finding tar = recorded("10-findings").findings().get(3);
        assertThat(tar.scores())
                .extracting(score -> score.source() + " " + score.value() + " " + score.note())
                .containsExactly("nvd 10 ", "redhat 7 its vector gives 7.3");
    }

    @Test
    void readsAnImageInWhichNothingWasRecognised() throws Exception {
        TrivyReport report = recorded("20-scratch-image");
        assertThat(report.os()).isEmpty();
        assertThat(report.packages()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsASystemPastItsEndOfLife() throws Exception {
        TrivyReport report = recorded("21-end-of-life-os");
        assertThat(report.os()).contains(new OperatingSystem("debian", "8.11", true));
        assertThat(report.packages()).isEqualTo(Map.of("debian", 1));
    }

    @Test
    void countsNoPlatformForMisconfigurationsAndSecrets() throws Exception {
        assertThat(recorded("50-secret-and-misconfig").packages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1700, 3000, 6000, 8600, 8649})
    void refusesAReportThatIsCutOff(int bytes) throws Exception {
        byte[] whole = Recorded.report("10-findings").readAllBytes();
        assertThatThrownBy(() -> read(new ByteArrayInputStream(Arrays.copyOf(whole, bytes))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageMatching("report.json is (cut off|not usable JSON).*")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an empty file                | ``                                                     | expected an object at 'its start'
            an array                     | []                                                     | expected an object
            an empty object              | {}                                                     | no SchemaVersion
            a foreign document           | {"runs": [{"tool": {}}]}                               | no SchemaVersion
            an unknown schema            | {"SchemaVersion": 3, "Results": []}                    | SchemaVersion is 3, only 2
            a schema as text             | {"SchemaVersion": "2"}                                 | expected a number at 'SchemaVersion'
            something after the end      | {"SchemaVersion": 2} {}                                | after its end
            a field that stands twice    | {"SchemaVersion": 2, "SchemaVersion": 2}               | Duplicate field
            a result that stands twice   | {"SchemaVersion": 2, "Results": [], "Results": []}     | Duplicate field
            a result that is none        | {"SchemaVersion": 2, "Results": [1]}                   | expected an object
            results that are no list     | {"SchemaVersion": 2, "Results": {"a": 1}}              | expected an array at 'Results'
            a vulnerability without id   | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"PkgName": "a"}]}]} | without VulnerabilityID
            a vulnerability of no package| {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1"}]}]} | without VulnerabilityID or PkgName
            an id that is no text        | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": 7}]}]} | expected a text at 'VulnerabilityID'
            a score of 11                | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1", "PkgName": "a", "CVSS": {"nvd": {"V3Score": 11}}}]}]} | 11 of nvd is not a CVSS score
            a negative score             | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1", "PkgName": "a", "CVSS": {"nvd": {"V3Score": -1}}}]}]} | -1 of nvd is not a CVSS score
            a score as text              | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1", "PkgName": "a", "CVSS": {"nvd": {"V3Score": "9.8"}}}]}]} | expected a number at 'V3Score'
            a score that is not a number | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1", "PkgName": "a", "CVSS": {"nvd": {"V3Score": NaN}}}]}]} | not usable JSON
            a huge exponent              | {"SchemaVersion": 2, "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-1", "PkgName": "a", "CVSS": {"nvd": {"V3Score": 1e999999999}}}]}]} | not a CVSS score
            suppressed findings          | {"SchemaVersion": 2, "Results": [{"ExperimentalModifiedFindings": [{"Type": "vulnerability"}]}]} | told to suppress
            a secret without a rule      | {"SchemaVersion": 2, "Results": [{"Class": "secret", "Secrets": [{"Title": "x"}]}]} | without RuleID
            secrets that are no list     | {"SchemaVersion": 2, "Results": [{"Class": "secret", "Secrets": "none"}]} | expected an array at 'Secrets'
            a line that is no number     | {"SchemaVersion": 2, "Results": [{"Secrets": [{"RuleID": "x-1", "StartLine": "1"}]}]} | expected a number at 'StartLine'
            a rule that stands twice     | {"SchemaVersion": 2, "Results": [{"Secrets": [{"RuleID": "x-1", "RuleID": "x-2"}]}]} | Duplicate field
            suppressed misconfigurations | {"SchemaVersion": 2, "Results": [{"Class": "config", "ExperimentalModifiedFindings": [{"Type": "misconfiguration"}]}]} | told to suppress
            an end-of-life that is text  | {"SchemaVersion": 2, "Metadata": {"OS": {"EOSL": "yes"}}} | expected true or false
            """)
    void refuses(String what, String json, String reason) {
        assertThatThrownBy(() -> read(stream(json)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("report.json")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }

    @Test
    void refusesAVulnerabilityWhoseIdIsEmpty() {
        String json =
                "{\"SchemaVersion\":2,\"Results\":[{\"Vulnerabilities\":[{\"VulnerabilityID\":\" \",\"PkgName\":\"a\"}]}]}";
        assertThatThrownBy(() -> read(stream(json))).isInstanceOf(DeliveryException.class);
    }

    @Test
    void refusesDeepNestingWithoutFollowingIt() {
        InputStream deep = new SequenceInputStream(
                stream("{\"SchemaVersion\":2,\"Comment\":"),
                new Repeating("[".getBytes(StandardCharsets.UTF_8), 1L << 30));
        assertThatThrownBy(() -> read(deep))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesATextOfHundredsOfMegabytesWithoutHoldingIt() {
        InputStream huge = new SequenceInputStream(
                stream("{\"SchemaVersion\":2,\"ArtifactName\":\""),
                new Repeating("x".getBytes(StandardCharsets.UTF_8), 200L << 20));
        assertThatThrownBy(() -> read(huge))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("exceeds the maximum");
    }

    @Test
    void keepsNothingOfAHugeTextThatItSkips() throws Exception {
        InputStream report = new SequenceInputStream(Collections.enumeration(Arrays.asList(
                stream("{\"SchemaVersion\":2,\"Comment\":\""),
                new Repeating("x".getBytes(StandardCharsets.UTF_8), 20L << 20),
                stream("\",\"ArtifactName\":\"a\"}"))));
        assertThat(read(report).artifact()).isEqualTo("a");
    }

    @Test
    void computesAScoreWhereOnlyAVectorIsGiven() throws Exception {
        String json =
                "{\"SchemaVersion\":2,\"Results\":[{\"Class\":\"lang-pkgs\",\"Type\":\"pip\",\"Vulnerabilities\":["
                        + "{\"VulnerabilityID\":\"CVE-1\",\"PkgName\":\"a\",\"CVSS\":{\"ghsa\":"
                        + "{\"V40Vector\":\"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\"}}}]}]}";
        Score score = read(stream(json)).findings().get(0).scores().get(0);
        assertThat(score.text()).startsWith("9.3 from ghsa, CVSS 4.0, AV:N/").endsWith("(computed from the vector)");
    }

    private static TrivyReport recorded(String name) throws Exception {
        try (InputStream in = Recorded.report(name)) {
            return TrivyReportReader.read(name, in);
        }
    }

    private static TrivyReport read(InputStream in) throws Exception {
        return TrivyReportReader.read("report.json", in);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same bytes again and again. */
    private static final class Repeating extends InputStream {
        private final byte[] bytes;
        private long left;

        Repeating(byte[] bytes, long times) {
            this.bytes = bytes;
            this.left = times * bytes.length;
        }

        @Override
        public int read() {
            return left-- > 0 ? bytes[(int) (left % bytes.length)] : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(to, offset, offset + count, bytes[0]);
            left -= count;
            return count;
        }
    }
}
