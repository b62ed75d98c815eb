package io.slipway.sshsig;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/**
 * An RSA key, which signs by SHA-2 only (RFC 8332).
 *
 * @param key for the JDK
 */
record RsaKey(PublicKey key) implements KeyAlgorithm {
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 16384;

    static RsaKey read(Wire wire) throws SshSignatureException, GeneralSecurityException {
        BigInteger exponent = new BigInteger(wire.string());
        BigInteger modulus = new BigInteger(wire.string());
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new SshSignatureException("an RSA key of %d bits is not taken; it needs 2048 to 16384"
                    .formatted(Math.max(0, modulus.bitLength())));
        }
        return new RsaKey(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) throws SshSignatureException {
        Wire wire = new Wire(signature);
        String name = wire.text();
        String algorithm =
                switch (name) {
                    case "rsa-sha2-512" -> "SHA512withRSA";
                    case "rsa-sha2-256" -> "SHA256withRSA";
                    default -> throw KeyAlgorithm.refused(name);
                };
        byte[] bytes = padded(wire.string());
        wire.end();
        return KeyAlgorithm.verifies(algorithm, key, signed, bytes);
    }

    /** The JDK wants leading zeros that SSH may leave out. */
    private byte[] padded(byte[] bytes) {
        int length = (((RSAPublicKey) key).getModulus().bitLength() + 7) / 8;
        if (bytes.length >= length) {
            return bytes;
        }
        byte[] padded = new byte[length];
        System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
        return padded;
    }
}
