package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Action;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** Signatures of Jenkins' type, from workflow-cps 4275, plugin/src/main/java/org/jenkinsci/plugins/workflow/cps/CpsScmFlowDefinition.java. */
public class CpsScmFlowDefinition extends FlowDefinition {
    public CpsScmFlowDefinition(SCM scm, String scriptPath) {}

    public SCM getScm() {
        throw new UnsupportedOperationException();
    }

    public String getScriptPath() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CpsFlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions)
            throws Exception {
        throw new UnsupportedOperationException();
    }
}
