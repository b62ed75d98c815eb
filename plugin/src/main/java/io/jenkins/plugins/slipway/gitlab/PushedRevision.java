package io.jenkins.plugins.slipway.gitlab;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMRevision;

/**
 * Lets a multibranch project see a branch only while it is at the pushed commit. Where it has moved on, the newer push is told by an event of
 * its own; if this one showed the newer commit already, that one would find nothing new.
 *
 * @param <O> who looks
 */
final class PushedRevision<O extends SCMHeadObserver> extends SCMHeadObserver.Wrapped<O> {
    private final Map<SCMHead, SCMRevision> pushed;

    PushedRevision(O delegate, Map<SCMHead, SCMRevision> pushed) {
        super(delegate);
        this.pushed = pushed;
    }

    @Override
    public void observe(SCMHead head, SCMRevision revision) throws IOException, InterruptedException {
        if (revision.equals(pushed.get(head))) {
            super.observe(head, revision);
        }
    }

    @Override
    public Set<SCMHead> getIncludes() {
        return pushed.keySet();
    }
}
