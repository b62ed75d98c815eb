package jenkins.scm.api;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMNavigator.java. */
public abstract class SCMNavigator {
    SCMNavigator() {}
}
