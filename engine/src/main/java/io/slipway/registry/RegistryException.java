package io.slipway.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A registry did not do what was asked. The message says what was tried and what came back. */
public final class RegistryException extends DeliveryException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHOWN = 200;

    RegistryException(String action, String problem) {
        super("tried to " + action + ", but " + problem);
    }

    private RegistryException(String action, String problem, Throwable cause) {
        super("tried to " + action + ", but " + problem, cause);
    }

    static RegistryException unreachable(String action, String registry, IOException problem) {
        return new RegistryException(
                action,
                "%s does not answer: %s; check that the registry runs and that the policy says how to trust it"
                        .formatted(registry, problem.getMessage()),
                problem);
    }

    static RegistryException refused(String action, HttpResponse response) {
        String what =
                switch (response.status()) {
                    case 401 -> "the registry wants a credential that it knows: give 'credentialsId', or correct it";
                    case 403 -> "the registry forbids it for this credential";
                    case 429 -> "the registry says that there were too many requests; try again later";
                    default -> "the registry answered " + response.status();
                };
        return new RegistryException(action, what + said(response));
    }

    /** The error of the distribution specification's body, if there is one. */
    private static String said(HttpResponse response) {
        try {
            JsonNode error = MAPPER.readTree(response.body()).path("errors").path(0);
            String text =
                    (error.path("code").asText() + " " + error.path("message").asText()).strip();
            return text.isEmpty() ? "" : " (" + text.substring(0, Math.min(SHOWN, text.length())) + ")";
        } catch (JacksonException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
