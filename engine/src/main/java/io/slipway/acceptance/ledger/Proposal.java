package io.slipway.acceptance.ledger;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.config.ConfigText;
import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to decide, as the form gives it. The engine's reader of acceptance files is the judge of it, so that nothing can be
 * decided here that could not stand in a file.
 *
 * @param id the vulnerability
 * @param decision such as {@code pass-through}
 * @param until a date; blank for none
 * @param justification of {@code not-affected}; blank for none
 * @param reason in words
 * @param packageName the package; blank for any
 * @param image the glob of repositories; blank for any
 */
public record Proposal(
        String id,
        String decision,
        String until,
        String justification,
        String reason,
        String packageName,
        String image) {
    private static final String PLACE = "the form";
    private static final int LONGEST_REASON = 2_000;

    /**
     * @param by the id of the user who decides
     * @param limits in force
     * @return the decision
     * @throws DeliveryException if it cannot stand, in one line that says why
     */
    public Acceptance checked(String by, AcceptanceLimits limits) throws DeliveryException {
        if (reason.length() > LONGEST_REASON) {
            throw new DeliveryException(
                    "reason: is longer than " + LONGEST_REASON + " characters; name a ticket for the rest");
        }
        String text = ConfigText.of(List.of(entry(by)));
        try {
            Acceptance acceptance =
                    new AcceptanceFile(limits).parse(PLACE, text).entries().get(0);
            requireFuture(acceptance, limits);
            return acceptance;
        } catch (DeliveryException e) {
            throw new DeliveryException(e.getMessage().replaceFirst("^" + PLACE + ":\\d+: ", ""), e);
        }
    }

    private static void requireFuture(Acceptance acceptance, AcceptanceLimits limits) throws DeliveryException {
        if (acceptance.expired(limits.today())) {
            throw new DeliveryException("until: that day is over; choose one from " + limits.today() + " on");
        }
    }

    private Map<String, String> entry(String by) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("decision", decision);
        put(entry, "until", until);
        if (decision.equals(Words.of(Acceptance.Kind.NOT_AFFECTED))) {
            put(entry, "justification", justification);
        }
        entry.put("reason", reason);
        entry.put("approvedBy", by);
        put(entry, "package", packageName);
        put(entry, "image", image);
        return entry;
    }

    private static void put(Map<String, String> entry, String key, String value) {
        if (!value.isBlank()) {
            entry.put(key, value.strip());
        }
    }
}
