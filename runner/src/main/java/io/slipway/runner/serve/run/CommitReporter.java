package io.slipway.runner.serve.run;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.api.CommitStatus;
import io.slipway.gitlab.api.DeliveryNote;
import io.slipway.gitlab.api.MergeRequestNote;
import io.slipway.gitlab.api.Message;
import io.slipway.gitlab.api.Outbox;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.DeliveryException;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells GitLab what becomes of runs: a status for the whole run and one for each stage, none of which is ever left unfinished. */
public final class CommitReporter {
    /** The name of the status of the whole run. */
    public static final String WHOLE = "slipway";

    private static final int MOST = 500;

    private final Runs runs;
    private final Optional<Outbox> outbox;
    private final Supplier<String> address;

    /**
     * @param runs all runs
     * @param outbox takes the messages; empty where there is no GitLab to tell
     * @param address how browsers reach the pages, without a slash at its end
     */
    public CommitReporter(Runs runs, Optional<Outbox> outbox, Supplier<String> address) {
        this.runs = runs;
        this.outbox = outbox;
        this.address = address;
    }

    /**
     * @param stage a stage's path
     * @return the name of its status
     */
    static String stage(String stage) {
        return WHOLE + ": " + stage;
    }

    /**
     * Says that a run waits; of an attempt before that was cut off, that it ended. To be called once for each run that is found waiting, before
     * it starts.
     *
     * @param run was accepted, or found again after a restart
     * @throws IOException if it cannot be written
     */
    public void queued(QueuedRun run) throws IOException {
        RunInfo info = runs.queued(run);
        if (info.state() == RunState.QUEUED) {
            cutOff(run.id(), "Slipway ended in the middle of it; it runs again");
            set(run.id(), WHOLE, State.PENDING, description(info));
        }
    }

    /**
     * Says that a run is not going to start.
     *
     * @param id its number
     * @param state why
     * @param message why, in one line
     * @param now the time
     * @throws IOException if it cannot be written
     */
    public void dropped(long id, RunState state, String message, Instant now) throws IOException {
        runs.update(id, it -> it.ended(state, message, now));
        ended(id);
    }

    /** Sets a status of a run's commit; not where a later run's holds already. */
    synchronized void set(long id, String name, State state, String description) throws IOException {
        if (outbox.isEmpty()) {
            return;
        }
        RunInfo run = runs.find(id).orElseThrow();
        if (run.told().size() >= MOST && !run.told().contains(name)) {
            return;
        }
        // What is open is noted before GitLab hears of it, and that it is closed afterwards: a crash closes it once
        // more.
        runs.update(id, it -> state.isFinal() ? it.telling(name) : it.opened(name));
        if (!runs.overtaken(run, name)) {
            post(new CommitStatus(
                    run.trigger().project(), run.trigger().sha(), run.ref(), name, state, url(run), description));
        }
        if (state.isFinal()) {
            runs.update(id, it -> it.closed(name));
        }
    }

    /** Ends the status of the whole run as its state says, and all that are still open with it. */
    void ended(long id) throws IOException {
        RunInfo run = runs.find(id).orElseThrow();
        for (String name : run.open()) {
            if (!name.equals(WHOLE)) {
                set(id, name, State.CANCELED, "the run ended before it did");
            }
        }
        set(id, WHOLE, state(run.state()), description(run));
    }

    /** Ends what an attempt that was cut off had left open. */
    void cutOff(long id, String why) throws IOException {
        for (String name : runs.find(id).orElseThrow().open()) {
            set(id, name, State.CANCELED, why);
        }
    }

    /**
     * Notes that a run's commit is asked to be merged. If the run has ended, the merge request gets its note now.
     *
     * @param id the run's number
     * @param mergeRequest the number of the project's merge request
     * @throws IOException if it cannot be written
     */
    public void concerned(long id, long mergeRequest) throws IOException {
        if (runs.find(id).isEmpty()) {
            return;
        }
        RunInfo run = runs.update(id, it -> it.concerning(mergeRequest));
        if (run.state().ended()) {
            note(id);
        }
    }

    /**
     * Writes the note on the merge requests that a run is about, when the run has ended and its record is signed; not where a later run's note
     * stands already.
     */
    synchronized void note(long id) throws IOException {
        RunInfo run = runs.find(id).orElseThrow();
        for (long request : run.mergeRequests()) {
            if (!runs.overtaken(run, request)) {
                post(new MergeRequestNote(run.trigger().project(), request, "delivery", text(run, record(id))));
            }
        }
    }

    private String text(RunInfo run, Optional<RecordContent> record) {
        String headline = run.state().name().toLowerCase(Locale.ROOT);
        return record.isPresent()
                ? DeliveryNote.of(headline, run.shortSha(), url(run), record.get())
                : DeliveryNote.withoutRecord(headline, run.shortSha(), url(run));
    }

    /** A record that was not signed is not believed. */
    private Optional<RecordContent> record(long id) throws IOException {
        Path file = runs.directory(id).record().resolve(RecordFile.NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordFile.read(file))
                    .filter(content -> content.signature().isPresent());
        } catch (DeliveryException e) {
            return Optional.empty();
        }
    }

    private void post(Message message) throws IOException {
        if (outbox.isPresent()) {
            outbox.get().post(message);
        }
    }

    private String url(RunInfo run) {
        return address.get() + "/runs/" + run.id();
    }

    private static State state(RunState state) {
        return switch (state) {
            case QUEUED -> State.PENDING;
            case RUNNING -> State.RUNNING;
            case SUCCESS -> State.SUCCESS;
            case UNSTABLE, FAILURE, REFUSED -> State.FAILED;
            case ABORTED, SUPERSEDED -> State.CANCELED;
        };
    }

    private static String description(RunInfo run) {
        String attempt = run.attempt() == 1 ? "" : ", attempt " + run.attempt();
        return "run " + run.id() + attempt + (run.message().isEmpty() ? "" : ": " + run.message());
    }
}
