package org.jenkinsci.plugins.workflow.flow;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/flow/FlowExecution.java. */
public abstract class FlowExecution {
    public abstract FlowExecutionOwner getOwner();

    public final Throwable getCauseOfFailure() {
        throw new UnsupportedOperationException();
    }
}
