package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Filters;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private static final Filters ONE = Filters.DEFAULT;
    private static final Filters OTHER = filters("again");

    @Test
    void goesToThoseWhoWantIt() throws Exception {
        Decision decision = Subscribers.decide(
                Map.of("a", ONE, "b", OTHER), filters -> filters.equals(ONE) ? start(Condition.NONE) : ignore());

        assertThat(((Decision.Start) decision).trigger().subscribers()).containsExactly("a");
    }

    @Test
    void isIgnoredWhenNobodyWantsIt() throws Exception {
        assertThat(Subscribers.decide(Map.of("a", ONE, "b", OTHER), filters -> ignore()))
                .isEqualTo(ignore());
    }

    @Test
    void saysWhatTellsMostOfWhyNobodyWantsIt() throws Exception {
        Decision decision = Subscribers.decide(
                Map.of("a", ONE, "b", OTHER),
                filters -> filters.equals(ONE) ? ignore() : new Decision.Ignore("paths", "no changed file fits"));

        assertThat(decision)
                .isEqualTo(new Decision.Ignore(
                        "paths", "no changed file fits; ignored by the rule 'branches': not wanted"));
    }

    @Test
    void theStrictestConditionHolds() throws Exception {
        Decision decision = Subscribers.decide(
                Map.of("a", ONE, "b", OTHER),
                filters -> start(filters.equals(ONE) ? Condition.MEMBER : Condition.NONE));

        Trigger trigger = ((Decision.Start) decision).trigger();
        assertThat(trigger.condition()).isEqualTo(Condition.MEMBER);
        assertThat(trigger.subscribers()).containsExactlyInAnyOrder("a", "b");
    }

    private static Decision ignore() {
        return new Decision.Ignore("branches", "not wanted");
    }

    private static Decision start(Condition condition) {
        String sha = "a".repeat(40);
        return new Decision.Start(new Trigger(
                "shop/web",
                EventKind.PUSH,
                "refs/heads/main",
                ObjectId.NONE,
                sha,
                sha,
                Person.UNKNOWN,
                Commit.UNKNOWN,
                Optional.empty(),
                Protection.UNKNOWN,
                condition,
                ""));
    }

    private static Filters filters(String phrase) {
        Filters usual = Filters.DEFAULT;
        return new Filters(
                usual.events(),
                usual.branches(),
                usual.targets(),
                usual.tags(),
                usual.paths(),
                usual.labels(),
                usual.authors(),
                usual.drafts(),
                usual.skipWords(),
                phrase,
                usual.members());
    }
}
