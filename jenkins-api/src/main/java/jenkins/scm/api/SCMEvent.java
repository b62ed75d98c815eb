package jenkins.scm.api;

import hudson.model.Cause;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMEvent.java. */
public abstract class SCMEvent<P> {
    SCMEvent() {}

    public P getPayload() {
        throw new UnsupportedOperationException();
    }

    public Cause[] asCauses() {
        throw new UnsupportedOperationException();
    }

    public enum Type {
        CREATED,
        UPDATED,
        REMOVED
    }
}
