package io.slipway.scan.clair;

import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the tokens that Clair asks for where it has a pre-shared key: JWT (RFC 7519) signed with HS256 (RFC 7515), for a few minutes.
 *
 * @param key the pre-shared key, in Base64 as in Clair's configuration
 * @param issuer one of the issuers that Clair's configuration lists
 */
public record PskToken(Secret key, String issuer) {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    /**
     * @param now from when on it holds, for a few minutes
     * @return the value of an Authorization header
     * @throws DeliveryException if the key is no Base64
     */
    public String bearer(Instant now) throws DeliveryException {
        String claims = "{\"iss\":\"%s\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}"
                .formatted(
                        issuer.replace("\\", "\\\\").replace("\"", "\\\""),
                        now.getEpochSecond(),
                        now.getEpochSecond(),
                        now.plus(LIFE).getEpochSecond());
        String signed = encoded(HEADER) + "." + encoded(claims);
        return "Bearer " + signed + "." + URL.encodeToString(signature(signed));
    }

    private byte[] signature(String text) throws DeliveryException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.reveal().strip()), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DeliveryException(
                    "the credential for clair.psk is not a key in Base64, as auth.psk.key in Clair's configuration is",
                    e);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
