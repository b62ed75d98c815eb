package io.slipway.runner.serve.config;

import java.util.Objects;

/**
 * The system's users that runs are run as.
 *
 * @param trusted for protected refs
 * @param others for all others; may be the same
 */
public record Accounts(String trusted, String others) {
    /** Validates. */
    public Accounts {
        Objects.requireNonNull(trusted);
        Objects.requireNonNull(others);
    }

    /**
     * @return whether runs of protected refs are kept from the others
     */
    public boolean separate() {
        return !trusted.equals(others);
    }
}
