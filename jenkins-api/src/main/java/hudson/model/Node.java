package hudson.model;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Node.java. */
public abstract class Node {
    public abstract String getNodeName();
}
