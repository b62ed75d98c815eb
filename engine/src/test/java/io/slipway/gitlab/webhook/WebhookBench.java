package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Payload;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A webhook with three projects on an intake of its own, and requests for it. */
abstract class WebhookBench {
    static final String TOKEN = "an-old-secret-token-of-the-shop";
    static final String NEW_TOKEN = "the-next-secret-token-of-the-shop";
    static final String OTHER_TOKEN = "a-secret-token-of-another-project";
    static final String SIGNING = "whsec_" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    final List<String> log = new ArrayList<>();
    final List<String> concerned = new ArrayList<>();
    Intake intake;
    Webhook webhook;

    @BeforeEach
    void open() throws Exception {
        intake = Intake.open(directory, IntakeOptions.DEFAULT, new IntakeObserver() {
            @Override
            public void concerned(long run, MergeRequest request) {
                concerned.add("run %d of !%d".formatted(run, request.iid()));
            }
        });
        webhook = webhook(
                project("shop/web", secrets(List.of(TOKEN, NEW_TOKEN), List.of())),
                project("shop/api", secrets(List.of(OTHER_TOKEN), List.of())),
                project("shop/signed", secrets(List.of(TOKEN), List.of(SIGNING))));
    }

    @AfterEach
    void close() throws IOException {
        intake.close();
    }

    void refused(WebhookAnswer answer) {
        assertThat(answer).isEqualTo(new WebhookAnswer(403, "forbidden", Map.of()));
        assertThat(intake.waiting()).extracting(QueuedRun::id).isEmpty();
    }

    static Payload ofProject(String path) {
        return Payload.of("push").withText("/project/path_with_namespace", path);
    }

    WebhookAnswer post(Payload payload, Map<String, String> headers) throws InterruptedException {
        return post(payload.bytes(), headers);
    }

    WebhookAnswer post(byte[] body, Map<String, String> headers) throws InterruptedException {
        return webhook.answer(request("POST", headers, new ByteArrayInputStream(body)));
    }

    static WebhookRequest request(String method, Map<String, String> headers, InputStream body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new WebhookRequest(method, all, body, "192.0.2.7");
    }

    Webhook webhook(Project... projects) {
        return new Webhook(List.of(projects), intake, log::add, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Project project(String path, HookSecrets secrets) {
        return new Project(path, secrets, Filters.DEFAULT);
    }

    static HookSecrets secrets(List<String> tokens, List<String> keys) {
        return new HookSecrets(
                tokens.stream().map(Secret::of).map(TokenHash::of).toList(),
                keys.stream().map(Secret::of).map(SigningKey::of).toList());
    }

    static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** As GitLab does it. */
    static Map<String, String> signed(byte[] body, Instant at) throws Exception {
        String id = "f5e5f430";
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(
                Base64.getDecoder().decode(SIGNING.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                "v1," + signature,
                "Idempotency-Key",
                id);
    }
}
