package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a project with many branches a delivery is about. */
class HeadTest {
    private static final String SHA = "a".repeat(40);

    @Test
    void pushesAreAboutTheirRef() {
        assertThat(Head.of(trigger("refs/heads/feature/x", null))).contains(new Head(Head.Kind.BRANCH, "feature/x"));
        assertThat(Head.of(trigger("refs/tags/v1", null))).contains(new Head(Head.Kind.TAG, "v1"));
    }

    @Test
    void aMergeRequestOfTheProjectItselfIsAboutItsBranch() {
        assertThat(Head.of(trigger("refs/merge-requests/3/head", "shop/web")))
                .contains(new Head(Head.Kind.BRANCH, "topic"));
    }

    /** Its branch may have the name of one of ours. */
    @Test
    void aForksIsAboutNone() {
        assertThat(Head.of(trigger("refs/merge-requests/3/head", "mallory/web")))
                .isEmpty();
    }

    @Test
    void aCommitAloneIsAboutNone() {
        assertThat(Head.of(trigger("", null))).isEmpty();
    }

    @Test
    void aSubscriberTellsItsMultibranchProject() {
        assertThat(Subscription.owner("branches of shop/web of ann")).contains("shop/web of ann");
        assertThat(Subscription.owner("branch job shop/web/feature%2Fx")).contains("shop/web");
        assertThat(Subscription.owner("job shop/web")).isEmpty();
    }

    private static Trigger trigger(String ref, String sourceProject) {
        return new Trigger(
                "shop/web",
                EventKind.NOTE,
                ref,
                ObjectId.NONE,
                SHA,
                SHA,
                Person.UNKNOWN,
                Commit.UNKNOWN,
                Optional.ofNullable(sourceProject)
                        .map(project -> new MergeRequest(3, "Topic", project, "topic", "main", List.of(), "")),
                Protection.UNKNOWN,
                Condition.NONE,
                "");
    }
}
