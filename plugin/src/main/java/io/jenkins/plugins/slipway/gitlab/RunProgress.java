package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.slipway.delivery.CommitStatuses.State;
import java.io.IOException;
import java.util.List;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;

/** Follows runs: tells GitLab when one begins and how it ends, and the intake when a delivery is over. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class RunProgress extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(RunProgress.class.getName());

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        List<GitLabCause> causes = GitLabCause.of(run.getCauses());
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action == null && !causes.isEmpty()) {
            // A branch's; of several pushes the last is what it is going to find.
            action = GitLabRun.of(causes.get(causes.size() - 1), run.getParent());
            run.addAction(action);
        }
        if (action == null) {
            return;
        }
        action.live();
        try {
            // From now on the run, and not the queue, stands for the delivery.
            run.save();
            causes.forEach(Deliveries.get()::begun);
            Queue.getInstance().save();
        } catch (IOException e) {
            LOGGER.warning(run.getFullDisplayName() + " cannot be saved: " + e.getMessage());
        }
        StatusReporter.get().say(action, StatusReporter.whole(action), State.RUNNING, description(run, action));
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action == null || cutOff(run, action)) {
            return;
        }
        action.end();
        GitLabCause.of(run.getCauses()).forEach(Deliveries.get()::settled);
        Result result = run.getResult();
        StatusReporter.get().end(action, state(String.valueOf(result)), description(run, action) + ": " + result);
    }

    @Override
    public void onFinalized(Run<?, ?> run) {
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action == null) {
            return;
        }
        if (action.hasEnded()) {
            Deliveries.get().notes().ended(run);
        } else {
            StatusReporter.get().end(action, State.CANCELED, "Jenkins ended in the middle of it");
            GitLabCause.of(run.getCauses()).forEach(Deliveries.get()::lost);
        }
    }

    /** Jenkins could not resume it, so that it ends without having done anything since; or it could not go on with what it was doing. */
    private static boolean cutOff(Run<?, ?> run, GitLabRun action) {
        return state(String.valueOf(run.getResult())) != State.SUCCESS
                && (!action.isAlive()
                        || ExtensionList.lookup(Interruptions.class).stream().anyMatch(kind -> kind.byRestart(run)));
    }

    private static String description(Run<?, ?> run, GitLabRun action) {
        return run.getDisplayName() + (action.attempt() > 1 ? ", attempt " + action.attempt() : "");
    }

    /** Unstable is no success: what GitLab shows green is merged. */
    static State state(String result) {
        return switch (result) {
            case "SUCCESS" -> State.SUCCESS;
            case "ABORTED", "NOT_BUILT" -> State.CANCELED;
            default -> State.FAILED;
        };
    }
}
