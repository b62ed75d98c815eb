package io.slipway.sshsig;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** The kinds of keys, each with the signatures that it may make. */
sealed interface KeyAlgorithm permits Ed25519Key, EcdsaKey, RsaKey {
    /** The key in a blob, by the type that it names. */
    static KeyAlgorithm of(byte[] blob) throws SshSignatureException {
        Wire wire = new Wire(blob);
        String type = wire.text();
        try {
            KeyAlgorithm key =
                    switch (type) {
                        case "ssh-ed25519" -> Ed25519Key.read(wire);
                        case "ssh-rsa" -> RsaKey.read(wire);
                        case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
                            EcdsaKey.read(type, wire);
                        default ->
                            throw new SshSignatureException(
                                    "keys of the type '%s' are not taken; use ssh-ed25519, ecdsa-sha2-nistp256/384/521, or ssh-rsa"
                                            .formatted(type.replaceAll("[^\\x21-\\x7e]", "?")));
                    };
            wire.end();
            return key;
        } catch (GeneralSecurityException e) {
            throw new SshSignatureException("the key of the type " + type + " is damaged", e);
        }
    }

    /** Whether an SSH signature (its algorithm's name, then its bytes) of these bytes is by this key. */
    boolean verifies(byte[] signed, byte[] signature) throws SshSignatureException;

    /** Asks the JDK. What it cannot even read is no signature of this key. */
    static boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Refuses a signature of another algorithm than the key makes, such as SHA-1's. */
    static SshSignatureException refused(String algorithm) {
        return new SshSignatureException("was made by '%s', which is not taken for this key"
                .formatted(algorithm.replaceAll("[^\\x21-\\x7e]", "?")));
    }
}
