package io.jenkins.plugins.slipway.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.util.Secret;
import io.jenkins.plugins.slipway.delivery.Call;
import java.io.Serializable;
import java.util.Map;

/**
 * A call as it lies on the controller's disk while the pipeline runs. A password among its arguments, as a smoke test's variables may hold
 * one, must not be readable there.
 *
 * @param step the step's name
 * @param arguments encrypted with the controller's key
 */
record SealedCall(String step, String arguments) implements Serializable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static SealedCall of(Call call) {
        try {
            return new SealedCall(
                    call.step(),
                    Secret.fromString(MAPPER.writeValueAsString(call.arguments()))
                            .getEncryptedValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can be written", e);
        }
    }

    Call open() throws JsonProcessingException {
        Secret plain = Secret.decrypt(arguments);
        if (plain == null) {
            throw new IllegalStateException("the arguments of " + step + " were encrypted by another controller");
        }
        return new Call(step, MAPPER.readValue(plain.getPlainText(), new TypeReference<Map<String, Object>>() {}));
    }
}
