package io.slipway.smoke;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.slipway.host.BoundedSearch;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares an answer with what a smoke test expects. */
final class Expectation {
    private static final int SHOWN = 200;
    private static final BoundedSearch SEARCH = BoundedSearch.within(Duration.ofSeconds(10));

    private Expectation() {}

    /** What is not as expected, if anything: what was expected, and what came. */
    static Optional<String> unmet(SmokeTest request, HttpResponse response)
            throws DeliveryException, InterruptedException {
        if (response.status() != request.expectStatus()) {
            return Optional.of("expected status %d, got %d: %s"
                    .formatted(request.expectStatus(), response.status(), beginning(response.text())));
        }
        Optional<String> pattern = request.expectBody();
        if (pattern.isPresent() && !SEARCH.finds(Pattern.compile(pattern.get()), response.text())) {
            return Optional.of("expected a body in which /%s/ is found, got: %s"
                    .formatted(pattern.get(), beginning(response.text())));
        }
        return request.expectJson().entrySet().stream()
                .map(entry -> unmet(entry, response.text()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unmet(Map.Entry<String, Object> expected, String body) {
        try {
            Object value = JsonPath.read(body, expected.getKey());
            boolean equal = String.valueOf(value).equals(String.valueOf(expected.getValue()));
            return equal
                    ? Optional.empty()
                    : Optional.of("expected %s to be '%s', got '%s'"
                            .formatted(expected.getKey(), expected.getValue(), value));
        } catch (InvalidPathException | IllegalArgumentException e) {
            return Optional.of("expected %s to be '%s', but: %s"
                    .formatted(expected.getKey(), expected.getValue(), e.getMessage()));
        } catch (com.jayway.jsonpath.InvalidJsonException e) {
            return Optional.of("expected JSON, got: " + beginning(body));
        }
    }

    private static String beginning(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
