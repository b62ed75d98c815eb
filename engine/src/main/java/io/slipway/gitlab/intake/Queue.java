package io.slipway.gitlab.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What waits and runs in this process: the journal's state, without what is not on disk yet, and what was handed out. Not safe by itself. */
final class Queue {
    private QueueState state;
    private final Set<Long> unsynced = new HashSet<>();
    private final Set<Long> handedOut = new HashSet<>();

    Queue(QueueState state) {
        this.state = state;
    }

    QueueState state() {
        return state;
    }

    /** Nobody sees these runs before they are synced. */
    List<QueuedRun> unsynced(Collection<Long> ids) {
        unsynced.addAll(ids);
        return ids.stream().map(id -> state.waiting().get(id)).toList();
    }

    void synced(long id) {
        unsynced.remove(id);
    }

    Optional<QueuedRun> handOut(Predicate<QueuedRun> eligible) {
        Optional<QueuedRun> run = state.waiting().values().stream()
                .filter(waiting -> !unsynced.contains(waiting.id()) && !handedOut.contains(waiting.id()))
                .filter(eligible)
                .findFirst();
        run.ifPresent(handed -> handedOut.add(handed.id()));
        return run;
    }

    void release(long id) {
        handedOut.remove(id);
    }

    List<QueuedRun> notHandedOut() {
        return state.waiting().values().stream()
                .filter(run -> !handedOut.contains(run.id()))
                .toList();
    }

    List<QueuedRun> waiting() {
        return notHandedOut().stream()
                .filter(run -> !unsynced.contains(run.id()))
                .toList();
    }

    List<QueuedRun> running() {
        TreeMap<Long, QueuedRun> runs = new TreeMap<>(state.running());
        handedOut.stream()
                .filter(state.waiting()::containsKey)
                .forEach(id -> runs.put(id, state.waiting().get(id)));
        return new ArrayList<>(runs.values());
    }

    /**
     * Goes on with what the disk has, after writes failed.
     *
     * @param disk what it has; it is changed
     * @return the runs that have ended, which only could not be written; they are to be released when it is
     */
    List<Long> goOn(QueueState disk) {
        QueueState before = state;
        state = disk;
        state.goOn(before);
        unsynced.removeIf(id -> !state.holds(id));
        // These were not to start, as that could not be written.
        handedOut.removeIf(
                id -> before.running().containsKey(id) && state.waiting().containsKey(id));
        return handedOut.stream().filter(id -> !before.holds(id)).toList();
    }
}
