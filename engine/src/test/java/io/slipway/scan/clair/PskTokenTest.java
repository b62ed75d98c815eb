package io.slipway.scan.clair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PskTokenTest {
    private static final byte[] KEY = "a key of at least thirty-two bytes".getBytes(UTF_8);

    @Test
    void signsClaimsThatLastForMinutes() throws Exception {
        String bearer = token(Base64.getEncoder().encodeToString(KEY)).bearer(Instant.ofEpochSecond(1_000_000));

        String[] parts = bearer.substring("Bearer ".length()).split("\\.", -1);
        assertThat(json(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        JsonNode claims = new ObjectMapper().readTree(json(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("slipway \"x\"");
        assertThat(claims.path("iat").asLong()).isEqualTo(1_000_000);
        assertThat(claims.path("nbf").asLong()).isEqualTo(1_000_000);
        assertThat(claims.path("exp").asLong()).isEqualTo(1_000_300);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8)));
    }

    @Test
    void refusesAKeyThatIsNotBase64WithoutShowingIt() {
        assertThatThrownBy(() -> token("not base64!").bearer(Instant.EPOCH))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("clair.psk is not a key in Base64")
                .hasMessageNotContaining("not base64!");
    }

    private static PskToken token(String key) {
        return new PskToken(Secret.of(key), "slipway \"x\"");
    }

    private static String json(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
