package io.slipway.policy;

import java.util.Optional;

/**
 * How Trivy is driven.
 *
 * @param cacheDirectory absolute; where its database lies. Empty: Trivy's own place in the operator's home
 * @param offline whether the database there is used as it is; otherwise Trivy brings it up to date first
 */
public record ScannerRules(Optional<String> cacheDirectory, boolean offline) {
    /** Trivy's own cache, brought up to date before a scan. */
    public static final ScannerRules DEFAULT = new ScannerRules(Optional.empty(), false);
}
