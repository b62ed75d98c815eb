package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Origin;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of the gate whatever the findings and acceptances. */
class GatePropertiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Property(tries = 500)
    void raisingAScoreNeverTurnsBlockIntoPass(
            @ForAll("findings") List<Finding> findings,
            @ForAll("acceptances") List<Acceptance> acceptances,
            @ForAll("rules") GateRules rules,
            @ForAll Random random)
            throws DeliveryException {
        List<Finding> raised =
                findings.stream().map(finding -> raise(finding, random)).toList();
        if (verdict(findings, acceptances, rules).kind() == Verdict.Kind.BLOCK) {
            assertThat(verdict(raised, acceptances, rules).kind()).isEqualTo(Verdict.Kind.BLOCK);
        }
    }

    @Property(tries = 500)
    void anotherAcceptanceInForceNeverBlocksMoreUnlessItRejects(
            @ForAll("findings") List<Finding> findings,
            @ForAll("acceptances") List<Acceptance> acceptances,
            @ForAll("acceptance") Acceptance another,
            @ForAll("rules") GateRules rules)
            throws DeliveryException {
        Assume.that(another.kind() != Acceptance.Kind.REJECT && !another.expired(TODAY));
        List<Acceptance> more = new ArrayList<>(acceptances);
        more.add(another);
        List<Finding> before = blocked(verdict(findings, acceptances, rules));
        assertThat(before).containsAll(blocked(verdict(findings, more, rules)));
    }

    @Property(tries = 300)
    void theOrderNeverMatters(
            @ForAll("findings") List<Finding> findings,
            @ForAll("acceptances") List<Acceptance> acceptances,
            @ForAll("rules") GateRules rules,
            @ForAll Random random)
            throws Exception {
        List<Finding> shuffled = new ArrayList<>(findings);
        Collections.shuffle(shuffled, random);
        assertThat(json(verdict(shuffled, acceptances, rules))).isEqualTo(json(verdict(findings, acceptances, rules)));
    }

    @Property(tries = 300)
    void everyFindingIsInTheVerdictWithAReason(
            @ForAll("findings") List<Finding> findings,
            @ForAll("acceptances") List<Acceptance> acceptances,
            @ForAll("rules") GateRules rules)
            throws DeliveryException {
        Verdict verdict = verdict(findings, acceptances, rules);
        assertThat(findings).allSatisfy(finding -> assertThat(verdict.judgements())
                .anyMatch(judgement -> judgement.finding().named(finding.id())));
        assertThat(verdict.kind() == Verdict.Kind.BLOCK)
                .isEqualTo(!verdict.blocking().isEmpty());
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(
            @ForAll("findings") List<Finding> findings,
            @ForAll("acceptances") List<Acceptance> acceptances,
            @ForAll("rules") GateRules rules)
            throws Exception {
        Verdict verdict = verdict(findings, acceptances, rules);
        byte[] json = json(verdict);
        VerdictSchema.requireValid(json);
        assertThat(VerdictJson.read("verdict.json", new ByteArrayInputStream(json)))
                .isEqualTo(verdict);
    }

    @Property
    void anyTextMayStandWhereAVectorShould(@ForAll String text, @ForAll("scores") Score score) {
        Cvss cvss = new Cvss();
        Optional<Score> read = cvss.score("nvd", CvssVersion.V3, Optional.of(score.value()), text);
        assertThat(read).isPresent();
        assertThat(read.get().value()).isEqualTo(score.value());
    }

    @Property
    void anyMetricsMayStandInAVector(@ForAll("metrics") String vector) {
        Optional<Score> read = new Cvss().score("nvd", CvssVersion.V3, Optional.empty(), vector);
        read.ifPresent(score -> assertThat(score.value()).isBetween(BigDecimal.ZERO, BigDecimal.TEN));
    }

    private static Finding raise(Finding finding, Random random) {
        List<Score> raised = finding.scores().stream()
                .map(score -> new Score(
                        score.value()
                                .add(BigDecimal.valueOf(random.nextInt(30), 1))
                                .min(BigDecimal.TEN),
                        score.source(),
                        score.version(),
                        score.vector(),
                        score.note()))
                .toList();
        return new Finding(
                finding.kind(),
                finding.id(),
                finding.aliases(),
                finding.component(),
                finding.severity(),
                finding.vendor(),
                finding.fixedVersion(),
                finding.status(),
                finding.title(),
                finding.url(),
                raised);
    }

    private static List<Finding> blocked(Verdict verdict) {
        return verdict.blocking().stream().map(Judgement::finding).toList();
    }

    private static Verdict verdict(List<Finding> findings, List<Acceptance> acceptances, GateRules rules)
            throws DeliveryException {
        Platform platform = new Platform("debian 12", 9, Platform.Canary.FOUND, "CVE-2024-6387");
        Coverage coverage = new Coverage(
                Optional.of(new OperatingSystem("debian", "12.5", false)),
                List.of(platform),
                Optional.of(NOW.minusSeconds(3600)));
        Inspection inspection = new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                "sha256:" + "0".repeat(64),
                findings,
                coverage,
                List.of(new ToolVersion("trivy", "0.76.0")));
        return new Gate("policy.yaml", rules, NOW).judge(inspection, new Acceptances(acceptances));
    }

    private static byte[] json(Verdict verdict) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VerdictJson.write(verdict, out);
        return out.toByteArray();
    }

    @Provide
    Arbitrary<Score> scores() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of("nvd", "redhat", "debian"),
                        Arbitraries.of(CvssVersion.class))
                .as((tenths, source, version) -> new Score(BigDecimal.valueOf(tenths, 1), source, version, "", ""));
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        Arbitrary<Component> component = Combinators.combine(
                        Arbitraries.of("libdemo", "zlib1g"), Arbitraries.of("1.0", "2.0"), Arbitraries.of("a", "b"))
                .as((name, version, target) -> new Component(name, version, "", "debian", target));
        Arbitrary<Finding> vulnerability = Combinators.combine(
                        Arbitraries.of("CVE-2026-0001", "CVE-2026-0002", "GHSA-aaaa-bbbb-cccc"),
                        Arbitraries.of("GHSA-aaaa-bbbb-cccc", "DSA-1").list().ofMaxSize(1),
                        component,
                        Arbitraries.of(Severity.class),
                        Arbitraries.of("", "3.0"),
                        Arbitraries.of("title", "<script>\u001b[31m", ""),
                        scores().list().ofMaxSize(3))
                .as((id, aliases, where, severity, fixed, title, scores) -> new Finding(
                        Finding.Kind.VULNERABILITY,
                        id,
                        aliases,
                        where,
                        severity,
                        "debian",
                        fixed,
                        "affected",
                        title,
                        "",
                        scores));
        return Arbitraries.oneOf(vulnerability, vulnerability, inFile()).list().ofMaxSize(6);
    }

    private static Arbitrary<Finding> inFile() {
        return Combinators.combine(
                        Arbitraries.of(Finding.Kind.SECRET, Finding.Kind.MISCONFIGURATION),
                        Arbitraries.of("CVE-2026-0001", "github-pat"),
                        Arbitraries.of("libdemo", "a.py"),
                        Arbitraries.of("line 1", ""),
                        Arbitraries.of(Severity.class))
                .as((kind, rule, file, line, severity) ->
                        Finding.inFile(kind, rule, file, line, "checkout", severity, "title", ""));
    }

    @Provide
    Arbitrary<Acceptance> acceptance() {
        return Combinators.combine(
                        Arbitraries.of("CVE-2026-0001", "CVE-2026-0002", "DSA-1"),
                        Arbitraries.of(Acceptance.Kind.class),
                        Arbitraries.integers().between(-2, 2),
                        Arbitraries.of("", "libdemo", "zlib1g"),
                        Arbitraries.of("", "demo/*", "other"),
                        Arbitraries.of(Origin.Kind.class))
                .as((id, kind, days, name, image, place) -> new Acceptance(
                        id,
                        kind,
                        Optional.of(TODAY.plusDays(days)),
                        kind == Acceptance.Kind.NOT_AFFECTED
                                ? Optional.of(Acceptance.Justification.COMPONENT_NOT_PRESENT)
                                : Optional.empty(),
                        "reason",
                        "alice",
                        name,
                        image,
                        new Origin(place, "acceptances.yaml:1"),
                        ""));
    }

    @Provide
    Arbitrary<List<Acceptance>> acceptances() {
        return acceptance().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<GateRules> rules() {
        return Arbitraries.of(
                        "threshold=7.0",
                        "threshold=5",
                        "unscored=block",
                        "source=nvd",
                        "source=vendor",
                        "ignoreUnfixed")
                .map(Rows::rules);
    }

    @Provide
    Arbitrary<String> metrics() {
        return Arbitraries.of(
                        "AV:N", "AC:L", "PR:N", "UI:N", "S:U", "C:H", "I:H", "A:H", "Au:N", "AT:N", "VC:H", "X", "E:P",
                        "AV:", ":", "")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("/", parts))
                .flatMap(tail -> Arbitraries.of("CVSS:3.0/", "CVSS:3.1/", "CVSS:4.0/", "")
                        .map(head -> head + tail));
    }
}
