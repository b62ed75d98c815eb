package jenkins.scm.api;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMSourceOwners.java. */
public abstract class SCMSourceOwners {
    SCMSourceOwners() {}

    public static Iterable<SCMSourceOwner> all() {
        throw new UnsupportedOperationException();
    }
}
