package io.slipway.gitlab.intake;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Trigger;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The intake on a journal. State changes in the journal's order, under the lock; nobody is told of a change before it is on disk. */
final class DurableIntake implements Intake {
    /** Between two tries after a failed write. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private static final long REST = TimeUnit.MILLISECONDS.toNanos(5);

    private final IntakeObserver observer;
    private final IntakeFiles files;
    private final Drafts drafts;
    private final Queue queue;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition rest = lock.newCondition();
    private long changes;
    private long recovered = System.nanoTime() - PAUSE;
    private volatile long compactAbove;

    private DurableIntake(IntakeOptions options, IntakeObserver observer, IntakeFiles files, QueueState state)
            throws IOException {
        this.observer = observer;
        this.files = files;
        this.queue = new Queue(state);
        this.journal = new Journal(files.journal());
        this.drafts = new Drafts(options, queue, this::write, () -> journal.append(new byte[0]));
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
            recover();
            draft = drafts.of(keys, triggers);
        } finally {
            lock.unlock();
        }
        // What is a duplicate of something not synced yet is not acknowledged before that is.
        Journal.await(draft.synced());
        publish(draft);
        return draft.offer();
    }

    private void publish(Draft draft) {
        if (draft.offer() instanceof Offer.Accepted accepted) {
            lock.lock();
            try {
                accepted.runs().forEach(run -> queue.synced(run.id()));
                changes++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            accepted.runs().forEach(observer::queued);
            long by = accepted.runs().get(0).id();
            draft.superseded().forEach(run -> observer.superseded(run, by));
        }
    }

    @Override
    public Optional<QueuedRun> next(Predicate<QueuedRun> eligible, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<QueuedRun> run = queue.handOut(eligible);
            while (run.isEmpty() && end - System.nanoTime() > 0) {
                // Changes may come by thousands a second; looking through the whole queue for each would slow them
                // down.
                rest.awaitNanos(Math.min(REST, end - System.nanoTime()));
                long version = changes;
                run = queue.handOut(eligible);
                while (run.isEmpty() && version == changes && end - System.nanoTime() > 0) {
                    changed.awaitNanos(end - System.nanoTime());
                }
            }
            return run;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(QueuedRun run) {
        locked(() -> {
            queue.release(run.id());
            return null;
        });
    }

    @Override
    public void started(QueuedRun run) throws IOException, InterruptedException {
        record(new Entry.Started(run.id(), run.attempt()));
    }

    @Override
    public void finished(QueuedRun run) throws IOException, InterruptedException {
        record(new Entry.Finished(run.id()));
        release(run);
    }

    @Override
    public List<QueuedRun> waiting() {
        return locked(queue::waiting);
    }

    @Override
    public List<QueuedRun> running() {
        return locked(queue::running);
    }

    @Override
    public Map<String, String> refs(String project) {
        return locked(() -> queue.state().pushes(project).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, ref -> ref.getValue().after())));
    }

    @Override
    public Optional<Long> accepted(String project, String ref, String sha) {
        return locked(() -> Optional.ofNullable(queue.state().pushes(project).get(ref))
                .filter(push -> push.after().equals(sha) && push.run() > 0)
                .map(LastPush::run));
    }

    @Override
    public void concerns(long run, MergeRequest request) {
        observer.concerned(run, request);
    }

    @Override
    public void seen(String project, String ref, String after) throws IOException {
        CompletableFuture<Void> done = locked(() -> {
            LastPush last = queue.state().pushes(project).get(ref);
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

    /**
     * Under the lock: after a failed write, as on a full disk, tries whether there is room again; then what is on the disk counts, and what
     * nobody was told of is forgotten.
     */
    private void recover() throws IOException, InterruptedException {
        if (journal.failed() && System.nanoTime() - recovered >= PAUSE) {
            recovered = System.nanoTime();
            journal.recover();
            List<Long> ended = queue.goOn(files.read());
            compactAbove = files.compactAbove(journal.size());
            for (long id : ended) {
                Journal.await(write(new Entry.Finished(id)));
                queue.release(id);
            }
        }
    }

    private void record(Entry entry) throws IOException, InterruptedException {
        CompletableFuture<Void> written;
        lock.lock();
        try {
            recover();
            written = write(entry);
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        Journal.await(written);
    }

    /** Under the lock: changes the state, and adds the change to the journal. */
    private CompletableFuture<Void> write(Entry entry) {
        queue.state().apply(entry);
        CompletableFuture<Void> written = journal.append(EntryCodec.line(entry));
        if (journal.size() <= compactAbove) {
            return written;
        }
        compactAbove = Long.MAX_VALUE;
        byte[] compact = files.compact(queue.state());
        return journal.replace(compact).thenRun(() -> compactAbove = files.compactAbove(compact.length));
    }

    private <T> T locked(Supplier<T> action) {
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
