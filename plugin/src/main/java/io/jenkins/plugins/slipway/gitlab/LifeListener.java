package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Run;
import java.io.IOException;
import jenkins.YesNoMaybe;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.FlowStartNode;

/** Notices that a pipeline goes on after a restart; one that Jenkins cannot resume gets a start and an end, and nothing between them. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class LifeListener implements GraphListener {
    @Override
    public void onNewHead(FlowNode node) {
        if (node instanceof FlowStartNode || node instanceof FlowEndNode) {
            return;
        }
        try {
            if (node.getExecution().getOwner().getExecutable() instanceof Run<?, ?> run) {
                GitLabRun action = run.getAction(GitLabRun.class);
                if (action != null) {
                    action.live();
                }
            }
        } catch (IOException e) {
            // It is not loaded: nobody asks it.
        }
    }
}
