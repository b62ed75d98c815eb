package jenkins.scm.api;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMHead.java. */
public class SCMHead {
    public SCMHead(String name) {}
}
