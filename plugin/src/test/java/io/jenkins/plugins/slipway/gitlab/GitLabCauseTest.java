package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.acceptance.Deliverer;
import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitLabCauseTest {
    private static final String SHA = "0123456789".repeat(4);

    @Test
    void saysWhoPushedWhat() {
        assertThat(cause("ann", "Fix it").getShortDescription())
                .isEqualTo("GitLab: ann pushed 01234567 (main) of shop/web: Fix it");
    }

    @Test
    void saysThatItIsNotTheFirstAttempt() {
        assertThat(cause("ann", "Fix it", 2).getShortDescription())
                .isEqualTo("GitLab: ann pushed 01234567 (main) of shop/web: Fix it"
                        + " (attempt 2: Jenkins ended in the middle of the one before)");
    }

    @Test
    void namesTheDeliveryAndWhoDelivers() {
        assertThat(cause("ann", "Fix it").key()).isEqualTo("1 job web");
    }

    @Test
    void whoPushedIsOneOfThoseWhoDeliver() {
        assertThat(((Deliverer) cause("ann", "Fix it")).deliveredBy()).containsExactly("ann");
        assertThat(((Deliverer) cause("", "Fix it")).deliveredBy()).isEmpty();
    }

    @Test
    void linksToTheConfiguredAddressWhateverTheEventSays() {
        assertThat(cause("ann", "x").getLink()).isEqualTo("https://gitlab.example.com/shop/web/-/commit/" + SHA);
    }

    @Test
    void controlCharactersDoNotComeThrough() {
        assertThat(cause("an\u001b[31mn", "a\u0007b\u202ec\rd").getShortDescription())
                .doesNotContain("\u001b", "\u0007", "\u202e", "\r");
    }

    @Test
    void aLongTitleIsCut() {
        assertThat(cause("ann", "x".repeat(3_000)).getTitle()).hasSizeLessThan(300);
    }

    @Test
    void eachDeliveryHasAPlaceOfItsOwnInTheQueue() {
        GitLabRun one = run("1 job web");

        assertThat(one.shouldSchedule(List.of(run("2 job web")))).isTrue();
        assertThat(one.shouldSchedule(List.of(run("1 job web")))).isFalse();
    }

    @Test
    void aBuildOfAnotherCommitSaysWhatItIsAbout() {
        assertThat(CheckoutListener.wrongCommit(cause("ann", "x"), "f".repeat(40)))
                .contains(SHA, "f".repeat(40), "main", "stops here");
    }

    @Test
    void oneOfSeveralPushesThatJenkinsTookTogetherIsDelivered() {
        assertThat(CheckoutListener.delivered(List.of(cause("ann", "x")), SHA)).isPresent();
        assertThat(CheckoutListener.delivered(List.of(cause("ann", "x")), "f".repeat(40)))
                .isEmpty();
    }

    private static GitLabRun run(String key) {
        return new GitLabRun(1, key, 1, "shop/web", SHA, "main", "ann", "web", "job/web/");
    }

    private static GitLabCause cause(String user, String message) {
        return cause(user, message, 1);
    }

    private static GitLabCause cause(String user, String message, int attempt) {
        Trigger trigger = new Trigger(
                "shop/web",
                EventKind.PUSH,
                "refs/heads/main",
                ObjectId.NONE,
                SHA,
                SHA,
                new Person(4, user, "<script>"),
                new Commit(message, "a", "b", "http://evil.example/"),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                "");
        return new GitLabCause(
                new QueuedRun(1, 1, Instant.EPOCH, trigger), "https://gitlab.example.com", "job web", attempt);
    }
}
