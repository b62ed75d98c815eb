package io.slipway.gitlab.intake;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.Trigger;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Which waiting runs a push replaces. Only what it directly follows: events may arrive out of order. */
final class Superseding {
    private final Set<String> projects;

    /**
     * @param projects where pushes replace others
     */
    Superseding(Set<String> projects) {
        this.projects = Set.copyOf(projects);
    }

    /** Those of the waiting runs that these triggers, of one project, replace. */
    List<QueuedRun> of(List<Trigger> fresh, Supplier<List<QueuedRun>> waiting) {
        if (!projects.contains(fresh.get(0).project())) {
            return List.of();
        }
        return waiting.get().stream()
                .filter(run -> run.trigger().event() == EventKind.PUSH)
                .filter(run -> fresh.stream().anyMatch(push -> follows(push, run.trigger())))
                .toList();
    }

    private static boolean follows(Trigger push, Trigger waiting) {
        return push.event() == EventKind.PUSH
                && push.project().equals(waiting.project())
                && push.ref().equals(waiting.ref())
                && push.before().equals(waiting.after());
    }
}
