package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.record.ToolVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Platform DEBIAN = new Platform("debian 12", 3, Platform.Canary.FOUND, "CVE-2024-6387");
    private static final Platform RUST = new Platform("rustbinary", 3, Platform.Canary.NONE, "");

    @Test
    void isProvedWhenEveryPlatformHasItsCanary() throws Exception {
        Verdict verdict = judge("-", inspection(false, Duration.ZERO, DEBIAN));
        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.doubts()).isEmpty();
    }

    @Test
    void isUnprovedWhenAPlatformHasNoCanary() throws Exception {
        Verdict verdict = judge("-", inspection(false, Duration.ZERO, DEBIAN, RUST));
        assertThat(verdict.proof()).isEqualTo(Proof.UNPROVED);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.doubts()).singleElement().asString().contains("rustbinary");
    }

    @Test
    void blocksTheUnprovedWhereThePolicySaysSo() throws Exception {
        Verdict verdict = judge("unproved=block", inspection(false, Duration.ZERO, DEBIAN, RUST));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCK);
        assertThat(new VerdictText(verdict).refusal()).contains("no canary proves", "rustbinary");
    }

    @Test
    void givesNoVerdictOnASystemOfWhichNoPackageIsLeft() {
        Platform python = new Platform("python-pkg", 3, Platform.Canary.FOUND, "CVE-2020-14343");
        Platform empty = new Platform("debian 12", 0, Platform.Canary.NONE, "");
        Inspection inspection = inspection(false, Duration.ZERO, python, empty);
        assertThatThrownBy(() -> judge("-", inspection))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("recognised debian 12.5 in it, but no package of that", "allowEmpty");
        assertThatThrownBy(() -> gate("-").replay(inspection, Acceptances.NONE))
                .hasMessageContaining("recognised debian 12.5 in it, but no package of that");
    }

    @Test
    void doubtsASystemWithoutPackagesThatThePolicyAllows() throws Exception {
        Platform python = new Platform("python-pkg", 3, Platform.Canary.FOUND, "CVE-2020-14343");
        Verdict verdict = judge("allowEmpty=demo/*", inspection(false, Duration.ZERO, python));
        assertThat(verdict.proof()).isEqualTo(Proof.UNPROVED);
        assertThat(verdict.doubts())
                .singleElement()
                .asString()
                .contains("no package of that", "package database may have been removed", "policy.yaml allows that");
    }

    @ParameterizedTest
    @CsvSource({"-,PASS", "endOfLife=block,BLOCK"})
    void endOfLifeIsAsThePolicySays(String rules, Verdict.Kind kind) throws Exception {
        Verdict verdict = judge(rules, inspection(true, Duration.ZERO, DEBIAN));
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.doubts()).singleElement().asString().contains("past its end of life");
        Verdict replayed = gate(rules).replay(inspection(true, Duration.ZERO, DEBIAN), Acceptances.NONE);
        assertThat(replayed.kind()).isEqualTo(kind);
        assertThat(replayed.doubts()).isEqualTo(verdict.doubts());
    }

    @Test
    void saysInTheRecordWhenNobodyLookedForSecrets() throws Exception {
        Verdict without = judge("-", inspection(false, Duration.ZERO, DEBIAN));
        assertThat(VerdictFacts.of(without, GateRules.STRICT))
                .containsEntry("secrets", "not looked for")
                .containsEntry("misconfigurations", "not looked for")
                .containsEntry("operatingSystem", "debian 12.5")
                .containsEntry("packages", 3);
        Verdict with = judge("-", inspection(false, Duration.ZERO, DEBIAN, Platform.files("github-pat")));
        assertThat(VerdictFacts.of(with, GateRules.STRICT))
                .containsEntry("secrets", "block")
                .containsEntry("misconfigurations", "critical");
    }

    @Test
    void doesNotJoinPackagesThatHaveNoUrl() throws Exception {
        List<Finding> two = Stream.of("libone", "libtwo")
                .map(name -> new Finding(
                        Finding.Kind.VULNERABILITY,
                        Rows.ID,
                        List.of(),
                        new Component(name, "1", "", "debian", ""),
                        Severity.LOW,
                        "",
                        "",
                        "",
                        "",
                        "",
                        Rows.scores("nvd 3.1 9.8")))
                .toList();
        assertThat(judge("-", inspection(false, Duration.ZERO, two, DEBIAN)).blocking())
                .hasSize(2);
    }

    @Test
    void showsTheMostPressingFirst() throws Exception {
        List<Finding> found = new ArrayList<>();
        found.add(of("CVE-2", "b", "2", Severity.LOW, "nvd 3.1 9.8"));
        found.add(of("CVE-2", "b", "1", Severity.LOW, "nvd 3.1 9.8"));
        found.add(of("CVE-2", "a", "1", Severity.LOW, "nvd 3.1 9.8"));
        found.add(of("CVE-1", "z", "1", Severity.LOW, "nvd 3.1 9.8"));
        found.add(of("CVE-3", "a", "1", Severity.HIGH, "nvd 3.1 9.8"));
        found.add(of("CVE-9", "a", "1", Severity.LOW, "nvd 3.1 10.0"));
        found.add(of("CVE-8", "a", "1", Severity.CRITICAL, "nvd 3.1 7.01"));
        found.add(of("CVE-0", "a", "1", Severity.CRITICAL, "nvd 3.1 7.0"));
        found.add(of("CVE-7", "a", "1", Severity.UNKNOWN, null));
        found.add(of("CVE-6", "a", "1", Severity.LOW, null));
        Verdict verdict = judge("-", inspection(false, Duration.ZERO, found, DEBIAN));
        Collections.reverse(found);
        assertThat(judge("-", inspection(false, Duration.ZERO, found, DEBIAN)).judgements())
                .isEqualTo(verdict.judgements());
        assertThat(verdict.judgements())
                .extracting(judgement -> judgement.finding().id() + " "
                        + judgement.finding().component().name() + " "
                        + judgement.finding().component().version())
                .containsExactly(
                        "CVE-9 a 1",
                        "CVE-3 a 1",
                        "CVE-1 z 1",
                        "CVE-2 a 1",
                        "CVE-2 b 1",
                        "CVE-2 b 2",
                        "CVE-8 a 1",
                        "CVE-7 a 1",
                        "CVE-0 a 1",
                        "CVE-6 a 1");
    }

    @Test
    void namesAVulnerabilityByItsCveAndTheFirstThreePlaces() throws Exception {
        List<Finding> same = new ArrayList<>();
        for (String target : List.of("d", "c", "b", "a")) {
            same.add(new Finding(
                    Finding.Kind.VULNERABILITY,
                    "ALAS-2026-1",
                    List.of(Rows.ID),
                    new Component("libdemo", "1", "", "amazon", target),
                    Severity.LOW,
                    "",
                    "",
                    "",
                    "",
                    "",
                    List.of()));
        }
        assertThat(judge("-", inspection(false, Duration.ZERO, same, DEBIAN)).judgements())
                .singleElement()
                .satisfies(judgement -> {
                    assertThat(judgement.finding().id()).isEqualTo(Rows.ID);
                    assertThat(judgement.finding().component().target()).isEqualTo("a, b, c and 1 more");
                });
        same.remove(0);
        assertThat(judge("-", inspection(false, Duration.ZERO, same, DEBIAN)).judgements())
                .singleElement()
                .extracting(judgement -> judgement.finding().component().target())
                .isEqualTo("a, b, c");
    }

    private static Finding of(String id, String name, String version, Severity severity, String scores) {
        return new Finding(
                Finding.Kind.VULNERABILITY,
                id,
                List.of(),
                new Component(name, version, "", "debian", ""),
                severity,
                "",
                "",
                "",
                "",
                "",
                Rows.scores(scores));
    }

    @Test
    void ignoresNoFixThatOneScannerKnows() throws Exception {
        Finding open = Rows.finding("nvd 3.1 9.8", "status=affected");
        Finding fixed = Rows.finding("nvd 3.1 9.8", "status=fixed");
        Inspection both = inspection(false, Duration.ZERO, List.of(open, fixed), DEBIAN);
        Verdict verdict = judge("ignoreUnfixed", both);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCK);
        assertThat(new VerdictText(verdict).details())
                .anyMatch(line -> line.endsWith("fixed in a version that nobody names"));
    }

    @Test
    void callsCriticalWhatOneScannerCallsCriticalAndAnotherDoesNotKnow() throws Exception {
        List<Finding> same = Stream.of("UNKNOWN", "CRITICAL", "LOW")
                .map(word -> Rows.finding("nvd 3.1 9.8", "severity=" + word))
                .toList();
        assertThat(judge("-", inspection(false, Duration.ZERO, same, DEBIAN)).judgements())
                .singleElement()
                .extracting(judgement -> judgement.finding().severity())
                .isEqualTo(Severity.CRITICAL);
        List<Finding> lesser = List.of(same.get(0), same.get(2));
        assertThat(judge("-", inspection(false, Duration.ZERO, lesser, DEBIAN)).judgements())
                .singleElement()
                .extracting(judgement -> judgement.finding().severity())
                .isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void aDatabaseOfSevenDaysIsFreshEnough() throws Exception {
        assertThat(judge("-", inspection(false, Duration.ofDays(7), DEBIAN)).kind())
                .isEqualTo(Verdict.Kind.PASS);
    }

    @ParameterizedTest
    @CsvSource({"P7DT1S, 7 days old", "P700D, 700 days old", "-P2D, still to come"})
    void givesNoVerdictByADatabaseOfTheWrongTime(Duration age, String reason) {
        assertThatThrownBy(() -> judge("-", inspection(false, age, DEBIAN)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("no verdict on demo/api:1")
                .hasMessageContaining(reason);
    }

    @Test
    void givesNoVerdictWhenNothingWasRecognised() {
        assertThatThrownBy(() -> judge("-", inspection(false, Duration.ZERO)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("recognised no package", "allowEmpty");
        Platform empty = new Platform("debian 12", 0, Platform.Canary.NONE, "");
        assertThatThrownBy(() -> judge("-", inspection(false, Duration.ZERO, empty)))
                .hasMessageContaining("recognised no package");
    }

    @Test
    void mayBeEmptyOnlyWhereThePolicyListsTheRepository() throws Exception {
        Verdict verdict = judge("allowEmpty=demo/*", inspection(false, Duration.ZERO));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.proof()).isEqualTo(Proof.UNPROVED);
        assertThatThrownBy(() -> judge("allowEmpty=other/*", inspection(false, Duration.ZERO)))
                .hasMessageContaining("recognised no package");
    }

    @Test
    void aReplayIsOneWhateverTheCanaries() throws Exception {
        Verdict verdict = gate("unproved=block").replay(inspection(false, Duration.ZERO, RUST), Acceptances.NONE);
        assertThat(verdict.proof()).isEqualTo(Proof.REPLAYED);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void reportsAcceptancesThatMatchNothingInThisImage() throws Exception {
        Acceptances acceptances = new Acceptances(Rows.acceptances(
                "pass-through 2026-07-01; pass-through 2026-07-01 id=CVE-1; reject 2026-07-01 id=CVE-2 image=other"));
        Inspection inspection = inspection(false, Duration.ZERO, List.of(Rows.finding("nvd 3.1 9.8", null)), DEBIAN);
        Verdict verdict = gate("-").judge(inspection, acceptances);
        assertThat(verdict.unused()).extracting(Acceptance::id).containsExactly("CVE-1");
        assertThat(verdict.acceptedUntil()).contains(LocalDate.of(2026, 7, 1));
    }

    @Test
    void joinsTheSameVulnerabilityInTheSamePackageAndKeepsTheHigherScore() throws Exception {
        Finding one = Rows.finding("nvd 3.1 5.0", "alias=GHSA-aaaa-bbbb-cccc");
        Finding other = new Finding(
                Finding.Kind.VULNERABILITY,
                "GHSA-aaaa-bbbb-cccc",
                List.of(),
                Rows.LIBDEMO,
                Severity.HIGH,
                "ghsa",
                "2.0",
                "fixed",
                "",
                "",
                Rows.scores("ghsa 4.0 9.1"));
        Finding elsewhere = new Finding(
                Finding.Kind.VULNERABILITY,
                one.id(),
                List.of(),
                new Component("libother", "1", "", "debian", ""),
                Severity.LOW,
                "",
                "",
                "",
                "",
                "",
                List.of());
        Verdict verdict = gate("-")
                .judge(inspection(false, Duration.ZERO, List.of(one, elsewhere, other), DEBIAN), Acceptances.NONE);
        assertThat(verdict.judgements()).hasSize(2);
        Judgement joined = verdict.blocking().get(0);
        assertThat(joined.finding().id()).isEqualTo(Rows.ID);
        assertThat(joined.finding().aliases()).containsExactly("GHSA-aaaa-bbbb-cccc");
        assertThat(joined.finding().fixedVersion()).isEqualTo("2.0");
        assertThat(joined.explanation()).startsWith("9.1 from ghsa, CVSS 4.0");
    }

    private static Verdict judge(String rules, Inspection inspection) throws DeliveryException {
        return gate(rules).judge(inspection, Acceptances.NONE);
    }

    private static Gate gate(String rules) {
        return new Gate("policy.yaml", Rows.rules(rules), NOW);
    }

    private static Inspection inspection(boolean endOfLife, Duration age, Platform... platforms) {
        return inspection(endOfLife, age, List.of(), platforms);
    }

    private static Inspection inspection(
            boolean endOfLife, Duration age, List<Finding> findings, Platform... platforms) {
        Optional<OperatingSystem> os = platforms.length == 0
                ? Optional.empty()
                : Optional.of(new OperatingSystem("debian", "12.5", endOfLife));
        boolean rustOnly = platforms.length == 1 && platforms[0].equals(RUST);
        return new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                "sha256:" + "0".repeat(64),
                findings,
                new Coverage(rustOnly ? Optional.empty() : os, List.of(platforms), Optional.of(NOW.minus(age))),
                List.of(new ToolVersion("trivy", "0.76.0")));
    }
}
