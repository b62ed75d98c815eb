package org.jenkinsci.plugins.workflow.graph;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/graph/FlowStartNode.java. */
public class FlowStartNode extends BlockStartNode {
    private FlowStartNode() {}
}
