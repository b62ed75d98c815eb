package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearanceTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void clearsAnImageWhoseLatestScanPassed() throws Exception {
        Entry passed = scan(Outcome.PASSED, Duration.ofHours(23), "");
        assertThat(clearance("-").require(DIGEST, Optional.of(passed))).isEqualTo(passed);
    }

    @Test
    void refusesAnImageThatWasNeverScanned() {
        assertThatThrownBy(() -> clearance("-").require(DIGEST, Optional.empty()))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("the image " + DIGEST + " is not cleared: it was never scanned; run scanImage on it first");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            FAILED | PT1H   | verdict=block                  | -                | its verdict of 2026-06-15T11:00:00Z is 'block'
            PASSED | PT1H   | verdict=block                  | -                | is 'block'
            FAILED | PT1H   | verdict=none                   | -                | gave no verdict
            FAILED | PT1H   | verdict=pass                   | -                | gave no verdict
            PASSED | PT1H   | verdict=none                   | -                | gave no verdict
            ABORTED| PT1H   | verdict=none                   | -                | gave no verdict
            PASSED | PT24H1S| -                              | -                | policy.yaml allows 24 hours
            PASSED | PT1H   | proof=replayed                 | -                | is a replay of stored reports
            PASSED | PT1H   | proof=unproved                 | unproved=block   | looser rule (unproved)
            PASSED | PT1H   | acceptedUntil=2026-06-14       | -                | acceptance that expired after 2026-06-14
            PASSED | PT1H   | threshold=7.1                  | -                | looser rule (threshold 7.1)
            PASSED | PT1H   | -                              | threshold=6.9    | looser rule (threshold 7.0)
            PASSED | PT1H   | -                              | unscored=block   | looser rule (unscored: severity)
            PASSED | PT1H   | source=nvd                     | -                | looser rule (source: nvd)
            PASSED | -PT25H | -                              | -                | its verdict is of 2026-06-16T13:00:00Z, and policy.yaml allows 24 hours
            PASSED | PT1H   | source=nvd                     | source=vendor    | looser rule (source: nvd)
            PASSED | PT1H   | source=vendor                  | source=nvd       | looser rule (source: vendor)
            PASSED | PT1H   | maxDatabaseAge=PT169H          | -                | looser rule (maxDatabaseAge: 169h)
            PASSED | PT1H   | maxAcceptanceDays=91 acceptedUntil=2026-07-01 | - | looser rule (maxAcceptanceDays: 91)
            PASSED | PT1H   | ignoreUnfixed=true             | -                | looser rule (ignoreUnfixed: true)
            PASSED | PT1H   | endOfLife=true                 | endOfLife=block  | looser rule (endOfLife: warn)
            PASSED | PT1H   | secrets=                       | -                | looser rule (secrets: not looked for)
            PASSED | PT1H   | secrets=warn                   | -                | looser rule (secrets: warn)
            PASSED | PT1H   | misconfigurations=             | secrets=warn     | looser rule (misconfigurations: not looked for)
            PASSED | PT1H   | misconfigurations=none         | -                | looser rule (misconfigurations: none)
            PASSED | PT1H   | -                    | misconfigurations=high     | looser rule (misconfigurations: critical)
            """)
    void refuses(Outcome outcome, Duration age, String facts, String rules, String reason) {
        Entry latest = scan(outcome, age, facts);
        assertThatThrownBy(() -> clearance(rules).require(DIGEST, Optional.of(latest)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            PT24H | -                        | -
            PT1H  | acceptedUntil=2026-06-15 | -
            PT1H  | proof=unproved           | -
            PT1H  | threshold=6.5            | -
            PT1H  | endOfLife=true           | -
            PT1H  | -                        | ignoreUnfixed
            PT1H  | -                        | source=nvd
            -PT24H | -                       | -
            PT1H  | source=nvd               | source=nvd
            PT1H  | source=vendor            | source=vendor
            PT1H  | unscored=block           | unscored=block
            PT1H  | unscored=block           | -
            PT1H  | ignoreUnfixed=true       | ignoreUnfixed
            PT1H  | -                        | endOfLife=block
            PT1H  | -                        | unproved=block
            PT1H  | endOfLife=true           | -
            PT1H  | secrets=block            | secrets=warn
            PT1H  | maxDatabaseAge=PT168H    | -
            PT1H  | maxAcceptanceDays=91     | -
            PT1H  | maxAcceptanceDays=90 acceptedUntil=2026-07-01 | -
            PT1H  | maxAcceptanceDays=10     | -
            PT1H  | secrets=warn             | secrets=warn
            PT1H  | misconfigurations=low    | misconfigurations=medium
            PT1H  | misconfigurations=       | misconfigurations=none
            """)
    void clears(Duration age, String facts, String rules) throws Exception {
        Entry latest = scan(Outcome.PASSED, age, facts);
        assertThat(clearance(rules).require(DIGEST, Optional.of(latest))).isEqualTo(latest);
    }

    private static Clearance clearance(String rules) {
        Policy strict = Policy.STRICT;
        return new Clearance(
                new Policy("policy.yaml", Rows.rules(rules), strict.registries(), List.of(), Map.of(), strict.trivy()),
                NOW);
    }

    private static Entry scan(Outcome outcome, Duration age, String changes) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "verdict",
                "pass",
                "proof",
                "proved",
                "acceptedUntil",
                "",
                "endOfLife",
                false,
                "endOfLifeRule",
                "warn",
                "threshold",
                GateRules.STRICT.threshold().toPlainString(),
                "unscored",
                "severity",
                "source",
                "highest",
                "ignoreUnfixed",
                false));
        facts.putAll(Map.of("secrets", "block", "misconfigurations", "critical"));
        for (String change : changes == null || changes.isEmpty() ? new String[0] : changes.split(" ", -1)) {
            String[] pair = change.split("=", 2);
            facts.put(pair[0], pair[1]);
        }
        Instant ended = NOW.minus(age);
        return new Entry(
                0, "scanImage", List.of(DIGEST), outcome, "said", facts, List.of(), List.of(), ended, ended, 0, "", "");
    }
}
