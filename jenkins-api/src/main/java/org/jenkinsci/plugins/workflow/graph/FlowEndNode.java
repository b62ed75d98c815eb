package org.jenkinsci.plugins.workflow.graph;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/graph/FlowEndNode.java. */
public class FlowEndNode extends BlockEndNode<FlowStartNode> {
    private FlowEndNode() {}
}
