package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Disagreement.Opinion;
import io.slipway.policy.GateRules;
import io.slipway.record.ToolVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeveralScannersTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Gate GATE = new Gate("policy.yaml", GateRules.STRICT, NOW);
    private static final Platform DEBIAN = new Platform("debian 12", 10, Platform.Canary.FOUND, "CVE-2024-6387");
    private static final Platform PYTHON = new Platform("python-pkg", 2, Platform.Canary.FOUND, "CVE-2020-14343");
    private static final Platform UNPROVED = new Platform("python-pkg", 3, Platform.Canary.NONE, "");
    private static final Component ZLIB = new Component(
            "zlib1g", "1:1.2", "pkg:deb/debian/zlib1g@1.2?arch=amd64&epoch=1", "debian", "demo (debian 12)");
    private static final Component ZLIB_OF_CLAIR =
            new Component("zlib1g", "1:1.2", "pkg:deb/debian/zlib1g@1.2", "debian", "var/lib/dpkg/status");

    @Test
    void letTheHigherScoreDecide() throws Exception {
        Verdict verdict = judge(
                trivy(finding("CVE-1", ZLIB, "nvd 3.1 5.0")), clair(finding("CVE-1", ZLIB_OF_CLAIR, "nvd 3.1 9.8")));

        assertThat(verdict.blocking()).singleElement().satisfies(judgement -> assertThat(judgement.explanation())
                .startsWith("9.8 from nvd, CVSS 3.1"));
        assertThat(verdict.disagreements())
                .containsExactly(new Disagreement(
                        "CVE-1",
                        "zlib1g",
                        "1:1.2",
                        List.of(
                                new Opinion("clair", "9.8 from nvd, CVSS 3.1"),
                                new Opinion("trivy", "5.0 from nvd, CVSS 3.1"))));
    }

    @Test
    void agreeOnTheSameNumberOfAnotherSource() throws Exception {
        Verdict verdict = judge(
                trivy(finding("CVE-1", ZLIB, "redhat 3.1 5")), clair(finding("CVE-1", ZLIB_OF_CLAIR, "nvd 3.1 5.0")));

        assertThat(verdict.disagreements()).isEmpty();
        assertThat(verdict.judgements()).hasSize(1);
    }

    @Test
    void areJoinedByAliasAndPackageUrlHoweverTheySpellThePackage() throws Exception {
        Component camel = new Component("PyYAML", "5.3", "pkg:pypi/pyyaml@5.3", "python-pkg", "Python");
        Component lower = new Component("pyyaml", "5.3", "pkg:pypi/pyyaml@5.3", "python-pkg", "python:usr/lib");
        Finding ghsa = new Finding(
                Finding.Kind.VULNERABILITY,
                "GHSA-8q59-q68h-6hv4",
                List.of("CVE-2020-14343"),
                lower,
                Severity.CRITICAL,
                "",
                "",
                "",
                "",
                "",
                List.of());

        Verdict verdict = judge(trivy(finding("CVE-2020-14343", camel, "nvd 3.1 9.8")), clair(ghsa));

        assertThat(verdict.judgements()).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding().id()).isEqualTo("CVE-2020-14343");
            assertThat(judgement.finding().aliases()).containsExactly("GHSA-8q59-q68h-6hv4");
        });
        assertThat(verdict.disagreements()).singleElement().satisfies(one -> assertThat(one.opinions())
                .extracting(Opinion::says)
                .containsExactly("unscored, severity CRITICAL", "9.8 from nvd, CVSS 3.1"));
    }

    @Test
    void disagreeWhereOneThatLookedAtThePackageDoesNotReportIt() throws Exception {
        Verdict verdict = judge(trivy(finding("CVE-1", ZLIB, "nvd 3.1 5.0")), clair());

        assertThat(verdict.disagreements()).singleElement().satisfies(one -> assertThat(one.opinions())
                .contains(new Opinion("clair", "not reported")));
    }

    @Test
    void doNotDisagreeOnPackagesThatOneDoesNotKnow() throws Exception {
        Component lodash = new Component("lodash", "4.17.20", "pkg:npm/lodash@4.17.20", "node-pkg", "Node.js");

        assertThat(judge(trivy(finding("CVE-1", lodash, "nvd 3.1 5.0")), clair())
                        .disagreements())
                .isEmpty();
    }

    @Test
    void proveAPlatformIfOneOfThemProvesIt() throws Exception {
        Verdict verdict = judge(
                inspection("trivy", Duration.ZERO, List.of(), DEBIAN, UNPROVED),
                inspection("clair", Duration.ofDays(2), List.of(), DEBIAN, PYTHON));

        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.coverage().platforms())
                .containsExactly(DEBIAN, new Platform("python-pkg", 3, Platform.Canary.FOUND, "CVE-2020-14343"));
        assertThat(verdict.coverage().databaseDate()).contains(NOW.minus(Duration.ofDays(2)));

        Verdict swapped = judge(
                inspection("trivy", Duration.ZERO, List.of(), DEBIAN, PYTHON),
                inspection("clair", Duration.ZERO, List.of(), DEBIAN, UNPROVED));
        assertThat(swapped.proof()).isEqualTo(Proof.PROVED);
        assertThat(swapped.coverage().platforms()).isEqualTo(verdict.coverage().platforms());
    }

    @Test
    void saveTheEndOfLifeThatOneAloneKnows() throws Exception {
        Inspection clair = inspection("clair", Duration.ZERO, List.of(), DEBIAN);
        OperatingSystem old = new OperatingSystem("debian", "8", true);
        Inspection trivy = new Inspection(
                clair.image(),
                clair.repositories(),
                clair.configDigest(),
                List.of(),
                new Coverage(Optional.of(old), clair.coverage().platforms(), Optional.of(NOW)),
                List.of(new ToolVersion("trivy", "1")));

        assertThat(judge(clair, trivy).coverage().os()).contains(old);
        assertThat(judge(clair, trivy).scanners()).extracting(ToolVersion::name).containsExactly("clair", "trivy");
    }

    @Test
    void haveNoVerdictIfOneOfThemSawNothing() {
        assertThatThrownBy(() -> judge(trivy(), inspection("clair", Duration.ZERO, List.of())))
                .hasMessageContaining("the scanner recognised no package in it (clair)");
    }

    @Test
    void haveNoVerdictIfOneDatabaseIsTooOld() {
        assertThatThrownBy(() -> judge(trivy(), inspection("clair", Duration.ofDays(8), List.of(), DEBIAN)))
                .hasMessageContaining("(clair), 8 days old");
    }

    @Test
    void giveTheSameVerdictInAnyOrder() throws Exception {
        Inspection trivy = trivy(finding("CVE-1", ZLIB, "nvd 3.1 5.0"), finding("CVE-2", ZLIB, "nvd 3.1 9.0"));
        Inspection clair = clair(finding("CVE-1", ZLIB_OF_CLAIR, "nvd 3.1 9.8"));

        assertThat(judge(trivy, clair)).isEqualTo(judge(clair, trivy));
    }

    @Test
    void areShownWithWhatTheySayOnTheConsole() throws Exception {
        Finding[] many = new Finding[12];
        for (int i = 0; i < many.length; i++) {
            many[i] = finding("CVE-" + (10 + i), ZLIB, "nvd 3.1 5.0");
        }

        List<String> lines = new VerdictText(judge(trivy(many), clair())).details();

        assertThat(lines)
                .contains("the scanners disagree on 12 findings; the higher score decides:")
                .contains("  CVE-10  zlib1g 1:1.2  clair: not reported; trivy: 5.0 from nvd, CVSS 3.1")
                .contains("  … and 2 more in verdict.json");
    }

    private static Verdict judge(Inspection... inspections) throws Exception {
        return GATE.judge(List.of(inspections), Acceptances.NONE);
    }

    private static Finding finding(String id, Component component, String scores) {
        return new Finding(
                Finding.Kind.VULNERABILITY,
                id,
                List.of(),
                component,
                Severity.HIGH,
                "debian",
                "",
                "affected",
                "",
                "",
                Rows.scores(scores));
    }

    private static Inspection trivy(Finding... findings) {
        return inspection("trivy", Duration.ZERO, List.of(findings), DEBIAN, PYTHON);
    }

    private static Inspection clair(Finding... findings) {
        return inspection("clair", Duration.ZERO, List.of(findings), DEBIAN, PYTHON);
    }

    private static Inspection inspection(String scanner, Duration age, List<Finding> findings, Platform... platforms) {
        return new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                "sha256:" + "0".repeat(64),
                findings,
                new Coverage(
                        Optional.of(new OperatingSystem("debian", "12", false)),
                        List.of(platforms),
                        Optional.of(NOW.minus(age))),
                List.of(new ToolVersion(scanner, "1")));
    }
}
