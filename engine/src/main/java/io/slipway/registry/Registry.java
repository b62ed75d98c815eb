package io.slipway.registry;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.policy.RegistryRules;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One registry, spoken to with one credential. Every call names its action in words, so that an error says what was tried. */
final class Registry {
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3})(:\\d+)?");
    private static final Duration CALL = Duration.ofMinutes(2);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);
    private static final int MOST_HOPS = 3;
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final String name;
    private final RegistryRules rules;
    private final Authorization authorization;
    private final StepRun run;

    private Registry(String name, RegistryRules rules, Authorization authorization, StepRun run) {
        this.name = name;
        this.rules = rules;
        this.authorization = authorization;
        this.run = run;
    }

    static Registry open(String name, Optional<String> credentialsId, StepRun run) throws DeliveryException {
        Optional<UsernamePassword> login = Optional.empty();
        if (credentialsId.isPresent()) {
            run.delivery().policy().requireBound(credentialsId.get(), name);
            login = Optional.of(run.delivery().credentials().require(credentialsId.get(), UsernamePassword.class));
        }
        RegistryRules rules = run.delivery().policy().registry(name);
        return new Registry(name, rules, new Authorization(name, login, credentialsId, run), run);
    }

    String name() {
        return name;
    }

    URI uri(String path) {
        boolean local =
                LOOPBACK.matcher(name).matches() && rules.certificateAuthority().isEmpty();
        boolean plain = rules.plainHttp() || local;
        return URI.create((plain ? "http://" : "https://") + name + path);
    }

    /** Sends a request; a lost connection or an overloaded registry is tried again, if the request can be repeated. */
    HttpResponse call(String action, HttpRequest request) throws DeliveryException, IOException, InterruptedException {
        requireOwn(action, request.uri());
        boolean repeatable =
                !request.method().equals("PATCH") && !request.method().equals("POST");
        for (Duration pause : repeatable ? RETRIES : List.<Duration>of()) {
            try {
                HttpResponse response = authorized(action, request);
                if (response.status() < 500 && response.status() != 429) {
                    return response;
                }
            } catch (IOException e) {
                run.console().line("%s: %s; trying again".formatted(name, e.getMessage()));
            }
            run.pause(pause);
        }
        try {
            return authorized(action, request);
        } catch (IOException e) {
            throw RegistryException.unreachable(action, name, e);
        }
    }

    /** Reads content, which a registry may keep elsewhere: the address that it names is asked as well, but gets no credential. */
    HttpResponse read(String action, HttpRequest request) throws DeliveryException, IOException, InterruptedException {
        HttpResponse response = call(action, request);
        URI from = request.uri();
        for (int hop = 0; hop < MOST_HOPS && response.status() / 100 == 3; hop++) {
            from = elsewhere(action, from, response.header("Location").orElse(""));
            response = run.host()
                    .send(request.to(from).trusting(rules.certificateAuthority().orElse("")));
        }
        return response;
    }

    /** Content is never fetched in the clear where the registry itself has TLS. */
    private URI elsewhere(String action, URI from, String location) throws RegistryException {
        try {
            URI next = from.resolve(location);
            if ("https".equals(next.getScheme()) || uri("/").getScheme().equals(next.getScheme())) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new RegistryException(
                action, "the registry sent us on to '%s', which is no https address".formatted(location));
    }

    /** The header that a GET of this path needs; empty where it needs none. */
    Optional<String> authorization(String action, String path)
            throws DeliveryException, IOException, InterruptedException {
        HttpResponse response = call(action, HttpRequest.of("HEAD", uri(path)));
        if (!response.success() && response.status() / 100 != 3) {
            throw RegistryException.refused(action, response);
        }
        return authorization.header();
    }

    /** Sends a request that cleans up: once and for a short time, as somebody who aborts must not wait for a registry that hangs. */
    HttpResponse cleanUp(String action, HttpRequest request)
            throws DeliveryException, IOException, InterruptedException {
        requireOwn(action, request.uri());
        return authorized(action, request, CLEAN_UP);
    }

    private HttpResponse authorized(String action, HttpRequest request)
            throws DeliveryException, IOException, InterruptedException {
        return authorized(action, request, request.timeout().compareTo(CALL) > 0 ? request.timeout() : CALL);
    }

    private HttpResponse authorized(String action, HttpRequest request, Duration timeout)
            throws DeliveryException, IOException, InterruptedException {
        HttpRequest trusting =
                request.trusting(rules.certificateAuthority().orElse("")).within(timeout);
        HttpResponse response = run.host()
                .send(authorization
                        .header()
                        .map(value -> trusting.with("Authorization", value))
                        .orElse(trusting));
        if (response.status() == 401 && authorization.answer(action, response)) {
            return run.host()
                    .send(trusting.with("Authorization", authorization.header().orElseThrow()));
        }
        return response;
    }

    /** Where the registry sends us on to (where an upload goes on), which must be itself. */
    URI follow(String action, URI from, String location) throws RegistryException {
        try {
            URI next = from.resolve(location);
            requireOwn(action, next);
            return next;
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    action, "the registry sent us on to '%s', which is no address".formatted(location));
        }
    }

    /** The credential goes only to the registry itself, and never in the clear where the registry has TLS. */
    private void requireOwn(String action, URI uri) throws RegistryException {
        URI own = uri("/");
        if (!own.getScheme().equals(uri.getScheme()) || !name.equals(uri.getRawAuthority())) {
            throw new RegistryException(
                    action,
                    "the registry sent us on to %s://%s, which is not %s://%s"
                            .formatted(uri.getScheme(), uri.getRawAuthority(), own.getScheme(), name));
        }
    }
}
