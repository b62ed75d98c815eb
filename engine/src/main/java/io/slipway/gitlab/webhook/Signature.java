package io.slipway.gitlab.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a signed request carries: {@code webhook-id}, {@code webhook-timestamp} (seconds since 1970) and {@code webhook-signature}
 * ({@code v1,} and the Base64 form of HMAC-SHA256 over {@code id.timestamp.body}; several may stand there, with blanks between), as GitLab and
 * the Standard Webhooks specification 1.0 have it.
 */
final class Signature {
    /** How far a timestamp may be from now, before or after; the specification leaves it to the receiver, and its libraries take 5 minutes. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v1,[A-Za-z0-9+/]{43}=");
    private static final String HMAC = "HmacSHA256";
    private static final int MOST = 8;

    private final String id;
    private final String timestamp;
    private final List<byte[]> signatures;

    private Signature(String id, String timestamp, List<byte[]> signatures) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
    }

    /** The signature of a request; empty if it has none that could be valid now. */
    static Optional<Signature> of(WebhookRequest request, Instant now) {
        Optional<String> id =
                request.single("webhook-id").filter(text -> ID.matcher(text).matches());
        Optional<String> timestamp = request.single("webhook-timestamp")
                .filter(text -> TIMESTAMP.matcher(text).matches())
                .filter(text -> inWindow(Long.parseLong(text), now));
        List<byte[]> signatures = request.single("webhook-signature").stream()
                .flatMap(text -> Stream.of(text.split(" ", MOST + 1)).limit(MOST))
                .filter(text -> SIGNATURE.matcher(text).matches())
                .map(text -> Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1)))
                .toList();
        return id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signature(id.get(), timestamp.get(), signatures));
    }

    /** What this request is called in every try of its sender; only to be believed when the signature fits. */
    String id() {
        return id;
    }

    boolean fits(SigningKey key, byte[] body) {
        Mac mac = mac(key);
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        byte[] expected = mac.doFinal(body);
        boolean fits = false;
        for (byte[] signature : signatures) {
            fits |= MessageDigest.isEqual(expected, signature);
        }
        return fits;
    }

    private static boolean inWindow(long seconds, Instant now) {
        return Math.abs(seconds - now.getEpochSecond()) <= WINDOW.toSeconds();
    }

    private static Mac mac(SigningKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.bytes(), HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
