package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import io.slipway.delivery.CommitStatuses.State;
import jenkins.YesNoMaybe;

/** Notices that somebody took a delivery out of the queue: it is not started again. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class CancelListener extends QueueListener {
    @Override
    public void onLeft(Queue.LeftItem li) {
        GitLabRun run = li.isCancelled() ? li.getAction(GitLabRun.class) : null;
        if (run != null) {
            StatusReporter.get().end(run, State.CANCELED, "somebody took it out of the queue");
            Deliveries.get().settled(run);
        }
    }
}
