package io.slipway.gate;

import io.slipway.config.Words;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.policy.Policy;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether an image may be pushed or deployed: only if the latest scan of it, in whatever run, gave a passing verdict that is not
 * too old, by rules that were not looser than the ones in force now.
 *
 * @param policy in force
 * @param now the time
 */
public record Clearance(Policy policy, Instant now) {
    /** The name of the step whose entries are verdicts. */
    public static final String SCAN = "scanImage";

    /**
     * @param configDigest {@code sha256:…} of the image
     * @param run the step that wants to hand the image on under the names that it was scanned by
     * @return the entry of the scan that clears it
     * @throws DeliveryException if there is none, in one line that says what is missing
     * @throws IOException if a record cannot be read
     */
    public static Entry require(String configDigest, StepRun run) throws DeliveryException, IOException {
        return require(configDigest, List.of(), run);
    }

    /**
     * @param configDigest {@code sha256:…} of the image
     * @param repositories the names, without tags, under which the image is handed on: acceptances and {@code allowEmpty} must mean
     *     these too; empty for those that it was scanned by
     * @param run the step that wants to hand the image on
     * @return the entry of the scan that clears it
     * @throws DeliveryException if there is none, in one line that says what is missing
     * @throws IOException if a record cannot be read
     */
    public static Entry require(String configDigest, List<String> repositories, StepRun run)
            throws DeliveryException, IOException {
        Delivery delivery = run.delivery();
        Clearance clearance = new Clearance(delivery.policy(), delivery.clock().instant());
        Entry entry = clearance.require(configDigest, run.latest(SCAN, configDigest, any -> true));
        Optional<String> fault = new Review(clearance, delivery.store())
                .fault(entry, repositories, delivery.operatorAcceptances().current());
        if (fault.isPresent()) {
            throw refused(configDigest, fault.get());
        }
        return entry;
    }

    /**
     * @param configDigest {@code sha256:…} of the image
     * @param scan the entry of the latest scan of that image; empty where there is none
     * @return the entry that clears it: this one
     * @throws DeliveryException if it does not clear the image
     */
    public Entry require(String configDigest, Optional<Entry> scan) throws DeliveryException {
        Entry latest = scan.orElseThrow(() -> refused(configDigest, "it was never scanned; run scanImage on it first"));
        requirePass(configDigest, latest);
        requireFresh(configDigest, latest);
        requireAsStrict(configDigest, latest);
        return latest;
    }

    private static void requirePass(String configDigest, Entry latest) throws DeliveryException {
        String verdict = latest.fact("verdict");
        if (verdict.equals(Words.of(Verdict.Kind.BLOCK))) {
            throw refused(
                    configDigest, "its verdict of %s is 'block' (%s)".formatted(latest.ended(), latest.message()));
        }
        if (latest.outcome() != Outcome.PASSED || !verdict.equals(Words.of(Verdict.Kind.PASS))) {
            throw refused(
                    configDigest,
                    "its latest scan, of %s, gave no verdict (%s); scan it again"
                            .formatted(latest.ended(), latest.message()));
        }
        if (latest.fact("proof").equals(Words.of(Proof.REPLAYED))) {
            throw refused(configDigest, "its verdict is a replay of stored reports, which authorises nothing; scan it");
        }
    }

    private void requireFresh(String configDigest, Entry latest) throws DeliveryException {
        Duration age = Duration.between(latest.ended(), now);
        // One of days to come was made by a clock that was wrong, and would be fresh for as long.
        if (age.abs().compareTo(policy.gate().maxVerdictAge()) > 0) {
            throw refused(
                    configDigest,
                    "its verdict is of %s, and %s allows %d hours (gate.maxVerdictAge); scan it again"
                            .formatted(
                                    latest.ended(),
                                    policy.name(),
                                    policy.gate().maxVerdictAge().toHours()));
        }
        String until = latest.fact("acceptedUntil");
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!until.isEmpty() && LocalDate.parse(until).isBefore(today)) {
            throw refused(
                    configDigest,
                    "its verdict relied on an acceptance that expired after " + until + "; renew it, and scan again");
        }
    }

    private void requireAsStrict(String configDigest, Entry latest) throws DeliveryException {
        GateRules rules = policy.gate();
        boolean unproved = !latest.fact("proof").equals(Words.of(Proof.PROVED));
        String looser = unproved && rules.unproved() == Consequence.BLOCK
                ? "unproved"
                : VerdictFacts.looser(latest, rules).orElse("");
        if (!looser.isEmpty()) {
            throw refused(
                    configDigest,
                    "its verdict was made by a looser rule (%s) than %s has now; scan it again"
                            .formatted(looser, policy.name()));
        }
    }

    private static DeliveryException refused(String configDigest, String why) {
        return new DeliveryException("the image " + configDigest + " is not cleared: " + why);
    }
}
