package io.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry is told who asks: basic authentication (RFC 7617), or a bearer token fetched from where the registry's challenge points
 * (the distribution project's token specification). The password goes to no host that the policy does not bind the credential to.
 */
final class Authorization {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final String registry;
    private final Optional<UsernamePassword> login;
    private final Optional<String> credentialsId;
    private final StepRun run;
    private Optional<String> header = Optional.empty();

    Authorization(String registry, Optional<UsernamePassword> login, Optional<String> credentialsId, StepRun run) {
        this.registry = registry;
        this.login = login;
        this.credentialsId = credentialsId;
        this.run = run;
    }

    Optional<String> header() {
        return header;
    }

    /** Answers the challenge of a 401; false where there is nothing new to say. */
    boolean answer(String action, HttpResponse response) throws DeliveryException, IOException, InterruptedException {
        String challenge = response.header("WWW-Authenticate").orElse("");
        Optional<String> before = header;
        if (challenge.startsWith("Basic")) {
            header = login.map(UsernamePassword::basic);
        } else if (challenge.startsWith("Bearer")) {
            header = Optional.of("Bearer " + token(action, parameters(challenge)));
        }
        return header.isPresent() && !header.equals(before);
    }

    private String token(String action, Map<String, String> challenge)
            throws DeliveryException, IOException, InterruptedException {
        URI realm = realm(action, challenge);
        HttpRequest request = HttpRequest.of("GET", realm)
                .trusting(run.delivery()
                        .policy()
                        .registry(registry)
                        .certificateAuthority()
                        .orElse(""));
        if (login.isPresent()) {
            requireBound(realm);
            request = request.with("Authorization", login.get().basic());
        }
        HttpResponse response = run.host().send(request);
        if (!response.success()) {
            throw RegistryException.refused(action + " (fetching a token from " + realm.getAuthority() + ")", response);
        }
        JsonNode answer = MAPPER.readTree(response.body());
        return answer.path("token").asText(answer.path("access_token").asText());
    }

    private void requireBound(URI realm) throws DeliveryException {
        if (!realm.getAuthority().equals(registry)) {
            run.delivery().policy().requireBound(credentialsId.orElseThrow(), realm.getAuthority());
        }
    }

    private static URI realm(String action, Map<String, String> challenge) throws DeliveryException {
        String query = "?service=" + encoded(challenge.get("service")) + "&scope=" + encoded(challenge.get("scope"));
        String realm = challenge.getOrDefault("realm", "");
        try {
            URI uri = URI.create(realm + query);
            if ("https".equals(uri.getScheme()) && uri.getAuthority() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new RegistryException(
                action,
                "the registry's challenge points to '%s' for a token, which is no https address".formatted(realm));
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
    }
}
