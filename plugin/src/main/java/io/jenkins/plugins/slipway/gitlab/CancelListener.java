package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import io.slipway.delivery.CommitStatuses.State;
import jenkins.YesNoMaybe;

/** Notices what comes into the queue and leaves it, and that somebody took a delivery out of it: it is not started again. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class CancelListener extends QueueListener {
    @Override
    public void onEnterWaiting(Queue.WaitingItem wi) {
        GitLabCause.of(wi.getCauses()).forEach(Deliveries.get()::noticed);
        Deliveries.get().queueChanged();
    }

    @Override
    public void onLeft(Queue.LeftItem li) {
        Deliveries.get().queueChanged();
        if (!li.isCancelled()) {
            return;
        }
        GitLabRun run = li.getAction(GitLabRun.class);
        if (run != null) {
            StatusReporter.get().end(run, State.CANCELED, "somebody took it out of the queue");
        }
        GitLabCause.of(li.getCauses()).forEach(Deliveries.get()::settled);
    }
}
