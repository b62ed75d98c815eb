package org.jenkinsci.plugins.workflow.cps;

import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Signatures of Jenkins' type, from workflow-cps 4275, plugin/src/main/java/org/jenkinsci/plugins/workflow/cps/CpsFlowExecution.java. */
public class CpsFlowExecution extends FlowExecution {
    private CpsFlowExecution() {}

    @Override
    public FlowExecutionOwner getOwner() {
        throw new UnsupportedOperationException();
    }
}
