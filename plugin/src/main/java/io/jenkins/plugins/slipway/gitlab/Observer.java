package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.QueuedRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BinaryOperator;
import java.util.logging.Logger;

/** Hears which merge requests ask for what the intake accepted. Nobody who sends an event waits for it. */
final class Observer implements IntakeObserver {
    private static final Logger LOGGER = Logger.getLogger(Observer.class.getName());

    private final MergeRequestNotes notes;
    private final BinaryOperator<String> commits;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "slipway-gitlab-notes");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param notes takes what is heard
     * @param commits the commit that a project's branch was last pushed to; null where that is not known
     */
    Observer(MergeRequestNotes notes, BinaryOperator<String> commits) {
        this.notes = notes;
        this.commits = commits;
    }

    void stop() {
        thread.shutdownNow();
    }

    @Override
    public void queued(QueuedRun run) {
        run.trigger()
                .mergeRequest()
                .ifPresent(request -> concerned(
                        run.trigger().project(), request, run.trigger().sha()));
    }

    /** Only of a project's own branches: a fork's push is none to the project. */
    @Override
    public void concerned(long run, MergeRequest request) {
        Optional.ofNullable(commits.apply(request.sourceProject(), request.sourceBranch()))
                .ifPresent(sha -> concerned(request.sourceProject(), request, sha));
    }

    private void concerned(String project, MergeRequest request, String sha) {
        thread.execute(() -> notes.concerned(project, request.sourceBranch(), sha, request.iid()));
    }

    @Override
    public void damaged(int lines, Path copy) {
        LOGGER.warning(
                "%d lines of the intake's journal were not whole; it lies as it was in %s".formatted(lines, copy));
    }
}
