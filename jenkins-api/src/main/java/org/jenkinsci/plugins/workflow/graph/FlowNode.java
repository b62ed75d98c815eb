package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/graph/FlowNode.java. */
public abstract class FlowNode extends Actionable {
    FlowNode() {}

    public FlowExecution getExecution() {
        throw new UnsupportedOperationException();
    }

    public final ErrorAction getError() {
        throw new UnsupportedOperationException();
    }

    public List<? extends BlockStartNode> getEnclosingBlocks() {
        throw new UnsupportedOperationException();
    }
}
