package io.slipway.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, written as registries and this record write it: {@code sha256:} and 64 hex digits. */
public final class Sha256 {
    private Sha256() {}

    /**
     * @return a new SHA-256 computation
     */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * @param bytes anything
     * @return their {@code sha256:…}
     */
    public static String of(byte[] bytes) {
        return text(start().digest(bytes));
    }

    /**
     * @param text anything
     * @return the {@code sha256:…} of its UTF-8 form
     */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param digest what a SHA-256 computation gave
     * @return it as {@code sha256:…}
     */
    public static String text(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }
}
