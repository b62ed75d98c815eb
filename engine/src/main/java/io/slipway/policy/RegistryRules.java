package io.slipway.policy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy says of one registry.
 *
 * @param credentials the ids of the credentials that may be sent there
 * @param certificateAuthority a PEM file's content that alone is trusted for it
 * @param plainHttp whether it is spoken to without TLS
 */
public record RegistryRules(List<String> credentials, Optional<String> certificateAuthority, boolean plainHttp) {
    /** A registry that the policy does not name: TLS by the system's authorities, no credential. */
    public static final RegistryRules UNKNOWN = new RegistryRules(List.of(), Optional.empty(), false);

    /** Copies. */
    public RegistryRules {
        credentials = List.copyOf(credentials);
    }
}
