package io.jenkins.plugins.slipway.delivery;

import io.slipway.host.DeliveryException;
import io.slipway.record.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import jenkins.security.ConfidentialKey;

/**
 * The controller's key, with which it signs records (Ed25519). It is made when it is first needed and kept encrypted in Jenkins' store of
 * confidential keys ({@code $JENKINS_HOME/secrets}); no build can read it.
 */
public final class SigningKey {
    private static final String END = "-----END PRIVATE KEY-----\n";

    private final String privatePem;
    private final String publicPem;

    private SigningKey(String privatePem, String publicPem) {
        this.privatePem = privatePem;
        this.publicPem = publicPem;
    }

    /**
     * @return the key
     * @throws IOException if it can be neither read nor made
     */
    public static synchronized SigningKey get() throws IOException {
        Stored stored = new Stored();
        byte[] pair = stored.load();
        if (pair == null) {
            pair = generate();
            stored.store(pair);
        }
        return of(pair);
    }

    /**
     * @return the public half in PEM form, with which {@code slipway verify} checks the controller's records
     */
    public String publicPem() {
        return publicPem;
    }

    Signer signer() throws IOException {
        try {
            return Signer.of(privatePem, publicPem);
        } catch (DeliveryException e) {
            throw new IOException("the controller's signing key is damaged: " + e.getMessage(), e);
        }
    }

    static SigningKey of(byte[] pair) {
        String text = new String(pair, StandardCharsets.US_ASCII);
        int end = text.indexOf(END) + END.length();
        return new SigningKey(text.substring(0, end), text.substring(end));
    }

    static byte[] generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return (pem("PRIVATE KEY", pair.getPrivate()) + pem("PUBLIC KEY", pair.getPublic()))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 makes Ed25519 keys", e);
        }
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()), kind);
    }

    /** Jenkins' way to keep it; its name must never change. */
    private static final class Stored extends ConfidentialKey {
        Stored() {
            super("io.jenkins.plugins.slipway.signing-key");
        }

        @Override
        protected byte[] load() throws IOException {
            return super.load();
        }

        @Override
        protected void store(byte[] payload) throws IOException {
            super.store(payload);
        }
    }
}
