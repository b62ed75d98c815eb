package io.slipway.runner.serve.run;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.api.GitLabApi.Membership;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.DeliveryException;
import io.slipway.record.RecordContent;
import io.slipway.runner.result.Result;
import io.slipway.runner.serve.config.ServedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt of one run, from the checkout to the signed record, on one thread that lives as long as the run's process. Whatever goes
 * wrong, GitLab hears how it ended, and its process and secrets do not outlive it.
 */
public final class Execution {
    private static final int KILLED = 128 + 9;

    private final Serving serving;
    private final ServedProject project;
    private final long id;
    private final Trigger trigger;
    private final Supervisor supervisor;

    /**
     * @param serving what all runs share
     * @param project its project
     * @param run what is to be run
     */
    public Execution(Serving serving, ServedProject project, QueuedRun run) {
        this.serving = serving;
        this.project = project;
        this.id = run.id();
        this.trigger = run.trigger();
        this.supervisor = new Supervisor(serving.grace());
    }

    /** Asks the run to end, because Slipway is being stopped: it is run again as the next attempt. */
    public void stop() {
        supervisor.stop();
    }

    /**
     * Runs it to its end.
     *
     * @return whether it has ended for good; otherwise it is to be run again after a restart
     * @throws IOException if Slipway's own files cannot be written
     * @throws InterruptedException if the wait was interrupted
     */
    public boolean run() throws IOException, InterruptedException {
        RunDirectory directory = serving.runs().directory(id);
        RunInfo info = serving.runs().find(id).orElseThrow();
        if (info.state().ended()) {
            serving.reporter().ended(id);
            serving.reporter().note(id);
            return true;
        }
        try (RunLog log = RunLog.append(directory.log())) {
            Optional<Progress> before = before(directory);
            if (before.isPresent()) {
                log.say("it had ended before Slipway did");
                return end(directory, log, before.get(), before.get().result().orElseThrow());
            }
            begin(log);
            return attempt(directory, log);
        } finally {
            directory.clear();
        }
    }

    /** Waits for what an attempt before has left, and sees whether it had come to its end by itself. */
    private Optional<Progress> before(RunDirectory directory) throws IOException, InterruptedException {
        Optional<RunProcess> left = RunProcess.left(directory);
        if (left.isPresent()) {
            left.get().ask();
            left.get().end(Supervisor.CLEANING);
        }
        if (!Files.exists(directory.events())) {
            return Optional.empty();
        }
        Progress progress = new Progress(id, serving.reporter());
        try (EventTail events = new EventTail(directory.events())) {
            events.next().forEach(progress::note);
        }
        return progress.result().filter(result -> result != Result.ABORTED).map(result -> progress);
    }

    private void begin(RunLog log) throws IOException {
        RunInfo info =
                serving.runs().update(id, it -> it.running(serving.clock().instant()));
        String attempt = info.attempt() == 1
                ? ""
                : ", attempt %d: attempt %d was cut off when Slipway ended"
                        .formatted(info.attempt(), info.attempt() - 1);
        log.say("run %d of %s, %s at %s%s".formatted(id, trigger.project(), info.what(), trigger.sha(), attempt));
        serving.reporter().set(id, CommitReporter.WHOLE, State.RUNNING, "run " + id + attempt);
    }

    private boolean attempt(RunDirectory directory, RunLog log) throws IOException, InterruptedException {
        try {
            requireMember();
            Trust trust = Trust.of(trigger, project.protectedRefs());
            RunCheckout checkout = new RunCheckout(id, trigger, serving.realms().of(trigger.project(), trust), trust);
            try {
                checkout.make(project.source(), directory, log);
                return !supervisor.stopped() && execute(directory, log, checkout);
            } finally {
                checkout.clear(log);
            }
        } catch (DeliveryException e) {
            log.say("ERROR: " + e.getMessage());
            return conclude(RunState.FAILURE, e.getMessage());
        }
    }

    private void requireMember() throws DeliveryException, InterruptedException {
        if (trigger.condition() == Condition.MEMBER) {
            Membership known = serving.gitlab().isEmpty()
                    ? Membership.UNKNOWN
                    : serving.gitlab()
                            .get()
                            .membership(trigger.project(), trigger.user().id());
            if (known != Membership.DEVELOPER) {
                throw new DeliveryException(
                        known == Membership.STRANGER
                                ? "who asked for this run is no developer of the project"
                                : "GitLab does not say whether who asked for this run is a developer of the project");
            }
        }
    }

    private boolean execute(RunDirectory directory, RunLog log, RunCheckout checkout)
            throws DeliveryException, IOException, InterruptedException {
        RunInfo info = serving.runs().find(id).orElseThrow();
        RunCommandLine line = new RunCommandLine(serving, project, checkout.realm(), directory, info);
        Progress progress = new Progress(id, serving.reporter());
        int code = supervisor.run(line.command(checkout.trust()), line.environment(), directory, log, progress);
        if (progress.result().isEmpty() && !supervisor.stopped()) {
            log.say("ERROR: " + cutShort(code));
        }
        return end(directory, log, progress, progress.result().orElseGet(() -> result(code)));
    }

    /** A signal's number is its exit code's, less 128. */
    static String cutShort(int code) {
        String killed = code == KILLED ? " (it was killed: perhaps the memory was not enough)" : "";
        return "the run's process ended with exit code " + code + killed + " before it said how the run went";
    }

    private static Result result(int code) {
        return switch (code) {
            case 0 -> Result.SUCCESS;
            case 2 -> Result.UNSTABLE;
            case 3 -> Result.ABORTED;
            default -> Result.FAILURE;
        };
    }

    private boolean end(RunDirectory directory, RunLog log, Progress progress, Result result)
            throws IOException, InterruptedException {
        if (supervisor.stopped()
                && (result == Result.ABORTED || progress.result().isEmpty())) {
            log.say("Slipway is being stopped; this run will run again");
            serving.reporter().cutOff(id, "Slipway was stopped; it runs again when Slipway does");
            return false;
        }
        if (progress.record().isPresent()) {
            sign(directory, log, progress.record().get(), progress.entries());
        }
        RunState state = RunState.valueOf(result == Result.NOT_BUILT ? "FAILURE" : result.name());
        Optional<String> failed = progress.failed().filter(stage -> state == RunState.FAILURE);
        return conclude(state, failed.map(stage -> stage + " failed").orElse(""));
    }

    private void sign(RunDirectory directory, RunLog log, Path record, Map<Integer, String> entries)
            throws IOException, InterruptedException {
        try {
            Trust trust = Trust.of(trigger, project.protectedRefs());
            Realm realm = serving.realms().of(trigger.project(), trust);
            RecordContent signed =
                    new SignedRecord(realm, directory, serving.signer()).take(record, trigger.sha(), entries);
            int size = signed.entries().size();
            log.say("the record is signed, with " + size + (size == 1 ? " entry" : " entries"));
        } catch (DeliveryException e) {
            log.say("ERROR: " + e.getMessage());
        }
    }

    private boolean conclude(RunState state, String message) throws IOException {
        serving.runs().update(id, it -> it.ended(state, message, serving.clock().instant()));
        serving.reporter().ended(id);
        serving.reporter().note(id);
        return true;
    }
}
