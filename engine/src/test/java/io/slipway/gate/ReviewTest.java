package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.acceptance.Acceptances;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image with one finding of 9.8 and one of 2.0, scanned under the name demo/api, that is to be handed on. */
class ReviewTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @TempDir
    private Path directory;

    private TestDelivery delivery;

    @BeforeEach
    void begin() throws Exception {
        delivery = new TestDelivery(directory, Policy.STRICT, NOW);
    }

    @AfterEach
    void end() throws Exception {
        delivery.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            an entry for any image means every destination | fix 2026-06-20                 | -                         | -                           | prod.example/x   | -
            an entry for the destination's path            | fix 2026-06-20 image=demo/*    | -                         | -                           | prod.example/demo/api | -
            an entry for another destination               | fix 2026-06-20 image=demo/*    | -                         | -                           | prod.example/shop/api | for prod.example/shop/api, shop/api
            an entry for the name at the scan              | fix 2026-06-20 image=demo/*    | -                         | -                           | -                | -
            the file rejects it for the destination        | fix 2026-06-20; reject 2026-06-20 image=shop/** id=CVE-2 | - | -                       | shop.example/shop/api | CVE-2 in libdemo
            the operator's entry is still there            | -                              | fix 2026-06-20 operator   | fix 2026-06-20 operator     | prod.example/x   | -
            the operator's entry was withdrawn             | -                              | fix 2026-06-20 operator   | -                           | prod.example/x   | CVE-2026-0001 in libdemo
            the operator's entry ends earlier now          | -                              | fix 2026-06-20 operator   | fix 2026-06-14 operator     | prod.example/x   | acceptance expired after 2026-06-14
            the operator rejects it now                    | fix 2026-06-20                 | -                         | reject 2026-06-20 operator  | prod.example/x   | rejected by alice
            the operator rejects the lesser one now        | fix 2026-06-20                 | -                         | reject 2026-06-20 operator id=CVE-2 | -        | CVE-2 in libdemo
            the operator rejects it for another image      | fix 2026-06-20                 | -                         | reject 2026-06-20 operator image=shop/* | prod.example/x | -
            the name at the scan, where the operator speaks too | fix 2026-06-20 image=demo/* | - | reject 2026-06-20 operator id=CVE-3 | -          | -
            the operator accepts for too long              | fix 2026-06-20                 | -                         | fix 2027-06-20 operator     | prod.example/x   | is too far ahead
            """)
    void judgesAgainWhereItGoes(
            String what, String file, String operators, String operatorsNow, String to, String problem)
            throws Exception {
        scanned(verdict(file, operators));
        delivery.operators.addAll(Rows.acceptances(operatorsNow));
        List<String> names = to == null ? List.of() : List.of(to, to.substring(to.indexOf('/') + 1));
        if (problem == null) {
            assertThat(clear(names)).isTrue();
        } else {
            assertThatThrownBy(() -> clear(names))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageStartingWith("the image " + DIGEST + " is not cleared: ")
                    .hasMessageContaining(problem)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void asksForTheSignatureThatThePolicyHasAskedForSince() throws Exception {
        Evidence kept = scanned(verdict("fix 2026-06-20", null));
        assertThat(kept.path()).endsWith(VerdictJson.NAME);
        Policy officers = PolicyFile.parse("policy.yaml", """
                officers:
                  allowedSigners: olga ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIyzLNT8YrmKFDrqUOvxKTEgMRi1WvFaiVrKxNnVKCeH
                """);
        Clearance now = new Clearance(officers, NOW);
        Entry scan = delivery.entry();
        assertThat(new Review(now, delivery.store()).fault(scan, List.of(), List.of()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("CVE-2026-0001 in libdemo"));
        assertThat(new Review(new Clearance(Policy.STRICT, NOW), delivery.store()).fault(scan, List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void isAsStrictAsTheStepOfTheScan() throws Exception {
        GateRules step = Rows.rules("unscored=block");
        Inspection unscored = new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                DIGEST,
                List.of(Rows.finding(null, "severity=LOW")),
                new Coverage(
                        Optional.empty(),
                        List.of(new Platform("npm", 9, Platform.Canary.FOUND, "CVE-1")),
                        Optional.of(NOW)),
                List.of(new ToolVersion("trivy", "0.76.0")));
        Acceptances here = new Acceptances(Rows.acceptances("fix 2026-06-20 image=demo/*"));
        scanned(new Gate("policy.yaml", step, NOW).judge(unscored, here), step);
        Entry scan = delivery.entry();
        Review review = new Review(new Clearance(Policy.STRICT, NOW), delivery.store());
        assertThat(review.fault(scan, List.of("demo/api"), List.of())).isEmpty();
        assertThat(review.fault(scan, List.of("shop/api"), List.of()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("CVE-2026-0001 in libdemo"));
    }

    @Test
    void refusesAnImageWithoutASystemWhereItMayNotBeEmpty() throws Exception {
        GateRules rules = Rows.rules("allowEmpty=demo/*");
        Inspection inspection = new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                DIGEST,
                List.of(),
                new Coverage(
                        Optional.of(new OperatingSystem("debian", "12", false)),
                        List.of(new Platform("npm", 9, Platform.Canary.FOUND, "CVE-1"), Platform.files("github-pat")),
                        Optional.of(NOW)),
                List.of(new ToolVersion("trivy", "0.76.0")));
        scanned(new Gate("policy.yaml", rules, NOW).judge(inspection, Acceptances.NONE));
        assertThatThrownBy(() -> clear(List.of("shop/api"))).hasMessageContaining("for shop/api", "no package of that");
    }

    @Test
    void refusesAVerdictThatWasAltered() throws Exception {
        Evidence kept = scanned(verdict("fix 2026-06-20 image=demo/*", null));
        Path file = delivery.recordDirectory().resolve(kept.path());
        Files.writeString(file, Files.readString(file).replace("demo/*", "**"));
        assertThatThrownBy(() -> clear(List.of("shop/api"))).hasMessageContaining("was altered");
    }

    @Test
    void refusesAVerdictThatIsGone() throws Exception {
        Evidence kept = scanned(verdict("fix 2026-06-20 image=demo/*", null));
        Files.delete(delivery.recordDirectory().resolve(kept.path()));
        assertThatThrownBy(() -> clear(List.of("shop/api"))).hasMessageContaining("is gone; run scanImage again");
    }

    private Verdict verdict(String file, String operators) throws Exception {
        Finding high = Rows.finding("nvd 3.1 9.8", null);
        Finding low = new Finding(
                Finding.Kind.VULNERABILITY,
                "CVE-2",
                List.of(),
                high.component(),
                Severity.LOW,
                "",
                "",
                "",
                "",
                "",
                Rows.scores("nvd 3.1 2.0"));
        Inspection inspection = new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                DIGEST,
                List.of(high, low),
                new Coverage(
                        Optional.empty(),
                        List.of(new Platform("npm", 9, Platform.Canary.FOUND, "CVE-1"), Platform.files("github-pat")),
                        Optional.of(NOW)),
                List.of(new ToolVersion("trivy", "0.76.0")));
        Acceptances acceptances = new Acceptances(Rows.acceptances(file)).and(Rows.acceptances(operators));
        return new Gate("policy.yaml", Policy.STRICT.gate(), NOW).judge(inspection, acceptances);
    }

    private Evidence scanned(Verdict verdict) throws Exception {
        return scanned(verdict, Policy.STRICT.gate());
    }

    private Evidence scanned(Verdict verdict, GateRules rules) throws Exception {
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(verdict, json);
        return delivery.inStep("scanImage", run -> {
            run.subject(DIGEST);
            VerdictFacts.of(verdict, rules).forEach(run::fact);
            return run.keep(VerdictJson.NAME, new ByteArrayInputStream(json.toByteArray()));
        });
    }

    private boolean clear(List<String> names) throws Exception {
        return delivery.inStep("pushImage", run -> Map.of("cleared", Clearance.require(DIGEST, names, run)))
                .containsKey("cleared");
    }
}
