package io.slipway.gitlab.filter;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.event.PushedCommit;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules for pushes of branches and tags. */
final class PushRules {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    private PushRules() {}

    static Decision decide(Event.Push push, Filters filters) throws DeliveryException, InterruptedException {
        String ref = push.ref();
        EventKind kind = ref.startsWith(TAGS) ? EventKind.TAG_PUSH : EventKind.PUSH;
        Optional<Decision.Ignore> ignored = Check.first(
                () -> known(ref),
                () -> deleted(push),
                () -> Rules.wanted(kind, filters),
                () -> NameChecks.safe(name(ref)),
                () -> kind == EventKind.PUSH
                        ? NameChecks.wanted("branches", "the branch", name(ref), filters.branches())
                        : NameChecks.wanted("tags", "the tag", name(ref), filters.tags()),
                () -> NameChecks.author(push.user(), filters),
                () -> kind == EventKind.PUSH
                        ? NameChecks.skipped(push.head().message(), filters)
                        : Optional.<Decision.Ignore>empty(),
                () -> paths(push, filters.paths()));
        return ignored.<Decision>map(decision -> decision).orElseGet(() -> start(push, kind));
    }

    private static Decision start(Event.Push push, EventKind kind) {
        return new Decision.Start(new Trigger(
                push.project(),
                kind,
                push.ref(),
                push.before(),
                push.after(),
                push.sha(),
                push.user(),
                push.head(),
                Optional.empty(),
                push.protection(),
                Condition.NONE,
                ""));
    }

    private static Optional<Decision.Ignore> known(String ref) {
        return ref.startsWith(HEADS) || ref.startsWith(TAGS)
                ? Optional.empty()
                : Rules.ignore("ref", "'%s' is neither a branch nor a tag".formatted(ref));
    }

    private static Optional<Decision.Ignore> deleted(Event.Push push) {
        return ObjectId.none(push.after()) || ObjectId.none(push.sha())
                ? Rules.ignore("deleted", "'%s' was deleted".formatted(push.ref()))
                : Optional.empty();
    }

    private static Optional<Decision.Ignore> paths(Event.Push push, Names names)
            throws DeliveryException, InterruptedException {
        if (!push.complete() || names.equals(Names.ALL)) {
            return Optional.empty();
        }
        List<String> left = new ArrayList<>();
        for (PushedCommit commit : push.commits()) {
            for (String path : commit.paths()) {
                if (NameChecks.match(path, names.exclude()).isEmpty()) {
                    left.add(path);
                }
            }
        }
        boolean wanted = names.include().isEmpty() ? !left.isEmpty() : NameChecks.any(left, names.include());
        return wanted
                ? Optional.empty()
                : Rules.ignore(
                        "paths",
                        "no changed file fits (wanted %s, not %s)".formatted(names.include(), names.exclude()));
    }

    private static String name(String ref) {
        return ref.substring(ref.startsWith(TAGS) ? TAGS.length() : HEADS.length());
    }
}
