package io.slipway.gitlab.intake;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the journal says, in memory: changed by entries only, so that reading the journal again gives the same. */
final class QueueState {
    private static final int MOST_KEYS = 100_000;

    private final TreeMap<Long, QueuedRun> waiting = new TreeMap<>();
    private final TreeMap<Long, QueuedRun> running = new TreeMap<>();
    private final Map<String, Map<String, LastPush>> pushes = new HashMap<>();
    private final Map<String, Long> keys = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KEYS;
        }
    };
    private long highest;

    void apply(Entry entry) {
        if (entry instanceof Entry.Accepted accepted) {
            accept(accepted);
        } else if (entry instanceof Entry.Started started) {
            start(started);
        } else if (entry instanceof Entry.Finished finished) {
            waiting.remove(finished.id());
            running.remove(finished.id());
        } else if (entry instanceof Entry.Seen seen) {
            see(seen.project(), seen.ref(), seen.push());
        } else if (entry instanceof Entry.Known known) {
            highest = Math.max(highest, known.highest());
            keys.putAll(known.keys());
        }
    }

    /** What the process before left running waits again, as the next attempt. */
    void retryRunning() {
        running.forEach(
                (id, run) -> waiting.put(id, new QueuedRun(id, run.attempt() + 1, run.accepted(), run.trigger())));
        running.clear();
    }

    /**
     * In a process that goes on, although the last entries did not come to the disk: an attempt that waits still waits.
     *
     * @param before what the process had in memory
     */
    void goOn(QueueState before) {
        before.waiting.forEach((id, run) -> {
            if (running.remove(id) != null) {
                waiting.put(id, run);
            }
        });
    }

    /** Whether a run waits or runs. */
    boolean holds(long id) {
        return waiting.containsKey(id) || running.containsKey(id);
    }

    long nextId() {
        return highest + 1;
    }

    /** By id. */
    NavigableMap<Long, QueuedRun> waiting() {
        return waiting;
    }

    /** By id. */
    NavigableMap<Long, QueuedRun> running() {
        return running;
    }

    Map<String, LastPush> pushes(String project) {
        return pushes.getOrDefault(project, Map.of());
    }

    Optional<Long> run(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The run that a trigger was accepted as already. */
    Optional<Long> run(Trigger trigger) {
        if (!isPush(trigger)) {
            return run(Identity.of(trigger));
        }
        return Optional.ofNullable(pushes(trigger.project()).get(trigger.ref()))
                .filter(last -> last.isAgain(trigger.before(), trigger.after()))
                .map(LastPush::run);
    }

    /** The entries from which the same state comes. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Known(highest, new LinkedHashMap<>(keys)));
        TreeMap<Long, QueuedRun> all = new TreeMap<>(waiting);
        all.putAll(running);
        all.values().forEach(run -> entries.addAll(entries(run)));
        // The runs' own pushes may be older than the last of their refs.
        pushes.forEach((project, refs) -> refs.forEach((ref, push) -> entries.add(new Entry.Seen(project, ref, push))));
        return entries;
    }

    private List<Entry> entries(QueuedRun run) {
        Entry accepted = new Entry.Accepted(
                run.accepted().toEpochMilli(), List.of(), Map.of(run.id(), run.trigger()), List.of());
        int attempts = running.containsKey(run.id()) ? run.attempt() : run.attempt() - 1;
        return attempts == 0 ? List.of(accepted) : List.of(accepted, new Entry.Started(run.id(), attempts));
    }

    private void accept(Entry.Accepted accepted) {
        Instant at = Instant.ofEpochMilli(accepted.at());
        accepted.superseded().forEach(waiting::remove);
        new TreeMap<>(accepted.runs()).forEach((id, trigger) -> {
            highest = Math.max(highest, id);
            waiting.put(id, new QueuedRun(id, 1, at, trigger));
            accepted.keys().forEach(key -> keys.put(key, id));
            if (isPush(trigger)) {
                see(trigger.project(), trigger.ref(), new LastPush(known(trigger), trigger.after(), id));
            } else {
                keys.put(Identity.of(trigger), id);
            }
        });
    }

    private void start(Entry.Started started) {
        QueuedRun run = Optional.ofNullable(waiting.remove(started.id())).orElse(running.get(started.id()));
        if (run != null) {
            running.put(run.id(), new QueuedRun(run.id(), started.attempt(), run.accepted(), run.trigger()));
        }
    }

    private void see(String project, String ref, LastPush push) {
        Map<String, LastPush> refs = pushes.computeIfAbsent(project, name -> new HashMap<>());
        if (ObjectId.none(push.after())) {
            refs.remove(ref);
        } else {
            refs.put(ref, push);
        }
    }

    /** Reconciliation sees where a ref is, not by which pushes it came there. */
    private static String known(Trigger trigger) {
        return trigger.occasion().isEmpty() ? trigger.before() : "";
    }

    private static boolean isPush(Trigger trigger) {
        return trigger.event() == EventKind.PUSH || trigger.event() == EventKind.TAG_PUSH;
    }
}
