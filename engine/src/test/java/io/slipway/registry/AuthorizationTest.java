package io.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.Host;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import io.slipway.host.Secret;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import io.slipway.policy.ScannerRules;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a registry is answered; the registry's side is scripted by the distribution project's token specification. */
class AuthorizationTest {
    private static final String REGISTRY = "registry.example.com";
    private static final String BASIC = "Basic dG90bzpweXRob24=";

    @TempDir
    Path directory;

    private final Deque<HttpResponse> answers = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    @Test
    void sendsThePasswordOnlyWhenItIsAskedFor() throws Exception {
        answers.add(response(401, Map.of("www-authenticate", "Basic realm=\"x\""), ""));
        answers.add(response(200, Map.of(), ""));

        assertThat(ping(Map.of()).status()).isEqualTo(200);
        assertThat(requests)
                .extracting(request -> request.headers().getOrDefault("Authorization", "-"))
                .containsExactly("-", BASIC);
    }

    @Test
    void fetchesATokenWhereTheChallengePoints() throws Exception {
        answers.add(challenge("https://registry.example.com/token"));
        answers.add(response(200, Map.of(), "{\"token\":\"abc\"}"));
        answers.add(response(200, Map.of(), ""));

        assertThat(ping(Map.of()).status()).isEqualTo(200);
        assertThat(requests.get(1).uri())
                .hasToString("https://registry.example.com/token?service=s&scope=repository%3Aa%3Apull%2Cpush");
        assertThat(requests.get(1).headers()).containsEntry("Authorization", BASIC);
        assertThat(requests.get(2).headers()).containsEntry("Authorization", "Bearer abc");
    }

    @Test
    void sendsThePasswordToNoTokenServerThatThePolicyDoesNotBind() {
        answers.add(challenge("https://evil.example.com/token"));

        assertThatThrownBy(() -> ping(Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("is not sent to evil.example.com");
        assertThat(requests).hasSize(1);
    }

    @Test
    void sendsThePasswordToATokenServerThatThePolicyBinds() throws Exception {
        answers.add(challenge("https://auth.example.com/token"));
        answers.add(response(200, Map.of(), "{\"access_token\":\"abc\"}"));
        answers.add(response(200, Map.of(), ""));

        ping(Map.of("auth.example.com", new RegistryRules(List.of("registry"), Optional.empty(), false)));

        assertThat(requests.get(1).headers()).containsEntry("Authorization", BASIC);
    }

    @Test
    void followsNoChallengeToAPlainAddress() {
        answers.add(challenge("http://registry.example.com/token"));

        assertThatThrownBy(() -> ping(Map.of())).hasMessageContaining("no https address");
    }

    @Test
    void saysThatTheCredentialIsNotKnown() throws Exception {
        answers.add(response(401, Map.of("www-authenticate", "Basic realm=\"x\""), ""));
        answers.add(response(401, Map.of("www-authenticate", "Basic realm=\"x\""), ""));

        assertThat(ping(Map.of()).status()).isEqualTo(401);
        assertThat(requests).hasSize(2);
    }

    @Test
    void followsNoUploadToAnotherHost() {
        answers.add(response(202, Map.of("location", "https://evil.example.com/upload"), ""));

        assertThatThrownBy(() -> step(Map.of(), registry -> {
                    new Repository(registry, "a").upload("x".getBytes(StandardCharsets.UTF_8), "sha256:x");
                    return null;
                }))
                .hasMessageContaining("sent us on to https://evil.example.com");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://%s/upload", "http:///upload", "mailto:somebody", "https://[/upload"})
    void sendsNoPasswordInTheClearAndNowhereElse(String location) {
        answers.add(response(401, Map.of("www-authenticate", "Basic realm=\"x\""), ""));
        answers.add(response(202, Map.of("location", location.formatted(REGISTRY)), ""));

        assertThatThrownBy(() -> step(Map.of(), registry -> {
                    new Repository(registry, "a").upload("x".getBytes(StandardCharsets.UTF_8), "sha256:x");
                    return null;
                }))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("the registry sent us on to");
        assertThat(requests).hasSize(2);
    }

    @Test
    void movesNoReleaseThatTheStepNamesToAnotherImage() {
        answers.add(response(200, Map.of(), "{\"schemaVersion\":2}"));

        assertThatThrownBy(() -> step(Map.of(), registry -> {
                    Manifest other = new Manifest(Manifest.MEDIA_TYPE, "{}".getBytes(StandardCharsets.UTF_8));
                    new Tagging(new Repository(registry, "a"), other).move(List.of("1.2.3"));
                    return null;
                }))
                .hasMessageContaining("a release never changes");
    }

    @Test
    void triesAgainWhenTheRegistryIsOverloaded() throws Exception {
        answers.add(response(503, Map.of(), ""));
        answers.add(response(429, Map.of(), ""));
        answers.add(response(200, Map.of(), ""));

        assertThat(ping(Map.of()).status()).isEqualTo(200);
    }

    private static HttpResponse challenge(String realm) {
        return response(
                401,
                Map.of(
                        "www-authenticate",
                        "Bearer realm=\"" + realm + "\",service=\"s\",scope=\"repository:a:pull,push\""),
                "");
    }

    private static HttpResponse response(int status, Map<String, String> headers, String body) {
        return new HttpResponse(
                status, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
    }

    private HttpResponse ping(Map<String, RegistryRules> more) throws Exception {
        return step(
                more,
                registry -> registry.call(
                        "ping", HttpRequest.of("GET", registry.uri("/v2/")).within(Duration.ofSeconds(5))));
    }

    private interface Call {
        HttpResponse on(Registry registry) throws DeliveryException, IOException, InterruptedException;
    }

    private record Nothing() {}

    private HttpResponse step(Map<String, RegistryRules> more, Call call) throws Exception {
        Map<String, RegistryRules> registries = new HashMap<>(more);
        registries.put(REGISTRY, new RegistryRules(List.of("registry"), Optional.empty(), false));
        Policy policy =
                new Policy("the policy", GateRules.STRICT, registries, List.of(), Map.of(), ScannerRules.DEFAULT);
        RecordStore store = RecordStore.open(directory.resolve("state"), Optional.empty());
        var record = store.start(new Header(Header.SCHEMA, "run", "test", Instant.EPOCH, Optional.empty(), "", ""));
        var login = new UsernamePassword("toto", Secret.of("python"));
        Delivery delivery = new Delivery(
                Optional.empty(), policy, id -> Optional.of(login), record, store, null, InstantSource.system());
        List<HttpResponse> result = new ArrayList<>();
        StepRun.of(
                "test",
                (Nothing request, StepRun run) -> {
                    result.add(call.on(Registry.open(REGISTRY, Optional.of("registry"), run)));
                    return Map::of;
                },
                new Nothing(),
                delivery,
                new Scripted(),
                line -> {});
        return result.get(0);
    }

    private final class Scripted implements Host {
        @Override
        public io.slipway.host.ExitStatus run(io.slipway.host.Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Directory workspace() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Scratch scratch() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpResponse send(HttpRequest request) {
            requests.add(request);
            return answers.remove();
        }
    }
}
