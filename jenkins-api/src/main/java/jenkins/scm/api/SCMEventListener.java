package jenkins.scm.api;

import hudson.ExtensionPoint;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMEventListener.java. */
public class SCMEventListener implements ExtensionPoint {
    public void onSCMHeadEvent(SCMHeadEvent<?> event) {
        throw new UnsupportedOperationException();
    }
}
