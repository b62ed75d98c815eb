package io.slipway.policy;

import java.util.List;
import java.util.Optional;

/**
 * How Trivy is driven.
 *
 * @param cacheDirectory absolute; where its database lies. Empty: Trivy's own place in the operator's home
 * @param offline whether the database there is used as it is; otherwise Trivy brings it up to date first
 * @param servers the servers that steps may use instead
 */
public record ScannerRules(Optional<String> cacheDirectory, boolean offline, List<ServerRules> servers) {
    /** Trivy's own cache, brought up to date before a scan. */
    public static final ScannerRules DEFAULT = new ScannerRules(Optional.empty(), false);

    /** Copies. */
    public ScannerRules {
        servers = List.copyOf(servers);
    }

    /**
     * Without a server.
     *
     * @param cacheDirectory absolute; where its database lies. Empty: Trivy's own place in the operator's home
     * @param offline whether the database there is used as it is
     */
    public ScannerRules(Optional<String> cacheDirectory, boolean offline) {
        this(cacheDirectory, offline, List.of());
    }
}
