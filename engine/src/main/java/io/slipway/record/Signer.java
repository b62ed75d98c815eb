package io.slipway.record;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs and checks the head and the length of a record, so that nothing can be cut off its end unseen (Ed25519, RFC 8032).
 */
public final class Signer {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private Signer(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * @param privatePem a PKCS #8 key, as {@code openssl genpkey -algorithm ed25519} writes it
     * @param publicPem its public half, as {@code openssl pkey -pubout} writes it
     * @return a signer with that pair
     * @throws DeliveryException if either is no Ed25519 key
     */
    public static Signer of(String privatePem, String publicPem) throws DeliveryException {
        try {
            PrivateKey privateKey =
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(decode(privatePem)));
            return new Signer(privateKey, publicKey(publicPem));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DeliveryException(
                    "not an Ed25519 private key in PEM form (PKCS #8): make one with 'openssl genpkey -algorithm ed25519'",
                    e);
        }
    }

    Optional<RecordContent.Signature> sign(RecordContent content) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(statement(content));
            return Optional.of(new RecordContent.Signature(
                    Sha256.of(publicKey.getEncoded()), Base64.getEncoder().encodeToString(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the record cannot be signed", e);
        }
    }

    static boolean verifies(RecordContent content, RecordContent.Signature claimed, String publicPem)
            throws DeliveryException {
        PublicKey key = publicKey(publicPem);
        if (!claimed.key().equals(Sha256.of(key.getEncoded()))) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(statement(content));
            return signature.verify(Base64.getDecoder().decode(claimed.value()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] statement(RecordContent content) {
        return "slipway-record/1\n%s\n%d\n%s\n"
                .formatted(Chain.root(content.header()), content.entries().size(), Chain.head(content))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static PublicKey publicKey(String pem) throws DeliveryException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decode(pem)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DeliveryException(
                    "not an Ed25519 public key in PEM form: make it with 'openssl pkey -pubout'", e);
        }
    }

    private static byte[] decode(String pem) {
        return Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    }
}
