package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.Payload;
import io.slipway.gitlab.filter.FilterOptions;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final String TOKEN = "a-secret-token-of-the-shop";

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();
    private Intake intake;
    private Project project;

    @BeforeEach
    void open() throws Exception {
        intake = Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE);
        project = new Project(
                "shop/web",
                new HookSecrets(List.of(TokenHash.of(Secret.of(TOKEN))), List.of()),
                FilterOptions.of("branches=!wip/*"));
    }

    @AfterEach
    void close() throws Exception {
        intake.close();
    }

    @Test
    void startsNothingAtTheFirstLook() throws Exception {
        assertThat(look(ref(Payload.OLD, "refs/heads/main"))).isEmpty();
        assertThat(look(ref(Payload.OLD, "refs/heads/main"))).isEmpty();
    }

    @Test
    void findsAPushThatNoHookToldOnce() throws Exception {
        look(ref(Payload.OLD, "refs/heads/main"));

        List<QueuedRun> found = look(ref(Payload.SHA, "refs/heads/main"));

        assertThat(found).singleElement().satisfies(run -> {
            assertThat(run.trigger().sha()).isEqualTo(Payload.SHA);
            assertThat(run.trigger().before()).isEqualTo(Payload.OLD);
        });
        assertThat(look(ref(Payload.SHA, "refs/heads/main"))).isEmpty();
        assertThat(log).singleElement().asString().contains("refs/heads/main", "run 1");
    }

    @Test
    void findsNewBranchesAndTags() throws Exception {
        look("");

        List<QueuedRun> found = look(ref(Payload.OLD, "refs/heads/next")
                + ref(Payload.TAG, "refs/tags/v1")
                + ref(Payload.SHA, "refs/tags/v1^{}"));

        assertThat(found).extracting(run -> run.trigger().sha()).containsExactly(Payload.OLD, Payload.SHA);
    }

    @Test
    void isNotFooledByAHookThatComesLate() throws Exception {
        look(ref(Payload.OLD, "refs/heads/main"));
        look(ref(Payload.SHA, "refs/heads/main"));

        assertThat(push("main").status()).isEqualTo(200);
    }

    @Test
    void doesNotTakeAnOlderAnswerForAMissedPush() throws Exception {
        look(ref(Payload.OLD, "refs/heads/main"));
        Reconciliation look = Reconciliation.begin(project, intake, log::add);
        push("main");

        assertThat(look.finish(ref(Payload.OLD, "refs/heads/main"))).isEmpty();
        assertThat(intake.waiting()).hasSize(1);
    }

    @Test
    void obeysFiltersAndRemembersWhatTheyIgnored() throws Exception {
        look("");

        assertThat(look(ref(Payload.OLD, "refs/heads/wip/x"))).isEmpty();
        assertThat(intake.refs("shop/web")).containsEntry("refs/heads/wip/x", Payload.OLD);
    }

    @Test
    void startsABranchThatWasDeletedAndMadeAgain() throws Exception {
        look(ref(Payload.OLD, "refs/heads/main"));
        look("");

        assertThat(look(ref(Payload.OLD, "refs/heads/main"))).hasSize(1);
    }

    @Test
    void ignoredAndDeletedPushesAreNotMissed() throws Exception {
        look("");
        push("wip/x");

        assertThat(look(ref(Payload.SHA, "refs/heads/wip/x"))).isEmpty();
    }

    @Test
    void startsForThoseSubscribersThatWantIt() throws Exception {
        project = new Project(
                "shop/web",
                project.secrets(),
                FilterOptions.of("events=PUSH"),
                Map.of("one", FilterOptions.of("branches=main"), "other", FilterOptions.of("branches=next")));
        look("");

        assertThat(look(ref(Payload.OLD, "refs/heads/main") + ref(Payload.OLD, "refs/heads/third")))
                .singleElement()
                .satisfies(run -> assertThat(run.trigger().subscribers()).containsExactly("one"));
    }

    @Test
    void refusesWhatGitDoesNotSay() {
        assertThatThrownBy(() -> look("fatal: not found\n"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("fatal: not found");
    }

    private WebhookAnswer push(String branch) throws Exception {
        byte[] body =
                Payload.of("push").withText("/ref", "refs/heads/" + branch).bytes();
        Webhook webhook = new Webhook(List.of(project), intake, line -> {}, Clock.systemUTC());
        return webhook.answer(new WebhookRequest(
                "POST", Map.of("X-Gitlab-Token", List.of(TOKEN)), new ByteArrayInputStream(body), "192.0.2.7"));
    }

    private List<QueuedRun> look(String lsRemote) throws Exception {
        return Reconciliation.begin(project, intake, log::add).finish(lsRemote);
    }

    private static String ref(String object, String name) {
        return object + "\t" + name + "\n";
    }
}
