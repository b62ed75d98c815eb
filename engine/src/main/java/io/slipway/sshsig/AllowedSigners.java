package io.slipway.sshsig;

import io.slipway.host.DeliveryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose signatures count: the lines of an allowed signers file, and the keys that are revoked.
 *
 * @param lines in the file's order
 * @param revoked keys, or fingerprints {@code SHA256:…} of keys
 */
public record AllowedSigners(List<AllowedSigner> lines, Set<String> revoked) {
    /** Copies. */
    public AllowedSigners {
        lines = List.copyOf(lines);
        revoked = Set.copyOf(revoked);
    }

    /**
     * @param name how messages name the allowed signers file
     * @param text its content
     * @param revokedName how messages name the list of revoked keys
     * @param revokedText its content: public keys or {@code SHA256:…} fingerprints, one on each line
     * @return both
     * @throws DeliveryException with file and line, if a line is not as it must be
     */
    public static AllowedSigners parse(String name, String text, String revokedName, String revokedText)
            throws DeliveryException {
        return new AllowedSigners(
                SignerLine.parse(name, text), Set.copyOf(RevokedKeys.parse(revokedName, revokedText)));
    }

    /**
     * @param signature any
     * @param principal who should have made it
     * @param namespace what it should have been made for
     * @param message what should have been signed
     * @param now the time
     * @return why it does not count, as the end of a sentence; empty if it counts
     */
    public Optional<String> fault(
            SshSignature signature, String principal, String namespace, byte[] message, Instant now) {
        if (!signature.namespace().equals(namespace)) {
            return Optional.of(
                    "its signature was made for '%s', not for '%s'".formatted(signature.namespace(), namespace));
        }
        return keyFault(signature.key(), principal, namespace, now).or(() -> signatureFault(signature, message));
    }

    private Optional<String> keyFault(SshPublicKey key, String principal, String namespace, Instant now) {
        if (revoked.contains(key.fingerprint())) {
            return Optional.of("its key %s is revoked".formatted(key));
        }
        List<AllowedSigner> theirs = lines(key);
        if (theirs.isEmpty()) {
            return Optional.of("its key %s is no officer's".formatted(key));
        }
        List<AllowedSigner> named = theirs.stream()
                .filter(line -> line.principals().matches(principal))
                .toList();
        if (named.isEmpty()) {
            return Optional.of("it says '%s', but its key %s is %s's"
                    .formatted(
                            principal,
                            key,
                            String.join(",", theirs.get(0).principals().patterns())));
        }
        List<String> faults = new ArrayList<>();
        named.forEach(line -> line.fault(namespace, now).ifPresent(faults::add));
        return faults.size() < named.size() ? Optional.empty() : Optional.of(faults.get(0));
    }

    private static Optional<String> signatureFault(SshSignature signature, byte[] message) {
        try {
            return signature.holds(message)
                    ? Optional.empty()
                    : Optional.of("its signature is of something else: the entry was changed after it was signed");
        } catch (SshSignatureException e) {
            return Optional.of("its signature " + e.getMessage());
        }
    }

    /**
     * @param key any
     * @return every name under which its owner signs, but for patterns
     */
    public List<String> names(SshPublicKey key) {
        return lines(key).stream().flatMap(line -> line.names().stream()).toList();
    }

    /**
     * @return the principals of all lines, as they are written
     */
    public List<String> principals() {
        return lines.stream()
                .map(line -> String.join(",", line.principals().patterns()))
                .distinct()
                .toList();
    }

    private List<AllowedSigner> lines(SshPublicKey key) {
        return lines.stream().filter(line -> line.key().equals(key)).toList();
    }
}
