package io.slipway.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * How Clair is used.
 *
 * @param server where it answers; its credential is the pre-shared key (a secret text, Base64)
 * @param issuer the {@code iss} of the tokens signed with that key
 * @param quarantine where images are put for Clair to fetch them
 */
public record ClairRules(ServerRules server, String issuer, Quarantine quarantine) {
    /** The issuer where the policy names none. */
    public static final String ISSUER = "slipway";

    /** Validates. */
    public ClairRules {
        Objects.requireNonNull(server);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(quarantine);
    }

    /**
     * A repository from which nothing is ever deployed.
     *
     * @param repository {@code host[:port]/path}
     * @param credential the id of the username and password for putting images there
     * @param pullCredential the id of the username and password that lets Clair fetch them; the same where none is given
     */
    public record Quarantine(String repository, Optional<String> credential, Optional<String> pullCredential) {
        /**
         * @return who fetches
         */
        public Optional<String> puller() {
            return pullCredential.or(() -> credential);
        }
    }
}
