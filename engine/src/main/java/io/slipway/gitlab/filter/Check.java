package io.slipway.gitlab.filter;

import io.slipway.host.DeliveryException;
import java.util.Optional;

/** One rule: says why an event is ignored, or nothing. */
@FunctionalInterface
interface Check {
    Optional<Decision.Ignore> ignored() throws DeliveryException, InterruptedException;

    /** The first rule that ignores. */
    static Optional<Decision.Ignore> first(Check... checks) throws DeliveryException, InterruptedException {
        for (Check check : checks) {
            Optional<Decision.Ignore> ignored = check.ignored();
            if (ignored.isPresent()) {
                return ignored;
            }
        }
        return Optional.empty();
    }
}
