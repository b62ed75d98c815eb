package io.slipway.gitlab.webhook;

import io.slipway.host.Secret;
import java.util.Base64;

/** The key that a signing token ({@code whsec_…}) stands for: it signs {@code id.timestamp.body} with HMAC-SHA256. */
public final class SigningKey {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private final byte[] key;

    private SigningKey(byte[] key) {
        this.key = key;
    }

    /**
     * @param token the signing token as GitLab takes it: {@code whsec_} and the Base64 form of 32 random bytes
     * @return its key
     * @throws IllegalArgumentException if it is not of that form; the message does not tell the token
     */
    public static SigningKey of(Secret token) {
        String text = token.reveal();
        byte[] key;
        try {
            key = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("a signing token is whsec_ and the Base64 form of 32 random bytes");
        }
        return new SigningKey(key);
    }

    byte[] bytes() {
        return key;
    }
}
