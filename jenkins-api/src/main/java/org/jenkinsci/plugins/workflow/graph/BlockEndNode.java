package org.jenkinsci.plugins.workflow.graph;

/** Signatures of Jenkins' type, from workflow-api 1398, src/main/java/org/jenkinsci/plugins/workflow/graph/BlockEndNode.java. */
public abstract class BlockEndNode<START extends BlockStartNode> extends FlowNode {
    BlockEndNode() {}

    public START getStartNode() {
        throw new UnsupportedOperationException();
    }
}
