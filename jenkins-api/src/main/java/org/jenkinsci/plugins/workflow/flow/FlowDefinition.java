package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Action;
import hudson.model.TaskListener;
import java.util.List;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/flow/FlowDefinition.java. */
public abstract class FlowDefinition {
    public FlowExecution create(FlowExecutionOwner handle, TaskListener listener, List<? extends Action> actions)
            throws Exception {
        throw new UnsupportedOperationException();
    }
}
