package jenkins.scm.api;

import hudson.scm.SCM;
import java.util.Map;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMHeadEvent.java. */
public abstract class SCMHeadEvent<P> extends SCMEvent<P> {
    public SCMHeadEvent(Type type, P payload, String origin) {}

    public abstract boolean isMatch(SCMNavigator navigator);

    public abstract String getSourceName();

    public abstract Map<SCMHead, SCMRevision> heads(SCMSource source);

    public abstract boolean isMatch(SCM scm);

    public <O extends SCMHeadObserver> SCMHeadObserver.Wrapped<O> filter(SCMSource source, O delegate) {
        throw new UnsupportedOperationException();
    }
}
