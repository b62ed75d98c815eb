package io.slipway.gitlab.webhook;

import io.slipway.digest.Sha256;
import io.slipway.host.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The SHA-256 of a secret token ({@code X-Gitlab-Token}); the token itself is not kept. Compared in constant time. */
public final class TokenHash {
    /** Shorter tokens are refused. */
    public static final int SHORTEST = 16;

    private final byte[] hash;

    private TokenHash(byte[] hash) {
        this.hash = hash;
    }

    /**
     * @param token the secret token as it is set in GitLab
     * @return its hash
     * @throws IllegalArgumentException if it has fewer than 16 characters, or such as an HTTP header cannot carry
     */
    public static TokenHash of(Secret token) {
        String text = token.reveal();
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the secret token has %d characters; it needs at least %d (openssl rand -hex 32)"
                            .formatted(text.length(), SHORTEST));
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the secret token must be of visible ASCII characters, without blanks");
        }
        return new TokenHash(digest(text));
    }

    boolean fits(byte[] presented) {
        return MessageDigest.isEqual(hash, presented);
    }

    static byte[] digest(String token) {
        return Sha256.start().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
