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
import java.util.function.Predicate;

/**
 * The durable queue. Everything that changes it is written to a log in its directory and synced (fsync, shared by all who wait at that moment)
 * before the call returns. Opening the directory again, however the process had ended, gives the same queue: what had not started waits,
 * what was running waits again as its next attempt, what had finished is gone. Safe for use by many threads.
 */
public interface Intake extends AutoCloseable {
    /**
     * Opens the queue in a directory, which is made where it is missing (mode 0700). A log that ends in the middle of an entry, as a crash
     * leaves it, counts up to there: nothing that was acknowledged can be in the rest.
     *
     * @param directory where the log is; one process at a time
     * @param options limits
     * @param observer who is told
     * @return the queue, filled
     * @throws DeliveryException if another process has it open
     * @throws IOException if it cannot be read or written
     */
    static Intake open(Path directory, IntakeOptions options, IntakeObserver observer)
            throws DeliveryException, IOException {
        return DurableIntake.open(directory, options, observer);
    }

    /**
     * Accepts triggers of one event, unless they had been accepted before.
     *
     * @param keys what identifies the event's delivery: {@code Idempotency-Key}, {@code X-Gitlab-Event-UUID}; may be empty
     * @param triggers what it asks for, not empty
     * @return what became of it; when this returns it is on disk
     * @throws IOException if it could not be written: it is not accepted, and GitLab must try again
     * @throws InterruptedException if the thread is interrupted: it may or may not have been accepted
     */
    Offer offer(List<String> keys, List<Trigger> triggers) throws IOException, InterruptedException;

    /**
     * Waits for the oldest run that is eligible and hands it out, to one caller only. It stays "not started" on disk until
     * {@link #started}.
     *
     * @param eligible which may run now (concurrency limits, for example); asked again whenever something changes
     * @param patience how long to wait
     * @return the run; empty when time is over
     * @throws InterruptedException if the thread is interrupted
     */
    Optional<QueuedRun> next(Predicate<QueuedRun> eligible, Duration patience) throws InterruptedException;

    /**
     * Puts a run that was handed out, but not started, back into its place.
     *
     * @param run what {@link #next} gave
     */
    void release(QueuedRun run);

    /**
     * Records that a run that was handed out starts. If the process ends before {@link #finished}, the run is handed out again after the
     * restart, with its attempt one higher.
     *
     * @param run what {@link #next} gave
     * @throws IOException if it cannot be recorded: do not start it
     * @throws InterruptedException if the thread is interrupted
     */
    void started(QueuedRun run) throws IOException, InterruptedException;

    /**
     * Records that a run has ended, however it ended: it never runs again. Also for a run that was handed out and is not to be started.
     *
     * @param run what {@link #next} gave
     * @throws IOException if it cannot be recorded: after a restart it would run again
     * @throws InterruptedException if the thread is interrupted
     */
    void finished(QueuedRun run) throws IOException, InterruptedException;

    /**
     * @return what waits, oldest first
     */
    List<QueuedRun> waiting();

    /**
     * @return what was handed out and has not finished, oldest first
     */
    List<QueuedRun> running();

    /**
     * @param project a project's path
     * @return for each full ref of it the object that the last known push left it at ({@link Trigger#after()}), ignored pushes included
     */
    Map<String, String> refs(String project);

    /**
     * @param project a project's path
     * @param ref a full ref
     * @param sha an object
     * @return the run that was accepted for the last push of the ref, if that push left it at the object
     */
    Optional<Long> accepted(String project, String ref, String sha);

    /**
     * Tells the observer that what was accepted for a push is also what a merge request asks for. Nothing is recorded.
     *
     * @param run what {@link #accepted} gave
     * @param request the merge request
     */
    void concerns(long run, MergeRequest request);

    /**
     * Records where a ref is, without starting anything: for ignored and deleted refs, so that reconciliation does not take them for missed
     * pushes. It need not be on disk when this returns.
     *
     * @param project a project's path
     * @param ref a full ref
     * @param after what it names now; zeros if it is gone
     * @throws IOException if it cannot be recorded
     */
    void seen(String project, String ref, String after) throws IOException;

    /** Syncs and closes the log. What waits, and what runs, is found again at the next opening. */
    @Override
    void close() throws IOException;
}
