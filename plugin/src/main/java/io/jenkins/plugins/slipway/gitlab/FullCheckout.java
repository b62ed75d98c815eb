package io.jenkins.plugins.slipway.gitlab;

import hudson.AbortException;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.cps.CpsFlowFactoryAction2;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * Lets a run read its Jenkinsfile from a checkout of the pushed commit, whatever the job says of "lightweight checkout": that one reads the
 * branch's newest Jenkinsfile, which somebody else may have pushed meanwhile.
 */
public final class FullCheckout extends InvisibleAction implements CpsFlowFactoryAction2 {
    @Override
    public CpsFlowExecution create(FlowDefinition def, FlowExecutionOwner owner, List<? extends Action> actions)
            throws IOException {
        List<Action> others = new ArrayList<>(actions);
        others.removeIf(FullCheckout.class::isInstance);
        FlowDefinition exact = def instanceof CpsScmFlowDefinition script
                ? new CpsScmFlowDefinition(script.getScm(), script.getScriptPath())
                : def;
        return exact(exact, owner, others);
    }

    private static CpsFlowExecution exact(FlowDefinition exact, FlowExecutionOwner owner, List<Action> others)
            throws IOException {
        FlowExecution execution;
        try {
            execution = exact.create(owner, owner.getListener(), others);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
        if (execution instanceof CpsFlowExecution cps) {
            return cps;
        }
        throw new AbortException("gitlabPush: the job is no pipeline that Jenkins itself compiles");
    }
}
