package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Run;
import hudson.scm.SCM;
import java.util.List;
import java.util.Optional;

/** What must be known of a source code management; there is none where the Git plugin is missing. */
public interface Repositories extends ExtensionPoint {
    /**
     * @param scm as a job configures it
     * @return the addresses that it checks out from, as they are configured
     */
    List<String> addresses(SCM scm);

    /**
     * @param scm as a job configures it
     * @param job that job
     * @return the repositories that it checks out from
     */
    List<Remote> remotes(SCM scm, Item job);

    /**
     * @param scm as a job configures it
     * @param address one of its addresses
     * @param sha a commit
     * @return what makes a run check out that commit from that address, and nothing else from there
     */
    List<Action> exactly(SCM scm, String address, String sha);

    /**
     * @param run a run
     * @param scm what was just checked out there
     * @return the commit that was checked out; empty where that is not known
     */
    Optional<String> checkedOut(Run<?, ?> run, SCM scm);
}
