package io.slipway.sshsig;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/**
 * An ECDSA key over a NIST curve (RFC 5656).
 *
 * @param type its type in SSH, which is also its signatures'
 * @param key for the JDK
 * @param order of the curve
 */
record EcdsaKey(String type, PublicKey key, BigInteger order) implements KeyAlgorithm {
    private static final String TYPE = "ecdsa-sha2-";
    private static final int UNCOMPRESSED = 4;

    static EcdsaKey read(String type, Wire wire) throws SshSignatureException, GeneralSecurityException {
        String curve = wire.text();
        byte[] point = wire.string();
        if (!type.equals(TYPE + curve) || point.length % 2 == 0 || point[0] != UNCOMPRESSED) {
            throw new SshSignatureException("the key of the type " + type + " is damaged");
        }
        ECParameterSpec parameters = parameters(curve);
        int half = point.length / 2;
        ECPoint at = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + half)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + half, point.length)));
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, parameters));
        return new EcdsaKey(type, key, parameters.getOrder());
    }

    private static ECParameterSpec parameters(String curve) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve.replace("nistp", "secp") + "r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) throws SshSignatureException {
        Wire wire = new Wire(signature);
        String algorithm = wire.text();
        if (!algorithm.equals(type)) {
            throw KeyAlgorithm.refused(algorithm);
        }
        Wire numbers = new Wire(wire.string());
        wire.end();
        BigInteger r = new BigInteger(numbers.string());
        BigInteger s = new BigInteger(numbers.string());
        numbers.end();
        return inRange(r)
                && inRange(s)
                && KeyAlgorithm.verifies(hash() + "withECDSAinP1363Format", key, signed, pair(r, s));
    }

    private boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(order) < 0;
    }

    private String hash() {
        return switch (type) {
            case "ecdsa-sha2-nistp256" -> "SHA256";
            case "ecdsa-sha2-nistp384" -> "SHA384";
            default -> "SHA512";
        };
    }

    private byte[] pair(BigInteger r, BigInteger s) {
        int length = (order.bitLength() + 7) / 8;
        byte[] pair = new byte[2 * length];
        put(r, pair, length);
        put(s, pair, 2 * length);
        return pair;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        System.arraycopy(bytes, from, into, end - (bytes.length - from), bytes.length - from);
    }
}
