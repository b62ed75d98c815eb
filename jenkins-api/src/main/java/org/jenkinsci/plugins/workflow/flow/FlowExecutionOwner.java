package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.IOException;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/flow/FlowExecutionOwner.java. */
public abstract class FlowExecutionOwner {
    public abstract Queue.Executable getExecutable() throws IOException;

    public TaskListener getListener() throws IOException {
        throw new UnsupportedOperationException();
    }

    public FlowExecution getOrNull() {
        throw new UnsupportedOperationException();
    }

    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
