package io.slipway.gitlab.intake;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.Trigger;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The intake on a journal. State changes in the journal's order, under the lock; nobody is told of a change before it is on disk. */
final class DurableIntake implements Intake {
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(5);

    private final IntakeOptions options;
    private final IntakeObserver observer;
    private final IntakeFiles files;
    private final QueueState state;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Long> unsynced = new HashSet<>();
    private final Set<Long> handedOut = new HashSet<>();
    private final Condition rest = lock.newCondition();
    private long changes;
    private volatile long compactAbove;

    private DurableIntake(IntakeOptions options, IntakeObserver observer, IntakeFiles files, QueueState state)
            throws IOException {
        this.options = options;
        this.observer = observer;
        this.files = files;
        this.state = state;
        this.journal = new Journal(files.journal());
        this.compactAbove = files.compactAbove(journal.size());
    }

    static Intake open(Path directory, IntakeOptions options, IntakeObserver observer)
            throws DeliveryException, IOException {
        IntakeFiles files = IntakeFiles.lock(directory);
        try {
            QueueState state = files.load(observer);
            DurableIntake intake = new DurableIntake(options, observer, files, state);
            state.waiting().values().forEach(observer::queued);
            return intake;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public Offer offer(List<String> keys, List<Trigger> triggers) throws IOException, InterruptedException {
        Draft draft;
        lock.lock();
        try {
            draft = draft(keys, triggers);
        } finally {
            lock.unlock();
        }
        // What is a duplicate of something not synced yet is not acknowledged before that is.
        Journal.await(draft.synced);
        publish(draft);
        return draft.offer;
    }

    /** What is to be answered once the journal is synced up to there. */
    private record Draft(Offer offer, List<QueuedRun> superseded, CompletableFuture<Void> synced) {}

    private Draft draft(List<String> keys, List<Trigger> triggers) {
        Optional<Long> known =
                keys.stream().flatMap(key -> state.run(key).stream()).findFirst();
        List<Trigger> fresh = known.isPresent() ? List.of() : fresh(triggers);
        if (fresh.isEmpty()) {
            long id = known.or(() -> state.run(triggers.get(0))).orElse(0L);
            return new Draft(new Offer.Duplicate(id), List.of(), journal.append(new byte[0]));
        }
        List<QueuedRun> superseded = superseded(fresh);
        int left = state.waiting().size() - superseded.size();
        if (left + fresh.size() > options.mostQueued()) {
            return new Draft(new Offer.Full(left), List.of(), CompletableFuture.completedFuture(null));
        }
        return accept(keys, fresh, superseded);
    }

    private Draft accept(List<String> keys, List<Trigger> fresh, List<QueuedRun> superseded) {
        Map<Long, Trigger> runs = new TreeMap<>();
        fresh.forEach(trigger -> runs.put(state.nextId() + runs.size(), trigger));
        Entry.Accepted entry = new Entry.Accepted(
                System.currentTimeMillis(),
                keys,
                runs,
                superseded.stream().map(QueuedRun::id).toList());
        CompletableFuture<Void> synced = write(entry);
        unsynced.addAll(runs.keySet());
        List<QueuedRun> queued =
                runs.keySet().stream().map(id -> state.waiting().get(id)).toList();
        return new Draft(new Offer.Accepted(queued), superseded, synced);
    }

    private List<Trigger> fresh(List<Trigger> triggers) {
        return triggers.stream().filter(trigger -> state.run(trigger).isEmpty()).toList();
    }

    /** Only what a push directly follows is superseded: events may arrive out of order. */
    private List<QueuedRun> superseded(List<Trigger> fresh) {
        if (!options.superseding().contains(fresh.get(0).project())) {
            return List.of();
        }
        return state.waiting().values().stream()
                .filter(run -> run.trigger().event() == EventKind.PUSH && !handedOut.contains(run.id()))
                .filter(run -> fresh.stream().anyMatch(push -> follows(push, run.trigger())))
                .toList();
    }

    private static boolean follows(Trigger push, Trigger waiting) {
        return push.event() == EventKind.PUSH
                && push.project().equals(waiting.project())
                && push.ref().equals(waiting.ref())
                && push.before().equals(waiting.after());
    }

    private void publish(Draft draft) {
        if (draft.offer instanceof Offer.Accepted accepted) {
            lock.lock();
            try {
                accepted.runs().forEach(run -> unsynced.remove(run.id()));
                changes++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            accepted.runs().forEach(observer::queued);
            long by = accepted.runs().get(0).id();
            draft.superseded.forEach(run -> observer.superseded(run, by));
        }
    }

    @Override
    public Optional<QueuedRun> next(Predicate<QueuedRun> eligible, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<QueuedRun> run = handOut(eligible);
            while (run.isEmpty() && end - System.nanoTime() > 0) {
                // Changes may come by thousands a second; looking through the whole queue for each would slow them
                // down.
                rest.awaitNanos(Math.min(REST, end - System.nanoTime()));
                long version = changes;
                run = handOut(eligible);
                while (run.isEmpty() && version == changes && end - System.nanoTime() > 0) {
                    changed.awaitNanos(end - System.nanoTime());
                }
            }
            return run;
        } finally {
            lock.unlock();
        }
    }

    private Optional<QueuedRun> handOut(Predicate<QueuedRun> eligible) {
        Optional<QueuedRun> run = state.waiting().values().stream()
                .filter(waiting -> !unsynced.contains(waiting.id()) && !handedOut.contains(waiting.id()))
                .filter(eligible)
                .findFirst();
        run.ifPresent(handed -> handedOut.add(handed.id()));
        return run;
    }

    @Override
    public void release(QueuedRun run) {
        locked(() -> handedOut.remove(run.id()));
    }

    @Override
    public void started(QueuedRun run) throws IOException, InterruptedException {
        Journal.await(locked(() -> write(new Entry.Started(run.id(), run.attempt()))));
    }

    @Override
    public void finished(QueuedRun run) throws IOException, InterruptedException {
        Journal.await(locked(() -> write(new Entry.Finished(run.id()))));
        locked(() -> handedOut.remove(run.id()));
    }

    @Override
    public List<QueuedRun> waiting() {
        return locked(() -> state.waiting().values().stream()
                .filter(run -> !handedOut.contains(run.id()) && !unsynced.contains(run.id()))
                .toList());
    }

    @Override
    public List<QueuedRun> running() {
        return locked(() -> {
            TreeMap<Long, QueuedRun> runs = new TreeMap<>(state.running());
            handedOut.stream()
                    .filter(state.waiting()::containsKey)
                    .forEach(id -> runs.put(id, state.waiting().get(id)));
            return new ArrayList<>(runs.values());
        });
    }

    @Override
    public Map<String, String> refs(String project) {
        return locked(() -> state.pushes(project).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, ref -> ref.getValue().after())));
    }

