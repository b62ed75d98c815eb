package io.slipway.sshsig;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** An SSH public key: Ed25519, ECDSA over a NIST curve, or RSA of at least 2048 bits. */
public final class SshPublicKey {
    private final byte[] blob;
    private final KeyAlgorithm algorithm;

    private SshPublicKey(byte[] blob, KeyAlgorithm algorithm) {
        this.blob = blob;
        this.algorithm = algorithm;
    }

    /**
     * @param type its type as it stands before the key, such as {@code ssh-ed25519}
     * @param base64 the key
     * @return the key
     * @throws SshSignatureException if it is none, or of a kind that is not taken here
     */
    static SshPublicKey parse(String type, String base64) throws SshSignatureException {
        try {
            SshPublicKey key = of(Base64.getDecoder().decode(base64));
            if (!new Wire(key.blob).text().equals(type)) {
                throw new SshSignatureException("the key is not of the type '" + type + "' that stands before it");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new SshSignatureException("the key is not Base64", e);
        }
    }

    static SshPublicKey of(byte[] blob) throws SshSignatureException {
        return new SshPublicKey(blob.clone(), KeyAlgorithm.of(blob));
    }

    /** Whether these bytes are signed by this key: {@code signature} is an SSH signature (RFC 4253, section 6.6). */
    boolean verifies(byte[] signed, byte[] signature) throws SshSignatureException {
        return algorithm.verifies(signed, signature);
    }

    /**
     * @return {@code SHA256:…}, as {@code ssh-keygen -l} shows it
     */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
