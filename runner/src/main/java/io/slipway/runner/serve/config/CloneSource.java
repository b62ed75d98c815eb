package io.slipway.runner.serve.config;

import io.slipway.host.Secret;
import java.util.Objects;

/**
 * Where commits are fetched from.
 *
 * @param url https, ssh ({@code ssh://git@host/path} or {@code git@host:path}), or an absolute path of this machine
 * @param access what proves who asks
 * @param certificateAuthority a PEM file's absolute path, which alone is trusted; empty for the system's
 * @param submodules what happens to submodules
 */
public record CloneSource(String url, Access access, String certificateAuthority, Submodules submodules) {
    /** What proves who asks. */
    public sealed interface Access {
        /** Nothing. */
        record Anonymous() implements Access {}

        /**
         * By HTTP's basic authentication.
         *
         * @param username any for a project's access token
         * @param password the token, with the scope {@code read_repository}
         */
        record Token(String username, Secret password) implements Access {}

        /**
         * By SSH.
         *
         * @param key the private key, without a passphrase
         * @param knownHosts the host's keys, as a {@code known_hosts} file has them
         */
        record Key(Secret key, String knownHosts) implements Access {}
    }

    /** What happens to submodules. */
    public enum Submodules {
        /** They are not fetched. */
        IGNORE,
        /** They are fetched, by the same access, from the same kind of address. */
        FETCH
    }

    /** Validates. */
    public CloneSource {
        Objects.requireNonNull(url);
        Objects.requireNonNull(access);
        Objects.requireNonNull(certificateAuthority);
        Objects.requireNonNull(submodules);
    }

    /**
     * @return the protocol as git names it
     */
    public String protocol() {
        if (url.startsWith("/")) {
            return "file";
        }
        return url.contains("://") ? url.substring(0, url.indexOf(':')) : "ssh";
    }
}
