package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Run;
import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.api.CommitStatus;
import io.slipway.gitlab.api.MergeRequestNote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Tells GitLab what becomes of runs: a status for the whole run and one for each stage, none of which is ever left unfinished. */
final class StatusReporter {
    private static final Logger LOGGER = Logger.getLogger(StatusReporter.class.getName());

    private final OpenStatuses open;
    private final Outboxes outboxes;

    StatusReporter(OpenStatuses open, Outboxes outboxes) {
        this.open = open;
        this.outboxes = outboxes;
    }

    static StatusReporter get() {
        return Deliveries.get().reporter();
    }

    /** Whether anybody wants to know of the run, and it may say so. */
    boolean tells(GitLabRun run) {
        return connection(run.project())
                .filter(connection -> connection.allows(run.project(), run.job()))
                .isPresent();
    }

    /** The name of the status of the whole run. */
    static String whole(GitLabRun run) {
        return "slipway: " + run.job();
    }

    /** The name of the status of a stage. */
    static String stage(GitLabRun run, String path) {
        return whole(run) + ": " + path;
    }

    /** Writes a note of a run. */
    void note(GitLabRun run, MergeRequestNote note) throws IOException {
        Optional<GitLabConnection> connection = connection(note.project());
        if (connection.isPresent() && tells(run)) {
            outboxes.post(connection.get(), note);
        }
    }

    /** Sets a status; what cannot be written is told in the log, and the delivery goes on. */
    void say(GitLabRun run, String name, State state, String description) {
        try {
            set(run, name, state, description);
        } catch (IOException e) {
            LOGGER.warning("the status '" + name + "' of " + run.project() + " cannot be kept: " + e.getMessage());
        }
    }

    /** Sets a status; not where a later build's holds already. What is open is noted before GitLab hears of it, and that it is closed afterwards: a crash closes it once more. */
    synchronized void set(GitLabRun run, String name, State state, String description) throws IOException {
        if (!tells(run)) {
            return;
        }
        OpenStatus known = open.find(run.key()).orElseGet(() -> entry(run, List.of()));
        if (!state.isFinal()) {
            open.write(entry(run, known.and(name).names()));
        }
        run.tell(name);
        if (!run.overtaken(name)) {
            post(entry(run, known.names()), name, state, description);
        }
        if (state.isFinal()) {
            open.write(entry(run, known.without(name).names()));
        }
    }

    /** Ends all that is still open with a run. */
    synchronized void end(GitLabRun run, State state, String description) {
        try {
            for (String name : open.find(run.key()).map(OpenStatus::names).orElse(List.of())) {
                if (!name.equals(whole(run))) {
                    set(run, name, State.CANCELED, "the run ended before it did");
                }
            }
            set(run, whole(run), state, description);
        } catch (IOException e) {
            LOGGER.warning("the statuses of " + run.project() + " cannot be kept: " + e.getMessage());
        }
    }

    /** Ends what runs that are over have left open: those of a process that was killed. */
    synchronized void sweep() {
        try {
            for (OpenStatus left : open.all()) {
                if (!left.run().isEmpty() && isOver(left.run())) {
                    OpenStatus rest = left;
                    Optional<GitLabRun> run = run(left.run());
                    for (String name : left.names()) {
                        if (run.isEmpty() || !run.get().overtaken(name)) {
                            post(left, name, State.CANCELED, "Jenkins ended in the middle of it");
                        }
                        rest = rest.without(name);
                        open.write(rest);
                    }
                }
            }
        } catch (IOException e) {
            LOGGER.warning("the statuses that were left open cannot be ended: " + e.getMessage());
        }
    }

    private static boolean isOver(String id) {
        return find(id).map(run -> !run.isBuilding()).orElse(true);
    }

    private static Optional<GitLabRun> run(String id) {
        return find(id).map(run -> run.getAction(GitLabRun.class));
    }

    private static Optional<Run<?, ?>> find(String id) {
        try {
            return Optional.ofNullable(Run.fromExternalizableId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void post(OpenStatus run, String name, State state, String description) throws IOException {
        Optional<GitLabConnection> connection = connection(run.project());
        if (connection.isPresent()) {
            outboxes.post(
                    connection.get(),
                    new CommitStatus(run.project(), run.sha(), run.ref(), name, state, run.url(), description));
        }
    }

    private static Optional<GitLabConnection> connection(String project) {
        return GitLabConfiguration.get().of(project).filter(found -> found.getCredentialsId() != null);
    }

    private static OpenStatus entry(GitLabRun run, List<String> names) {
        String root = Jenkins.get().getRootUrl();
        return new OpenStatus(
                run.key(),
                run.run().map(Run::getExternalizableId).orElse(""),
                run.project(),
                run.sha(),
                run.ref(),
                root == null ? "" : root + run.url(),
                names);
    }
}
