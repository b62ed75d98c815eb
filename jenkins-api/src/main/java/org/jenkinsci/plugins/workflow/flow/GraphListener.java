package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/flow/GraphListener.java. */
public interface GraphListener extends ExtensionPoint {
    void onNewHead(FlowNode node);
}
