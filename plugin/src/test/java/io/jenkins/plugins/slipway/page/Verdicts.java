package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Component;
import io.slipway.gate.Coverage;
import io.slipway.gate.CvssVersion;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Proof;
import io.slipway.gate.Score;
import io.slipway.gate.Severity;
import io.slipway.gate.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verdicts as the gate makes them, for the tests. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(List<Judgement> judgements) {
        return new Verdict(
                Verdict.SCHEMA,
                Verdict.Kind.BLOCK,
                Proof.PROVED,
                "shop/api:1",
                List.of("shop/api"),
                "sha256:" + "0".repeat(64),
                "the policy",
                new BigDecimal("7.0"),
                List.of(),
                Instant.EPOCH,
                new Coverage(Optional.empty(), List.of(), Optional.empty()),
                List.of(),
                judgements,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Judgement judgement(String id, String component, String score, Decision decision) {
        Score given = new Score(new BigDecimal(score), "nvd", CvssVersion.V3_1, "", "");
        Finding finding = new Finding(
                Finding.Kind.VULNERABILITY,
                id,
                List.of("GHSA-" + id),
                new Component(component, "1.0", "", "debian", ""),
                Severity.HIGH,
                "debian",
                "",
                "",
                "a title",
                "",
                List.of(given));
        return new Judgement(finding, decision, Optional.of(given), "because", Optional.empty());
    }
}
