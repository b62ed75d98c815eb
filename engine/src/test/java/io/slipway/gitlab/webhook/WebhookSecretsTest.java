package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.Payload;
import io.slipway.host.Secret;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest extends WebhookBench {
    @Test
    void acceptsBothSecretsDuringARotation() throws Exception {
        assertThat(post(Payload.of("push"), Map.of("x-gitlab-token", NEW_TOKEN)).status())
                .isEqualTo(202);
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
    void refusesAStrangerWhoseBodyIsThereAlready() throws Exception {
        byte[] body = Payload.of("push").bytes();
        InputStream none = InputStream.nullInputStream();

        refused(webhook.answer(request("POST", Map.of("X-Gitlab-Token", "wrong-secret-token"), none), body));
        refused(webhook.answer(request("POST", signed(body, NOW), none), body));
        assertThat(webhook.answer(request("GET", Map.of("X-Gitlab-Token", TOKEN), none), body)
                        .status())
                .isEqualTo(405);
        assertThat(intake.waiting()).isEmpty();
        assertThat(webhook.answer(request("POST", Map.of("X-Gitlab-Token", TOKEN), none), body)
                        .status())
                .isEqualTo(202);
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
    void refusesWeakSecretsAndPathsThatAreNone() {
        assertThatThrownBy(() -> TokenHash.of(Secret.of("short"))).hasMessageNotContaining("short");
        assertThatThrownBy(() -> TokenHash.of(Secret.of("with a blank in the middle")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.of(Secret.of("whsec_c2hvcnQ="))).hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> project("web", HookSecrets.NONE)).hasMessageContaining("group/project");
        assertThatThrownBy(() -> project("shop/../web", HookSecrets.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
