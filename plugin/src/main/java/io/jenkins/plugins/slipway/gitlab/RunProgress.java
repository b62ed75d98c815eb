package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.slipway.delivery.CommitStatuses.State;
import java.io.IOException;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;

/** Tells GitLab when a run begins and how it ends. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class RunProgress extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(RunProgress.class.getName());

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action == null) {
            return;
        }
        try {
            // From now on the run itself, and neither the intake nor the queue, stands for the delivery.
            run.save();
            Deliveries.get().settled(action);
            Queue.getInstance().save();
        } catch (IOException e) {
            LOGGER.warning(run.getFullDisplayName() + " cannot be saved: " + e.getMessage());
        }
        StatusReporter.get().say(action, StatusReporter.whole(action), State.RUNNING, run.getDisplayName());
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        GitLabRun action = run.getAction(GitLabRun.class);
        if (action != null) {
            Result result = run.getResult();
            StatusReporter.get().end(action, state(String.valueOf(result)), run.getDisplayName() + ": " + result);
        }
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
