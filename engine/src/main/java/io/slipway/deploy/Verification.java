package io.slipway.deploy;

import io.slipway.config.DidYouMean;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What must answer after a deployment.
 *
 * @param url absolute, http or https, without credentials
 * @param expectStatus 100 to 599
 * @param expectBody must be found in the body
 * @param timeout until when it must answer so, positive
 */
public record Verification(URI url, int expectStatus, Optional<Pattern> expectBody, Duration timeout) {
    private static final List<String> KEYS = List.of("url", "expectStatus", "expectBody", "timeout");

    /**
     * @param verify the step's parameter
     * @return what it says; empty where it is
     * @throws IllegalArgumentException if it says something that cannot be
     */
    static Optional<Verification> of(Map<String, Object> verify) {
        if (verify.isEmpty()) {
            return Optional.empty();
        }
        for (String key : verify.keySet()) {
            require(KEYS.contains(key), "verify: there is no '%s'%s".formatted(key, DidYouMean.hint(key, KEYS)));
        }
        int status = number(verify, "expectStatus", 200);
        int seconds = number(verify, "timeout", 60);
        require(status >= 100 && status <= 599, "verify: expectStatus: %d is not an HTTP status".formatted(status));
        require(seconds > 0, "verify: timeout: expected a positive number of seconds");
        return Optional.of(
                new Verification(url(verify.get("url")), status, regex(verify), Duration.ofSeconds(seconds)));
    }

    private static URI url(Object value) {
        try {
            URI url = new URI(String.valueOf(value));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            require(
                    web && url.getHost() != null && url.getUserInfo() == null,
                    "verify: url: '%s' is not an http or https address without credentials".formatted(value));
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("verify: url: '%s' is not an address".formatted(value), e);
        }
    }

    private static Optional<Pattern> regex(Map<String, Object> verify) {
        Object regex = verify.get("expectBody");
        try {
            return Optional.ofNullable(regex).map(Object::toString).map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "verify: expectBody: '%s' is not a regular expression: %s".formatted(regex, e.getDescription()), e);
        }
    }

    private static int number(Map<String, Object> verify, String key, int otherwise) {
        Object value = verify.getOrDefault(key, otherwise);
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("verify: %s: '%s' is not a whole number".formatted(key, value), e);
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
