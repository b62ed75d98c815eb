package jenkins.scm.api;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMRevision.java. */
public abstract class SCMRevision {
    protected SCMRevision(SCMHead head) {}
}
