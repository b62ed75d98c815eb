package io.jenkins.plugins.slipway.delivery;

import hudson.model.Action;
import io.slipway.delivery.CommitStatuses;
import java.util.Optional;

/** Where a run's commit came from, for runs of which that is known: an action of the run. */
public interface Origin extends Action {
    /**
     * @return who pushed the commit; empty where nobody is known to have pushed it
     */
    Optional<String> pusher();

    /**
     * @return takes what the pipeline says about the commit; empty where nobody wants to know
     */
    Optional<CommitStatuses> statuses();
}
