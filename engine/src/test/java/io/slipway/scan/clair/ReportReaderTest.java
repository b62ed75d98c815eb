package io.slipway.scan.clair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gate.Component;
import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Severity;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.Repeated;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
    private static final String RECORDED = RecordedClair.response("13-vulnerability-report");

    @Test
    void readsWhatClairReports() throws Exception {
        ClairReport report = read(RECORDED);

        assertThat(report.manifest()).startsWith("sha256:c5b9dc23");
        assertThat(report.os()).contains(new OperatingSystem("debian", "12", false));
        assertThat(report.packages()).isEqualTo(Map.of("debian", 122));
        assertThat(report.findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder(
                        "CVE-2005-2541", "CVE-2011-3374", "CVE-2011-3374", "CVE-2016-2781", "CVE-2023-45853");
    }

    @Test
    void knowsThePackageItsUrlAndTheScoreOfAFinding() throws Exception {
        Finding zlib = finding(read(RECORDED), "CVE-2023-45853");

        assertThat(zlib.component())
                .isEqualTo(new Component(
                        "zlib1g",
                        "1:1.2.13.dfsg-1",
                        "pkg:deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64&distro=debian-12&epoch=1",
                        "debian",
                        "var/lib/dpkg/status"));
        assertThat(zlib.scores()).singleElement().satisfies(score -> assertThat(score.text())
                .isEqualTo("9.8 from nvd, CVSS 3.1, AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
        assertThat(zlib.vendor()).isEqualTo("debian");
        assertThat(zlib.url()).isEqualTo("https://security-tracker.debian.org/tracker/CVE-2023-45853");
    }

    @Test
    void hasNoScoreWhereClairHasNone() throws Exception {
        Finding tar = finding(read(RECORDED), "CVE-2005-2541");

        assertThat(tar.scores()).isEmpty();
        assertThat(tar.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void readsPackagesOfLanguagesWithTheAliasesOfTheirAdvisories() throws Exception {
        ClairReport report = read(RecordedClair.response("61-report-with-python"));

        assertThat(report.packages()).isEqualTo(Map.of("debian", 1, "python-pkg", 1));
        Finding yaml = finding(report, "CVE-2020-14343");
        assertThat(yaml.aliases()).containsExactly("GHSA-8q59-q68h-6hv4");
        assertThat(yaml.fixedVersion()).isEqualTo("5.4");
        assertThat(yaml.component().purl()).isEqualTo("pkg:pypi/pyyaml@5.3");
        assertThat(yaml.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void readsAReportOnAnImageInWhichNothingWasRecognised() throws Exception {
        ClairReport report = read(RecordedClair.response("43-scratch-image-vulnerability-report"));

        assertThat(report.packages()).isEmpty();
        assertThat(report.os()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void saysWhenPackagesAreOfASystemThatWasNotRecognised() throws Exception {
        String hidden = RECORDED.replaceAll("\"distribution_id\":\"[^\"]*\"", "\"distribution_id\":\"\"");
        assertThat(read(hidden).os()).contains(OperatingSystem.UNRECOGNISED);
        String none = RecordedClair.response("61-report-with-python")
                .replaceAll("\"package_db\":\"var/lib/dpkg/status\"", "\"package_db\":\"root/buildinfo/x.json\"")
                .replaceAll("\"distribution_id\":\"[^\"]*\"", "\"distribution_id\":\"\"");
        assertThat(read(none).os()).contains(new OperatingSystem("debian", "12", false));
        assertThat(read(none).packages()).isEqualTo(Map.of("unknown", 1, "python-pkg", 1));
    }

    @Test
    void takesAPackageOfALanguageForNoSystemsWhateverItsFolderIsCalled() throws Exception {
        String library = RecordedClair.response("61-report-with-python")
                .replaceAll(
                        "\"package_db\":\"python:[^\"]*\"",
                        "\"package_db\":\"nodejs:usr/lib/node_modules/rpm/package.json\"");

        assertThat(read(library).packages()).isEqualTo(Map.of("debian", 1, "node-pkg", 1));
        assertThat(read(library).os()).contains(new OperatingSystem("debian", "12", false));
    }

    @Test
    void takesNothingOfOneRowForTheNext() throws Exception {
        String first = RECORDED.replaceAll("\"normalized_severity\":\"[^\"]*\"", "\"x\":\"\"")
                .replaceFirst("\"vulnerabilities\":\\{\"\\d+\":\\{", "$0\"normalized_severity\":\"Low\",");

        assertThat(read(first).findings())
                .extracting(Finding::severity)
                .containsOnly(Severity.LOW, Severity.UNKNOWN)
                .filteredOn(Severity.UNKNOWN::equals)
                .hasSizeGreaterThan(1);
    }

    @Test
    void readsOtherEnrichmentsForNoScores() throws Exception {
        String more =
                RECORDED.replaceFirst("\"enrichments\":\\{", "$0\"message/other\":[{\"1\":[{\"baseScore\":11}]}],");

        assertThat(more).isNotEqualTo(RECORDED);
        assertThat(read(more).findings()).isEqualTo(read(RECORDED).findings());
    }

    @Test
    void takesNoPackageOfALanguageForOneOfTheSystem() throws Exception {
        String inSystem = RecordedClair.response("61-report-with-python")
                .replaceFirst("\"distribution_id\":\"\"", "\"distribution_id\":\"1\"");

        assertThat(read(inSystem).packages()).isEqualTo(Map.of("debian", 1, "python-pkg", 1));
    }

    @Test
    void takesTheVersionOfASystemThatHasNoVersionId() throws Exception {
        // As Clair writes it for Alpine.
        String alpine = RECORDED.replaceAll("\"version\":\"12 \\(bookworm\\)\"", "\"version\":\"3.21\"")
                .replace("\"version_id\":\"12\"", "\"version_id\":\"\"")
                .replace("\"did\":\"debian\"", "\"did\":\"alpine\"");

        assertThat(read(alpine).os()).contains(new OperatingSystem("alpine", "3.21", false));
    }

    @Test
    void doesNotCareForTheOrderOfTheTables() throws Exception {
        String moved =
                RECORDED.replaceFirst("(?s)\\{(\"manifest_hash\":.*?),(\"vulnerabilities\":.*)}\\s*$", "{$2,$1}");

        assertThat(moved).isNotEqualTo(RECORDED).startsWith("{\"vulnerabilities\"");
        assertThat(read(moved).findings())
                .containsExactlyInAnyOrderElementsOf(read(RECORDED).findings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "baseScore":9.8                  | "baseScore":11                     | is not a CVSS score
            "baseScore":9.8                  | "baseScore":-1                     | is not a CVSS score
            "baseScore":9.8                  | "baseScore":"9.8"                  | expected a number
            "baseScore":9.8                  | "baseScore":NaN                    | is not usable JSON
            "baseScore":9.8                  | "baseScore":9.8,"baseScore":1      | is not usable JSON
            "package_vulnerabilities":       | "package_vulnerability":           | it lacks package_vulnerabilities
            "packages":                      | "parcels":                         | it lacks packages
            "package_vulnerabilities":{      | "package_vulnerabilities":{"9999":["1"], | it has no package 9999
            "package_vulnerabilities":{      | "package_vulnerabilities":{"8":["77"],   | it has no vulnerability 77
            "name":"CVE-2023-45853"          | "name":""                          | has no name
            "name":"CVE-2023-45853"          | "name":null                        | expected a text
            """)
    void refusesWhatCannotBe(String part, String other, String reason) {
        assertThat(RECORDED).contains(part);
        assertThatThrownBy(() -> read(RECORDED.replace(part, other)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20-layer-not-found | it lacks
            12-index-report    | it lacks
            """)
    void refusesOtherAnswersOfClair(String exchange, String reason) {
        assertThatThrownBy(() -> read(RecordedClair.response(exchange))).hasMessageContaining(reason);
    }

    @Test
    void refusesAReportThatIsCutOff() {
        for (int length = 0; length < RECORDED.length() - 2; length += 4999) {
            String cut = RECORDED.substring(0, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(DeliveryException.class);
        }
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> read("{\"comment\":" + "[".repeat(100_000))).isInstanceOf(DeliveryException.class);
    }

    @Test
    void refusesAGigabyteOfNestingAndATextOfHundredsOfMegabytesWithoutHoldingThem() {
        assertThatThrownBy(() -> read("{\"comment\":", Repeated.of('[', 1L << 30)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("nesting depth");
        assertThatThrownBy(() -> read("{\"manifest_hash\":\"", Repeated.of('x', 200L << 20)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("exceeds the maximum");
    }

    private static ClairReport read(String start, InputStream rest) throws Exception {
        return ReportReader.read(
                "the report", new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), rest));
    }

    private static Finding finding(ClairReport report, String id) {
        List<Finding> found =
                report.findings().stream().filter(one -> one.id().equals(id)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static ClairReport read(String json) throws Exception {
        return ReportReader.read("the report", new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
