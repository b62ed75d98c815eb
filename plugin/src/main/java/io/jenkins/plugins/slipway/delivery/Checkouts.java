package io.jenkins.plugins.slipway.delivery;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.Set;
import java.util.TreeSet;

/** Knows which commits a run checked out; there is none where the Git plugin is missing. */
public interface Checkouts extends ExtensionPoint {
    /**
     * @param run a run
     * @return the ids of the commits that it has checked out so far
     */
    Set<String> of(Run<?, ?> run);

    /** The commits that a run has checked out so far, whoever knows of them. */
    static Set<String> all(Run<?, ?> run) {
        Set<String> commits = new TreeSet<>();
        ExtensionList.lookup(Checkouts.class).forEach(checkouts -> commits.addAll(checkouts.of(run)));
        return commits;
    }
}
