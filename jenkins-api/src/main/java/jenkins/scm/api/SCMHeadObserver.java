package jenkins.scm.api;

import java.io.IOException;
import java.util.Set;

/** Signatures of Jenkins' type, from scm-api 728, src/main/java/jenkins/scm/api/SCMHeadObserver.java. */
public abstract class SCMHeadObserver {
    public abstract void observe(SCMHead head, SCMRevision revision) throws IOException, InterruptedException;

    public Set<SCMHead> getIncludes() {
        throw new UnsupportedOperationException();
    }

    public abstract static class Wrapped<O extends SCMHeadObserver> extends SCMHeadObserver {
        protected Wrapped(O delegate) {}

        @Override
        public void observe(SCMHead head, SCMRevision revision) throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }
    }
}
