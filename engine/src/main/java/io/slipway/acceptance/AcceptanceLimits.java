package io.slipway.acceptance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far ahead an acceptance may last.
 *
 * @param policy how messages name the policy
 * @param today in UTC
 * @param maxDays how many days ahead of today; at least 1
 */
public record AcceptanceLimits(String policy, LocalDate today, int maxDays) {
    /**
     * @param until the last day of an acceptance
     * @return what is wrong with it, if anything
     */
    public Optional<String> problem(LocalDate until) {
        LocalDate latest = today.plusDays(maxDays);
        return until.isAfter(latest)
                ? Optional.of("%s is too far ahead: %s allows until %s, counted from %s"
                        .formatted(until, policy, latest, today))
                : Optional.empty();
    }
}
