package io.jenkins.plugins.slipway.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.TransientActionFactory;

/** Gives every build that delivers something its page. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ReportTabFactory extends TransientActionFactory<Run<?, ?>> {
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class of a generic type cannot be written otherwise
    @Override
    public Class<Run<?, ?>> type() {
        return (Class) Run.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return ReportTab.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run<?, ?> build) {
        return Deliveries.directory(build)
                .map(directory -> List.of(new ReportTab(build, directory)))
                .orElse(List.of());
    }
}
