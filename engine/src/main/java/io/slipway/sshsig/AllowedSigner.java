package io.slipway.sshsig;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of an allowed signers file (ssh-keygen(1), ALLOWED SIGNERS).
 *
 * @param principals who signs with the key
 * @param namespaces what the key may sign for; empty for anything
 * @param validAfter signatures are not taken before it
 * @param validBefore signatures are not taken after it
 * @param key theirs
 */
record AllowedSigner(
        PatternList principals,
        Optional<PatternList> namespaces,
        Optional<Instant> validAfter,
        Optional<Instant> validBefore,
        SshPublicKey key) {

    /** Why this line does not let a signature for a namespace count at a time, if it does not. */
    Optional<String> fault(String namespace, Instant now) {
        if (namespaces.isPresent() && !namespaces.get().matches(namespace)) {
            return Optional.of("its key %s may not sign for %s".formatted(key, namespace));
        }
        if (validAfter.isPresent() && now.isBefore(validAfter.get())) {
            return Optional.of("its key %s is valid only after %s".formatted(key, validAfter.get()));
        }
        if (validBefore.isPresent() && now.isAfter(validBefore.get())) {
            return Optional.of("its key %s was valid only before %s".formatted(key, validBefore.get()));
        }
        return Optional.empty();
    }

    List<String> names() {
        return principals.names();
    }
}
