package jenkins.scm.api;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMSource.java. */
public abstract class SCMSource {
    protected SCMSource() {}

    public final SCMSourceOwner getOwner() {
        throw new UnsupportedOperationException();
    }
}
