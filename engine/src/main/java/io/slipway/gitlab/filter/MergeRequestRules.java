package io.slipway.gitlab.filter;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.Optional;

/** The rules for merge requests. */
final class MergeRequestRules {
    private MergeRequestRules() {}

    static Decision decide(Event.MergeRequestChange change, Filters filters)
            throws DeliveryException, InterruptedException {
        MergeRequest request = change.request();
        Optional<Decision.Ignore> ignored = Check.first(
                () -> Rules.wanted(EventKind.MERGE_REQUEST, filters),
                () -> action(change, filters),
                () -> commit(change.sha()),
                () -> fork(change.origin(), request, filters),
                () -> draft(change, filters),
                () -> NameChecks.safe(request.sourceBranch()),
                () -> NameChecks.safe(request.targetBranch()),
                () -> NameChecks.wanted("branches", "the branch", request.sourceBranch(), filters.branches()),
                () -> NameChecks.wanted("targets", "the target branch", request.targetBranch(), filters.targets()),
                () -> NameChecks.labels(request.labels(), filters.labels()),
                () -> NameChecks.author(change.user(), filters),
                () -> NameChecks.skipped(change.commit().message(), filters));
        return ignored.<Decision>map(decision -> decision).orElseGet(() -> start(change));
    }

    /** The ref under which the target project has a merge request's commits, those of forks too. */
    static String ref(MergeRequest request) {
        return "refs/merge-requests/" + request.iid() + "/head";
    }

    private static Decision start(Event.MergeRequestChange change) {
        String occasion =
                change.oldrev().isEmpty() ? "%s at %s".formatted(change.action(), change.updated()) : change.action();
        return new Decision.Start(new Trigger(
                change.project(),
                EventKind.MERGE_REQUEST,
                ref(change.request()),
                change.oldrev().isEmpty() ? ObjectId.NONE : change.oldrev(),
                change.sha(),
                change.sha(),
                change.user(),
                change.commit(),
                Optional.of(change.request()),
                Protection.UNPROTECTED,
                Condition.NONE,
                occasion));
    }

    private static Optional<Decision.Ignore> action(Event.MergeRequestChange change, Filters filters)
            throws DeliveryException, InterruptedException {
        return switch (change.action()) {
            case "open", "reopen" -> Optional.empty();
            case "update" -> update(change, filters);
            case "merge" -> Rules.ignore("action", "it was merged: the push to its target branch is delivered");
            default -> Rules.ignore("action", "'%s' changes no commit".formatted(change.action()));
        };
    }

    /** Titles, descriptions and assignees change often; only what makes a delivery new counts. */
    private static Optional<Decision.Ignore> update(Event.MergeRequestChange change, Filters filters)
            throws DeliveryException, InterruptedException {
        boolean nowReady = change.draft() == Event.Draft.JUST_READY && filters.drafts() == Drafts.IGNORE;
        return !change.oldrev().isEmpty() || nowReady || nowLabelled(change, filters.labels())
                ? Optional.empty()
                : Rules.ignore("action", "the update brings no new commit");
    }

    private static boolean nowLabelled(Event.MergeRequestChange change, Names labels)
            throws DeliveryException, InterruptedException {
        Optional<List<String>> before = change.labelsBefore();
        return before.isPresent() && NameChecks.labels(before.get(), labels).isPresent();
    }

    private static Optional<Decision.Ignore> commit(String sha) {
        return ObjectId.none(sha) ? Rules.ignore("commit", "it has no commit") : Optional.empty();
    }

    private static Optional<Decision.Ignore> fork(Event.Origin origin, MergeRequest request, Filters filters) {
        return origin == Event.Origin.PROJECT
                ? Optional.empty()
                : Rules.ignore(
                        "fork",
                        "its commits come from the fork '%s': a member starts it by the comment '%s'"
                                .formatted(request.sourceProject(), filters.phrase()));
    }

    private static Optional<Decision.Ignore> draft(Event.MergeRequestChange change, Filters filters) {
        return change.draft() == Event.Draft.DRAFT && filters.drafts() == Drafts.IGNORE
                ? Rules.ignore("draft", "it is a draft")
                : Optional.empty();
    }
}
