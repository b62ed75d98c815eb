package io.jenkins.plugins.slipway.trend;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.TransientActionFactory;

/** Gives every project its trend; it shows itself where there is one. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class TrendActionFactory extends TransientActionFactory<Job<?, ?>> {
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class of a generic type cannot be written otherwise
    @Override
    public Class<Job<?, ?>> type() {
        return (Class) Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return TrendAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job<?, ?> job) {
        return List.of(new TrendAction(job));
    }
}
