package io.slipway.scan.clair;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpResponse;
import java.io.IOException;

/** Says in one line what Clair did not do, and what to do about it. */
final class ClairFailure {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHOWN = 300;

    private ClairFailure() {}

    static DeliveryException of(String action, HttpResponse response, boolean signed, String url) {
        String said = message(response);
        String what =
                switch (response.status()) {
                    case 401 ->
                        signed
                                ? "Clair refuses the token: correct the key or the issuer in clair.psk, or this machine's clock"
                                : "Clair wants a token: the operator gives its key in clair.psk";
                    case 202 -> "Clair has not loaded any vulnerabilities yet: wait until its updaters have run";
                    case 404 ->
                        said.isEmpty()
                                ? "nothing is there: is %s the address of Clair v4 (clair.url)?".formatted(url)
                                : "Clair answered 404: " + said;
                    case 429 -> "Clair is busy with other images: try again later";
                    default -> "Clair answered %d%s".formatted(response.status(), said.isEmpty() ? "" : ": " + said);
                };
        return new DeliveryException("tried to " + action + ", but " + what);
    }

    static DeliveryException unreachable(String action, String url, IOException problem) {
        return new DeliveryException(
                "tried to %s, but %s does not answer: %s; check that Clair runs, and how the policy says to trust it"
                        .formatted(action, url, problem.getMessage()),
                problem);
    }

    static DeliveryException failedIndex(String reason) {
        String hint = reason.contains("fetch layers")
                ? "; Clair itself must reach the quarantine registry, and trust it"
                : "";
        return new DeliveryException("Clair could not index the image: " + line(reason) + hint);
    }

    /** The message of an error's body; empty where it is none of Clair's. */
    static String message(HttpResponse response) {
        try {
            return line(MAPPER.readTree(response.body()).path("message").asText());
        } catch (IOException e) {
            return "";
        }
    }

    static String line(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
