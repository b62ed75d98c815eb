package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String TOKEN = "an-old-secret-token-of-the-shop";
    private static final String NEW_TOKEN = "the-next-secret-token-of-the-shop";
    private static final String OTHER_TOKEN = "a-secret-token-of-another-project";
    private static final String SIGNING = "whsec_" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();
    private final List<String> concerned = new ArrayList<>();
    private Intake intake;
    private Webhook webhook;

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

    @Test
    void acceptsAPushAndSaysAsWhichRun() throws Exception {
        WebhookAnswer answer = post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("accepted as run 1");
        assertThat(intake.waiting())
                .singleElement()
                .satisfies(run -> assertThat(run.trigger().sha()).isEqualTo(Payload.SHA));
        assertThat(log).singleElement().asString().contains("run 1", "shop/web", "refs/heads/main", "ada", "192.0.2.7");
    }

    @Test
    void acceptsBothSecretsDuringARotation() throws Exception {
        assertThat(post(Payload.of("push"), Map.of("x-gitlab-token", NEW_TOKEN)).status())
                .isEqualTo(202);
    }

    @Test
    void ignoresWithAReasonWhatStartsNothing() throws Exception {
        WebhookAnswer answer = post(Payload.of("issue"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("rule 'event'", "issue");
    }

    @Test
    void ignoresEventsOfNoProject() throws Exception {
        assertThat(post(Payload.of("user_create"), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wrong-secret-token-of-the-shop",
                "an-old-secret-token-of-the-sho",
                "an-old-secret-token-of-the-shop ",
                "AN-OLD-SECRET-TOKEN-OF-THE-SHOP",
                "än-öld-sécret-tøken-öf-the-shop",
                "an-old-secret-token-of-the-shop\u0000",
                "\ud83d\ude00"
            })
    void refusesAWrongToken(String token) throws Exception {
        refused(post(Payload.of("push"), Map.of("X-Gitlab-Token", token)));
        assertThat(log).singleElement().asString().contains("192.0.2.7", "token");
    }

    @Test
    void refusesATokenOfAMegabyteAndAMissingOneAndTwo() throws Exception {
        refused(post(Payload.of("push"), Map.of("X-Gitlab-Token", "a".repeat(1 << 20))));
        refused(post(Payload.of("push"), Map.of()));
        refused(webhook.answer(new WebhookRequest(
                "POST",
                Map.of("X-Gitlab-Token", List.of(TOKEN, TOKEN)),
                new ByteArrayInputStream(Payload.of("push").bytes()),
                "192.0.2.7")));
    }

    @Test
    void answersAnUnknownProjectJustAsAWrongSecret() throws Exception {
        WebhookAnswer wrong = post(Payload.of("push"), Map.of("X-Gitlab-Token", "wrong-secret-token"));
        WebhookAnswer notConfigured = post(ofProject("shop/none"), Map.of("X-Gitlab-Token", TOKEN));
        WebhookAnswer ofAnother = post(ofProject("shop/api"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(List.of(notConfigured, ofAnother)).allMatch(wrong::equals);
        refused(wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop/web",
                "shop/web/",
                "/shop/web",
                "shop//web",
                "shop/web.git",
                "shop/../shop/web",
                "shop/wеb",
                "shop/web\u200b",
                "shop/web\u0000",
                "shop%2Fweb"
            })
    void refusesAPathThatLooksLikeAnother(String path) throws Exception {
        refused(post(ofProject(path), Map.of("X-Gitlab-Token", TOKEN)));
    }

    @Test
    void withoutAnySecretRefusesEverythingAndSaysSoOnce() throws Exception {
        webhook = webhook(project("shop/web", HookSecrets.NONE));

        refused(post(Payload.of("push"), Map.of("X-Gitlab-Token", "")));
        refused(post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN)));
        refused(post(Payload.of("push"), signed(Payload.of("push").bytes(), NOW)));
        assertThat(log).singleElement().asString().contains("no project has a secret");
    }

    @Test
    void acceptsASignedPushAndRefusesItAgain() throws Exception {
        byte[] body = ofProject("shop/signed").bytes();
        Map<String, String> headers = signed(body, NOW);

        assertThat(post(body, headers).status()).isEqualTo(202);
        WebhookAnswer replayed = post(body, headers);

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.text()).contains("duplicate", "run 1");
        assertThat(intake.waiting()).hasSize(1);
    }

    /** The example of the Standard Webhooks specification. */
    @Test
    void computesSignaturesAsTheSpecificationDoes() {
        SigningKey key = SigningKey.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Instant then = Instant.ofEpochSecond(1_614_265_330L);
        WebhookRequest request = request(
                "POST",
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                InputStream.nullInputStream());

        Signature signature = Signature.of(request, then).orElseThrow();

        assertThat(signature.fits(key, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(signature.fits(key, "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void refusesSignaturesOfOtherBodiesIdsAndTimes() throws Exception {
        byte[] body = ofProject("shop/signed").bytes();
        Map<String, String> headers = signed(body, NOW);

        refused(post(
                ofProject("shop/signed").withText("/ref", "refs/heads/other").bytes(), headers));
        refused(post(body, with(headers, "webhook-id", "another")));
        refused(post(body, with(headers, "webhook-timestamp", Long.toString(NOW.getEpochSecond() + 1))));
        refused(post(body, signed(body, NOW.minus(Duration.ofMinutes(6)))));
        refused(post(body, signed(body, NOW.plus(Duration.ofMinutes(6)))));
        refused(post(body, with(headers, "webhook-timestamp", "99999999999999999999")));
        refused(post(
                body,
                with(
                        headers,
                        "webhook-signature",
                        headers.get("webhook-signature").replace("v1,", "v0,"))));
        refused(post(body, with(headers, "webhook-signature", "v1,")));
        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void aSignatureThatDoesNotFitIsNotMadeUpForByAToken() throws Exception {
        byte[] body = ofProject("shop/signed").bytes();
        Map<String, String> headers = with(signed(body, NOW), "X-Gitlab-Token", TOKEN);

        refused(post(body, with(headers, "webhook-id", "another")));
        assertThat(post(body, headers).status()).isEqualTo(202);
    }

    @Test
    void aSignatureSpeaksForItsProjectsOnly() throws Exception {
        byte[] body = Payload.of("push").bytes();

        refused(post(body, signed(body, NOW)));
    }

    @Test
    void knowsADeliveryThatIsSentAgain() throws Exception {
        Map<String, String> headers = Map.of("X-Gitlab-Token", TOKEN, "Idempotency-Key", "0e9c");
        post(Payload.of("push"), headers);

        WebhookAnswer again = post(Payload.of("push"), headers);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("duplicate", "run 1");
    }

    @Test
    void doesNotTakeTwoEventsWithOneUuidForOne() throws Exception {
        Map<String, String> headers = Map.of("X-Gitlab-Token", TOKEN, "X-Gitlab-Event-UUID", "0e9c");
        post(Payload.of("push"), headers);

        assertThat(post(Payload.of("tag_push"), headers).status()).isEqualTo(202);
        assertThat(post(Payload.of("tag_push"), headers).status()).isEqualTo(200);
    }

    @Test
    void deliversAMergeRequestsCommitOnceWhenItWasPushed() throws Exception {
        Map<String, String> headers = Map.of("X-Gitlab-Token", TOKEN);
        post(Payload.of("push").withText("/ref", "refs/heads/feature/stock"), headers);

        WebhookAnswer opened = post(Payload.of("merge_request"), headers);

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text()).contains("pushed", "run 1");
        assertThat(concerned).containsExactly("run 1 of !12");
        assertThat(post(Payload.of("note_merge_request"), headers).status()).isEqualTo(202);
    }

    @Test
    void refusesBodiesThatAreTooLargeBrokenOrSlow() throws Exception {
        byte[] large = new byte[Webhook.LARGEST_BODY + 1];
        assertThat(post(large, Map.of("X-Gitlab-Token", TOKEN)).status()).isEqualTo(413);
        assertThat(post(new byte[0], Map.of("X-Gitlab-Token", TOKEN, "Content-Length", "99999999999"))
                        .status())
                .isEqualTo(413);
        assertThat(post("{\"object_kind\":\"push\"".getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException("too slow");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThat(webhook.answer(request("POST", Map.of("X-Gitlab-Token", TOKEN), slow))
                        .status())
                .isEqualTo(408);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"push\"",
                "{}{}",
                "{\"object_kind\":\"push\",\"object_kind\":\"tag_push\"}",
                "{\"object_kind\":\"push\"}",
                "{\"object_kind\":\"push\",\"project\":{\"path_with_namespace\":\"shop/web\"},\"before\":\"x\",\"after\":\"y\",\"ref\":\"z\"}",
                "not json",
                "\u0000"
            })
    void refusesWhatIsNoEvent(String body) throws Exception {
        WebhookAnswer answer = post(body.getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).hasLineCount(1);
        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void refusesJsonOfTenThousandLevels() throws Exception {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String arrays = "{\"object_kind\":\"push\",\"commits\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(post(deep.getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
        assertThat(post(arrays.getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersOtherMethodsWith405() throws Exception {
        WebhookAnswer answer =
                webhook.answer(request("GET", Map.of("X-Gitlab-Token", TOKEN), InputStream.nullInputStream()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "POST");
    }

    @Test
    void showsAStrangersTextHarmlessly() throws Exception {
        Payload payload = Payload.of("push")
                .withText("/user_username", "ada\u001b[2J\nrun 99: forged")
                .withText("/ref", "refs/heads/<script>alert(1)</script>\u001b]0;x\u0007");

        WebhookAnswer answer = post(payload, Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("unsafe-name").doesNotContain("\u001b", "\u0007");
        assertThat(log).allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u0007", "\n"));
        assertThat(intake.waiting()).isEmpty();
    }

    @Test
    void neverEchoesASecret() throws Exception {
        post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN + "x"));
        post(ofProject("shop/none"), Map.of("X-Gitlab-Token", TOKEN));
        post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(log).hasSize(3).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void saysOfManyRefusalsOnlySome() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            post(Payload.of("push"), Map.of());
        }

        assertThat(log).hasSizeLessThan(50);
    }

    @Test
    void answers429WhenTooManyWait() throws Exception {
        intake.close();
        intake = Intake.open(directory, new IntakeOptions(1, Set.of()), IntakeObserver.NONE);
        webhook = webhook(project("shop/web", secrets(List.of(TOKEN), List.of())));
        post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN));

        WebhookAnswer answer = post(Payload.of("tag_push"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void answers503WhenItCannotBePutOnDisk() throws Exception {
        intake.close();

        assertThat(post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(503);
    }

    @Test
    void doesNotReadTheBodyOfAStranger() throws Exception {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };

        refused(webhook.answer(request("POST", Map.of("X-Gitlab-Token", "wrong-secret-token"), untouched)));
    }

    @Test
    void holdsFewLargeBodiesAtATime() throws Exception {
        CountDownLatch arrived = new CountDownLatch(8);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> held = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            held.add(new Thread(() -> answered(new Held(arrived, end))));
        }
        held.forEach(thread -> thread.setDaemon(true));
        held.forEach(Thread::start);
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(post(new byte[200_000], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(503);
        assertThat(post(new byte[100], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(400);
        end.countDown();
        for (Thread thread : held) {
            thread.join();
        }
        assertThat(post(new byte[200_000], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(400);
    }

    private void answered(InputStream body) {
        try {
            webhook.answer(request("POST", Map.of("X-Gitlab-Token", TOKEN), body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A large body that goes on for as long as the test wants. */
    private static final class Held extends InputStream {
        private final CountDownLatch arrived;
        private final CountDownLatch end;
        private int given;

        Held(CountDownLatch arrived, CountDownLatch end) {
            this.arrived = arrived;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            given++;
            if (given <= 200_000) {
                return ' ';
            }
            arrived.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int one = read();
            bytes[offset] = (byte) one;
            return one < 0 ? -1 : 1;
        }
    }

    @Test
    void refusesWeakSecretsAndPathsThatAreNone() {
        assertThatThrownBy(() -> TokenHash.of(Secret.of("short"))).hasMessageNotContaining("short");
        assertThatThrownBy(() -> TokenHash.of(Secret.of("with a blank in the middle")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.of(Secret.of("whsec_c2hvcnQ="))).hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> project("web", HookSecrets.NONE)).hasMessageContaining("group/project");
        assertThatThrownBy(() -> project("shop/../web", HookSecrets.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private void refused(WebhookAnswer answer) {
        assertThat(answer).isEqualTo(new WebhookAnswer(403, "forbidden", Map.of()));
        assertThat(intake.waiting()).extracting(QueuedRun::id).isEmpty();
    }

    private static Payload ofProject(String path) {
        return Payload.of("push").withText("/project/path_with_namespace", path);
    }

    private WebhookAnswer post(Payload payload, Map<String, String> headers) throws InterruptedException {
        return post(payload.bytes(), headers);
    }

    private WebhookAnswer post(byte[] body, Map<String, String> headers) throws InterruptedException {
        return webhook.answer(request("POST", headers, new ByteArrayInputStream(body)));
    }

    private static WebhookRequest request(String method, Map<String, String> headers, InputStream body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new WebhookRequest(method, all, body, "192.0.2.7");
    }

    private Webhook webhook(Project... projects) {
        return new Webhook(List.of(projects), intake, log::add, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Project project(String path, HookSecrets secrets) {
        return new Project(path, secrets, Filters.DEFAULT);
    }

    private static HookSecrets secrets(List<String> tokens, List<String> keys) {
        return new HookSecrets(
                tokens.stream().map(Secret::of).map(TokenHash::of).toList(),
                keys.stream().map(Secret::of).map(SigningKey::of).toList());
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** As GitLab does it. */
    private static Map<String, String> signed(byte[] body, Instant at) throws Exception {
        String id = "f5e5f430";
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(
                java.util.Base64.getDecoder().decode(SIGNING.substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        String signature = java.util.Base64.getEncoder().encodeToString(mac.doFinal(body));
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
