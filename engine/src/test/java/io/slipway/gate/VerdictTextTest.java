package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptances;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void saysEverythingThatBlocksInATableAndTheFirstInOneLine() throws Exception {
        VerdictText text = text(Rows.finding("nvd 3.1 9.8", null), "pass-through 2026-06-01");

        assertThat(text.headline())
                .isEqualTo(
                        "demo/api:1 is blocked: 1 blocking (1 by expired acceptances), 0 accepted, 0 not above 7.0 (proved, policy.yaml)");
        assertThat(text.details())
                .containsExactly(
                        "looked at 3 packages of debian 12.5, database of 2026-06-15T12:00:00Z, proved by canaries for debian 12, secrets and misconfigurations",
                        "  CVE-2026-0001  libdemo 1.0+b1  9.8 from nvd, CVSS 3.1  no fix, acceptance expired after 2026-06-01");
        assertThat(text.refusal())
                .startsWith(
                        "demo/api:1 is blocked: CVE-2026-0001 in libdemo 1.0+b1 (9.8 from nvd, CVSS 3.1), acceptance expired after 2026-06-01;");
    }

    @Test
    void neutralisesWhatAStrangerWrote() throws Exception {
        Component hostile = new Component("lib\u001b[31m\nx", "1\u202e", "", "debian", "");
        Finding finding = new Finding(
                Finding.Kind.VULNERABILITY,
                "CVE-1",
                List.of(),
                hostile,
                Severity.HIGH,
                "",
                "",
                "",
                "",
                "",
                Rows.scores("nvd 3.1 9.8"));

        VerdictText text = text(finding, null);

        assertThat(String.join("", text.details()) + text.refusal()).doesNotContain("\u001b", "\n", "\u202e");
    }

    @Test
    void namesRuleFileAndLineOfASecretAndNeutralisesThemToo() throws Exception {
        Finding secret = Finding.inFile(
                Finding.Kind.SECRET,
                "github-pat",
                "a\u001b[31m\n.py",
                "line 7",
                "checkout",
                Severity.CRITICAL,
                "A \u202etoken",
                "");

        VerdictText text = text(secret, null);

        assertThat(text.refusal())
                .contains("github-pat in a\uFFFD[31m\uFFFD.py line 7 (secret in the checkout, CRITICAL)");
        assertThat(String.join("|", text.details()))
                .contains("github-pat", "line 7", "A \uFFFDtoken", "secrets and misconfigurations")
                .doesNotContain("\u001b", "\n", "\u202e");
    }

    @Test
    void cutsALongTableAndSaysHowMuchIsLeft() throws Exception {
        List<Finding> many = IntStream.rangeClosed(1, 27)
                .mapToObj(i -> new Finding(
                        Finding.Kind.VULNERABILITY,
                        "CVE-2026-%04d".formatted(i),
                        List.of(),
                        Rows.LIBDEMO,
                        Severity.HIGH,
                        "",
                        "2.0",
                        "",
                        "",
                        "",
                        List.of()))
                .toList();
        assertThat(text(many, null).details())
                .hasSize(1 + 25 + 1)
                .contains("  CVE-2026-0025  libdemo 1.0+b1  unscored, severity HIGH  fixed in 2.0")
                .endsWith("  … and 2 more in verdict.json");
        assertThat(text(many, null).refusal()).contains("CVE-2026-0001 in", "and 26 more;");
        assertThat(text(many.subList(0, 25), null).details()).hasSize(1 + 25);
        assertThat(text(many.subList(0, 1), null).refusal()).doesNotContain("more");
    }

    @Test
    void saysInTheRefusalOnlyTheDoubtsThatBlock() throws Exception {
        Coverage coverage = new Coverage(
                Optional.of(new OperatingSystem("debian", "8", true)),
                List.of(new Platform("debian 8", 3, Platform.Canary.NONE, "")),
                Optional.empty());
        Inspection image = new Inspection("demo/api:1", List.of(), "", List.of(), coverage, List.of());
        VerdictText text = new VerdictText(
                new Gate("policy.yaml", Rows.rules("endOfLife=block"), NOW).judge(image, Acceptances.NONE));
        assertThat(text.refusal()).contains("past its end of life").doesNotContain("canary");
        assertThat(text.details())
                .contains("WARN: no canary proves that the scanner's database knows debian 8")
                .anyMatch(line -> line.startsWith("BLOCK: debian 8 is past its end of life"))
                .contains("looked at 3 packages of debian 8, database of unknown date");
    }

    private static VerdictText text(Finding finding, String acceptances) throws Exception {
        return text(List.of(finding), acceptances);
    }

    private static VerdictText text(List<Finding> findings, String acceptances) throws Exception {
        Coverage coverage = new Coverage(
                Optional.of(new OperatingSystem("debian", "12.5", false)),
                List.of(
                        new Platform("debian 12", 3, Platform.Canary.FOUND, "CVE-2024-6387"),
                        Platform.files("github-pat")),
                Optional.of(NOW));
        Inspection image = new Inspection(
                "demo/api:1", List.of("demo/api"), "sha256:" + "0".repeat(64), findings, coverage, List.of());
        return new VerdictText(new Gate("policy.yaml", Rows.rules(null), NOW)
                .judge(image, new Acceptances(Rows.acceptances(acceptances))));
    }
}
