package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Payload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest extends WebhookBench {
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
}
