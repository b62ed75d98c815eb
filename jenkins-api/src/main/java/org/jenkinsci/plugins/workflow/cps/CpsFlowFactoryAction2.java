package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Action;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Signatures of Jenkins' type, from workflow-cps 4275, plugin/src/main/java/org/jenkinsci/plugins/workflow/cps/CpsFlowFactoryAction2.java. */
public interface CpsFlowFactoryAction2 extends Action {
    CpsFlowExecution create(FlowDefinition def, FlowExecutionOwner owner, List<? extends Action> actions)
            throws IOException;
}