    @Override
    public Optional<Long> accepted(String project, String ref, String sha) {
        return locked(() -> Optional.ofNullable(state.pushes(project).get(ref))
                .filter(push -> push.after().equals(sha) && push.run() > 0)
                .map(LastPush::run));
    }

    @Override
    public void seen(String project, String ref, String after) throws IOException {
        CompletableFuture<Void> done = locked(() -> {
            LastPush last = state.pushes(project).get(ref);
            return last != null && last.after().equals(after)
                    ? CompletableFuture.completedFuture(null)
                    : write(new Entry.Seen(project, ref, new LastPush("", after, 0)));
        });
        if (done.isCompletedExceptionally()) {
            throw new IOException("the intake is closed");
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
        files.close();
    }

    /** Under the lock: changes the state, and adds the change to the journal. */
    private CompletableFuture<Void> write(Entry entry) {
        state.apply(entry);
        CompletableFuture<Void> written = journal.append(EntryCodec.line(entry));
        if (journal.size() <= compactAbove) {
            return written;
        }
        compactAbove = Long.MAX_VALUE;
        byte[] compact = files.compact(state);
        return journal.replace(compact).thenRun(() -> compactAbove = files.compactAbove(compact.length));
    }

    private <T> T locked(java.util.function.Supplier<T> action) {
        lock.lock();
        try {
            T result = action.get();
            changes++;
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
