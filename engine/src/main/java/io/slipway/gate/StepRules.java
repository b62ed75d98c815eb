package io.slipway.gate;

import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Unscored;
import java.math.BigDecimal;
import java.util.Optional;

/** The rules of one step: the policy's, which the step's parameters can only tighten. */
public final class StepRules {
    private StepRules() {}

    /**
     * @param policy how messages name the policy
     * @param rules the policy's
     * @param threshold the step's, if it gives one
     * @param unscored the step's, if it gives it
     * @return the rules with what the step gives
     * @throws DeliveryException if that is looser than the policy
     */
    public static GateRules tightened(
            String policy, GateRules rules, Optional<BigDecimal> threshold, Optional<Unscored> unscored)
            throws DeliveryException {
        if (threshold.isPresent() && threshold.get().compareTo(rules.threshold()) > 0) {
            throw looser(
                    "threshold: " + threshold.get().toPlainString(),
                    policy,
                    rules.threshold().toPlainString());
        }
        if (unscored.isPresent() && unscored.get() != Unscored.BLOCK && rules.unscored() == Unscored.BLOCK) {
            throw looser("unscored: severity", policy, "block");
        }
        return replaced(rules, threshold.orElse(rules.threshold()), unscored.orElse(rules.unscored()));
    }

    /**
     * @param rules those of a policy
     * @param threshold another threshold, also a looser one
     * @return the rules with it; for a replay, which authorises nothing
     */
    public static GateRules supposing(GateRules rules, BigDecimal threshold) {
        return replaced(rules, threshold, rules.unscored());
    }

    private static DeliveryException looser(String given, String policy, String allowed) {
        return new DeliveryException(
                "'%s' is looser than %s, which says %s: a step can only tighten it; ask the operator to change the policy"
                        .formatted(given, policy, allowed));
    }

    private static GateRules replaced(GateRules rules, BigDecimal threshold, Unscored unscored) {
        return new GateRules(
                threshold,
                unscored,
                rules.source(),
                rules.ignoreUnfixed(),
                rules.maxDatabaseAge(),
                rules.maxVerdictAge(),
                rules.maxAcceptanceDays(),
                rules.endOfLife(),
                rules.unproved(),
                rules.allowEmpty(),
                rules.secrets(),
                rules.misconfigurations());
    }
}
