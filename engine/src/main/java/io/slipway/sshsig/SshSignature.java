package io.slipway.sshsig;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An armoured SSH signature (PROTOCOL.sshsig, version 1). */
public final class SshSignature {
    private static final int LONGEST = 20_000;
    private static final int VERSION = 1;
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ARMOUR =
            Pattern.compile("\\s*-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\\s]*)-----END SSH SIGNATURE-----\\s*");

    private final SshPublicKey key;
    private final String namespace;
    private final byte[] reserved;
    private final String hash;
    private final byte[] signature;

    private SshSignature(Wire wire) throws SshSignatureException {
        if (!Arrays.equals(wire.take(MAGIC.length), MAGIC)) {
            throw new SshSignatureException("is no SSH signature");
        }
        int version = wire.number();
        if (version != VERSION) {
            throw new SshSignatureException("is an SSH signature of version " + version + "; only 1 is known");
        }
        key = SshPublicKey.of(wire.string());
        namespace = wire.text();
        reserved = wire.string();
        hash = wire.text();
        signature = wire.string();
        wire.end();
    }

    /**
     * @param armoured as {@code ssh-keygen -Y sign} writes it
     * @return the signature, not yet checked
     * @throws SshSignatureException if it cannot be read, or is by a key of a kind that is not taken
     */
    public static SshSignature parse(String armoured) throws SshSignatureException {
        Matcher matcher = ARMOUR.matcher(armoured.length() > LONGEST ? "" : armoured);
        if (!matcher.matches()) {
            throw new SshSignatureException("is no SSH signature: expected what 'ssh-keygen -Y sign' writes");
        }
        try {
            byte[] blob = Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
            return new SshSignature(new Wire(blob));
        } catch (IllegalArgumentException e) {
            throw new SshSignatureException("is no SSH signature: it is not Base64", e);
        }
    }

    /**
     * @return whose it says that it is
     */
    public SshPublicKey key() {
        return key;
    }

    /**
     * @return what it was made for
     */
    public String namespace() {
        return namespace;
    }

    /**
     * @param message what should have been signed
     * @return whether it was, by {@link #key}
     * @throws SshSignatureException if it was made in a way that is not taken
     */
    public boolean holds(byte[] message) throws SshSignatureException {
        byte[] strings = Wire.strings(
                namespace.getBytes(StandardCharsets.UTF_8),
                reserved,
                hash.getBytes(StandardCharsets.UTF_8),
                digest(message));
        byte[] signed = Arrays.copyOf(MAGIC, MAGIC.length + strings.length);
        System.arraycopy(strings, 0, signed, MAGIC.length, strings.length);
        return key.verifies(signed, signature);
    }

    private byte[] digest(byte[] message) throws SshSignatureException {
        String algorithm =
                switch (hash) {
                    case "sha512" -> "SHA-512";
                    case "sha256" -> "SHA-256";
                    default -> throw KeyAlgorithm.refused(hash);
                };
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
