package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import hudson.model.Action;

/** Where a pipeline's script comes from; there is none where Pipeline is missing. */
public interface ScriptSource extends ExtensionPoint {
    /**
     * @return what makes a run read its Jenkinsfile from the checkout of its commit, where the job would read the branch's newest one
     */
    Action fromTheCheckout();
}
