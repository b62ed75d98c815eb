package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.event.PushedCommit;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.Rules;
import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A branch with a trigger of its own obeys that, and all others their multibranch project. */
class BranchFiltersTest {
    private static final String SHA = "a".repeat(40);

    @Test
    void theProjectBuildsEveryBranchButThoseWithATrigger() throws Exception {
        Filters project = BranchFilters.besides(List.of("main"));

        assertThat(rule("refs/heads/main", project)).contains("branches");
        assertThat(rule("refs/heads/next", project)).isEmpty();
        assertThat(rule("refs/tags/v1", project)).isEmpty();
    }

    @Test
    void aBranchsTriggerIsForThatBranch() throws Exception {
        Filters branch = BranchFilters.only("main", trigger());

        assertThat(rule("refs/heads/main", branch)).isEmpty();
        assertThat(rule("refs/heads/next", branch)).contains("branches");
        assertThat(rule("refs/heads/main2", branch)).contains("branches");
        assertThat(rule("refs/tags/main", branch)).contains("events");
    }

    @Test
    void itsRulesHold() throws Exception {
        Filters paths = new Filters(
                Filters.DEFAULT.events(),
                TriggerFilters.names(List.of("main", "release-*")),
                Filters.DEFAULT.targets(),
                Filters.DEFAULT.tags(),
                TriggerFilters.names(List.of("!docs/**")),
                Filters.DEFAULT.labels(),
                Filters.DEFAULT.authors(),
                Filters.DEFAULT.drafts(),
                Filters.DEFAULT.skipWords(),
                "rebuild",
                List.of());

        assertThat(rule("refs/heads/main", BranchFilters.only("main", paths))).contains("paths");
        assertThat(rule("refs/heads/next", BranchFilters.only("next", paths))).contains("branches");
    }

    /** A comment's delivery passes by the rules for branches: were it one branch's matter, all branches would take it. */
    @Test
    void commentsAreTheProjectsMatter() throws Exception {
        assertThat(BranchFilters.only("main", trigger()).events()).doesNotContain(EventKind.NOTE);
        assertThat(BranchFilters.besides(List.of()).events()).contains(EventKind.NOTE);
    }

    private static Filters trigger() {
        return Filters.DEFAULT;
    }

    private static Optional<String> rule(String ref, Filters filters) throws InterruptedException, DeliveryException {
        PushedCommit commit = new PushedCommit(SHA, new Commit("Change", "Ann", "", ""), List.of("docs/a.md"));
        Decision decision = Rules.decide(
                new Event.Push(
                        "shop/web",
                        ref,
                        ObjectId.NONE,
                        SHA,
                        SHA,
                        Person.UNKNOWN,
                        Protection.UNKNOWN,
                        List.of(commit),
                        true),
                filters);
        return decision instanceof Decision.Ignore ignored ? Optional.of(ignored.rule()) : Optional.empty();
    }
}
