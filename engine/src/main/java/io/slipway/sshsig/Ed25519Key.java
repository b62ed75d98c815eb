package io.slipway.sshsig;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * An Ed25519 key (RFC 8709).
 *
 * @param key for the JDK
 */
record Ed25519Key(PublicKey key) implements KeyAlgorithm {
    private static final int LENGTH = 32;
    /** What stands before the key in X.509 (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static Ed25519Key read(Wire wire) throws SshSignatureException, GeneralSecurityException {
        byte[] point = wire.string();
        if (point.length != LENGTH) {
            throw new SshSignatureException("the key is not 32 bytes long");
        }
        byte[] encoded = new byte[PREFIX.length + LENGTH];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(point, 0, encoded, PREFIX.length, LENGTH);
        return new Ed25519Key(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) throws SshSignatureException {
        Wire wire = new Wire(signature);
        String algorithm = wire.text();
        if (!algorithm.equals("ssh-ed25519")) {
            throw KeyAlgorithm.refused(algorithm);
        }
        byte[] bytes = wire.string();
        wire.end();
        return KeyAlgorithm.verifies("Ed25519", key, signed, bytes);
    }
}
