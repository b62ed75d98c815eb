package hudson.model;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/ModelObject.java. */
public interface ModelObject {
    String getDisplayName();
}
