package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;

/** Signatures of Jenkins' type, from workflow-step-api 710, src/main/java/org/jenkinsci/plugins/workflow/steps/FlowInterruptedException.java. */
public final class FlowInterruptedException extends InterruptedException {
    private FlowInterruptedException() {}

    public Result getResult() {
        throw new UnsupportedOperationException();
    }
}
