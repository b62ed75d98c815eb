package io.slipway.scan.adapter;

import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.Optional;

/**
 * The proof that a scanner owes for one platform of an image.
 *
 * @param platform such as {@code debian 12} or {@code python-pkg}
 * @param packages how many packages of it the scanner looked at
 * @param canary what proves it, if there is one
 */
public record CanaryTrial(String platform, int packages, Optional<Canary> canary) {
    /** Lets the scanner look at a canary, with the database and the flags of the scan. */
    @FunctionalInterface
    public interface Search {
        /**
         * @param platform whose canary it is
         * @param canary what to scan, and what must be found
         * @return whether it was found
         * @throws DeliveryException if the scanner could not look
         * @throws IOException if files or connections fail
         * @throws InterruptedException if the step is aborted
         */
        boolean finds(String platform, Canary canary) throws DeliveryException, IOException, InterruptedException;
    }

    /**
     * @param scanner as messages name it
     * @param database which database it has, such as its date
     * @param search lets it look
     * @return the platform, proved; or unproved where there is no canary for it
     * @throws DeliveryException if the scanner missed the canary, so that it could not have found anything
     * @throws IOException if files or connections fail
     * @throws InterruptedException if the step is aborted
     */
    public Platform prove(String scanner, Object database, Search search)
            throws DeliveryException, IOException, InterruptedException {
        if (canary.isEmpty() || packages == 0) {
            return unproved();
        }
        String expected = canary.get().vulnerability();
        if (!search.finds(platform, canary.get())) {
            throw new DeliveryException(
                    "%s missed the planted %s: its database of %s does not know %s (the canary), so it could not have found anything; update or repair the database"
                            .formatted(scanner, expected, database, platform));
        }
        return new Platform(platform, packages, Platform.Canary.FOUND, expected);
    }

    /**
     * @return the platform, of which nothing is proved
     */
    public Platform unproved() {
        return new Platform(platform, packages, Platform.Canary.NONE, "");
    }
}
