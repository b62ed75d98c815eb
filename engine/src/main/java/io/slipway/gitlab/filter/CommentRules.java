package io.slipway.gitlab.filter;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.host.DeliveryException;
import java.util.Optional;

/** The rules for comments. Who asks for a commit by name gets it: drafts, branches and labels do not matter, being a member does. */
final class CommentRules {
    private CommentRules() {}

    static Decision decide(Event.Comment comment, Filters filters) throws DeliveryException, InterruptedException {
        Optional<Decision.Ignore> ignored = Check.first(
                () -> Rules.wanted(EventKind.NOTE, filters),
                () -> written(comment),
                () -> phrase(comment, filters),
                () -> target(comment),
                () -> names(comment.request()));
        return ignored.<Decision>map(decision -> decision).orElseGet(() -> start(comment, filters));
    }

    private static Decision start(Event.Comment comment, Filters filters) {
        boolean member = filters.members().contains(comment.user().username());
        return new Decision.Start(new Trigger(
                comment.project(),
                EventKind.NOTE,
                comment.request().map(MergeRequestRules::ref).orElse(""),
                ObjectId.NONE,
                comment.sha(),
                comment.sha(),
                comment.user(),
                comment.commit(),
                comment.request(),
                comment.request().isPresent() ? Protection.UNPROTECTED : Protection.UNKNOWN,
                member ? Condition.NONE : Condition.MEMBER,
                "comment " + comment.id()));
    }

    private static Optional<Decision.Ignore> written(Event.Comment comment) {
        if (comment.author() == Event.Author.SYSTEM) {
            return Rules.ignore("comment", "GitLab itself wrote it");
        }
        // Before 16.11 GitLab told no action, and only of new comments.
        return comment.action().isEmpty() || "create".equals(comment.action())
                ? Optional.empty()
                : Rules.ignore("comment", "it was edited; only a new comment starts a delivery");
    }

    private static Optional<Decision.Ignore> phrase(Event.Comment comment, Filters filters) {
        return comment.text().lines().anyMatch(line -> line.strip().equalsIgnoreCase(filters.phrase()))
                ? Optional.empty()
                : Rules.ignore("phrase", "no line of it is '%s'".formatted(filters.phrase()));
    }

    private static Optional<Decision.Ignore> target(Event.Comment comment) {
        return switch (comment.target()) {
            case "MergeRequest" ->
                comment.request().isEmpty() || !comment.open()
                        ? Rules.ignore("comment", "the merge request is not open")
                        : sha(comment);
            case "Commit" -> sha(comment);
            default -> Rules.ignore("comment", "it is on neither a merge request nor a commit");
        };
    }

    private static Optional<Decision.Ignore> sha(Event.Comment comment) {
        return comment.sha().isEmpty() || ObjectId.none(comment.sha())
                ? Rules.ignore("commit", "it names no commit")
                : Optional.empty();
    }

    private static Optional<Decision.Ignore> names(Optional<MergeRequest> request)
            throws DeliveryException, InterruptedException {
        return request.isEmpty()
                ? Optional.empty()
                : Check.first(
                        () -> NameChecks.safe(request.get().sourceBranch()),
                        () -> NameChecks.safe(request.get().targetBranch()));
    }
}
