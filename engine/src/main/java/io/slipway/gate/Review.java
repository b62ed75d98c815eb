package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Authorship;
import io.slipway.acceptance.OfficerCheck;
import io.slipway.acceptance.Origin;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Unscored;
import io.slipway.policy.Policy;
import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.record.RecordStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a passing verdict still holds where the image goes, and by what the operator accepts now. The pipeline chose the name by which
 * the image was scanned; the one that it gets is what its acceptances must mean.
 *
 * @param clearance the policy and the time
 * @param store where the verdict lies
 */
record Review(Clearance clearance, RecordStore store) {
    /** Why the verdict of this scan does not hold, if it does not. */
    Optional<String> fault(Entry scan, List<String> repositories, List<Acceptance> operators)
            throws DeliveryException, IOException {
        if (!depends(scan, repositories, operators)) {
            return Optional.empty();
        }
        Verdict made = verdict(scan);
        List<String> names = repositories.isEmpty() ? made.repositories() : repositories;
        return judge(made, scan, names, operators);
    }

    private boolean depends(Entry scan, List<String> repositories, List<Acceptance> operators) {
        boolean onItsName =
                some(scan, "scopedAcceptances") || !scan.fact("proof").equals(Words.of(Proof.PROVED));
        boolean onOfficers = clearance.policy().officers().isPresent() && some(scan, "accepted");
        return !operators.isEmpty()
                || some(scan, "operatorAcceptances")
                || onOfficers
                || (onItsName && !repositories.isEmpty());
    }

    private static boolean some(Entry scan, String fact) {
        return !List.of("", "0").contains(scan.fact(fact));
    }

    private Optional<String> judge(Verdict made, Entry scan, List<String> names, List<Acceptance> operators)
            throws DeliveryException {
        Gate gate = new Gate(clearance.policy().name(), rules(made, scan), clearance.now());
        List<Acceptance> committed = made.acceptances().stream()
                .filter(entry -> entry.origin().kind() == Origin.Kind.FILE)
                .toList();
        try {
            Acceptances all = new Acceptances(committed).and(gate.operators(operators));
            Verdict now = gate.review(made, names, counted(all));
            return now.kind() == Verdict.Kind.PASS
                    ? Optional.empty()
                    : Optional.of("for %s, by what is accepted now, %s; the verdict of %s does not hold there"
                            .formatted(String.join(", ", names), new VerdictText(now).refusal(), made.madeAt()));
        } catch (DeliveryException e) {
            return Optional.of("for %s: %s".formatted(String.join(", ", names), e.getMessage()));
        }
    }

    /** A key may have been revoked since. Who made the commit was asked at the scan. */
    private Acceptances counted(Acceptances all) {
        return clearance
                .policy()
                .officers()
                .map(officers -> new OfficerCheck(officers, Authorship.UNKNOWN, clearance.now()).of(all))
                .orElse(all);
    }

    /** Those in force, tightened as the scan's step had tightened them. */
    private GateRules rules(Verdict made, Entry scan) throws DeliveryException {
        Policy policy = clearance.policy();
        Optional<Unscored> unscored = Arrays.stream(Unscored.values())
                .filter(word -> Words.of(word).equals(scan.fact("unscored")))
                .findFirst();
        return StepRules.tightened(policy.name(), policy.gate(), Optional.of(made.threshold()), unscored);
    }

    private Verdict verdict(Entry scan) throws DeliveryException, IOException {
        Evidence kept = scan.evidence().stream()
                .filter(evidence -> evidence.path().endsWith(VerdictJson.NAME))
                .findFirst()
                .orElseThrow(() -> new DeliveryException(
                        "the scan of %s kept no %s; scan it again".formatted(scan.ended(), VerdictJson.NAME)));
        return VerdictJson.read(kept.path(), new ByteArrayInputStream(store.evidence(scan, kept)));
    }
}
