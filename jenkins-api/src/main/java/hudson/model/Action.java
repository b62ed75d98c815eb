package hudson.model;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Action.java. */
public interface Action extends ModelObject {
    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
