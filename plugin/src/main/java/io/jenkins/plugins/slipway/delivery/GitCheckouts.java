package io.jenkins.plugins.slipway.delivery;

import hudson.Extension;
import hudson.model.Run;
import hudson.plugins.git.Revision;
import hudson.plugins.git.util.BuildData;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.YesNoMaybe;

/** The Git plugin's. It keeps with the run what each of its checkouts brought. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class GitCheckouts implements Checkouts {
    @Override
    public Set<String> of(Run<?, ?> run) {
        return run.getActions(BuildData.class).stream()
                .map(BuildData::getLastBuiltRevision)
                .filter(Objects::nonNull)
                .map(Revision::getSha1String)
                .collect(Collectors.toSet());
    }
}
