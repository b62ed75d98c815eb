package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Cause;
import hudson.scm.SCM;
import java.util.Map;
import java.util.function.Predicate;
import jenkins.plugins.git.GitBranchSCMHead;
import jenkins.plugins.git.GitBranchSCMRevision;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMNavigator;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

/** A push to a branch, as multibranch projects take it. */
final class BranchPush extends SCMHeadEvent<GitLabCause> {
    private final Predicate<SCMSource> sources;

    BranchPush(Type type, GitLabCause push, Predicate<SCMSource> sources) {
        super(type, push, "GitLab");
        this.sources = sources;
    }

    @Override
    public boolean isMatch(SCMNavigator navigator) {
        return false;
    }

    @Override
    public String getSourceName() {
        return getPayload().getProject();
    }

    @Override
    public Map<SCMHead, SCMRevision> heads(SCMSource source) {
        if (!sources.test(source)) {
            return Map.of();
        }
        GitBranchSCMHead head = new GitBranchSCMHead(getPayload().getRefName());
        return Map.of(head, new GitBranchSCMRevision(head, getPayload().getSha()));
    }

    @Override
    public <O extends SCMHeadObserver> SCMHeadObserver.Wrapped<O> filter(SCMSource source, O delegate) {
        return new PushedRevision<>(delegate, heads(source));
    }

    @Override
    public boolean isMatch(SCM scm) {
        return false;
    }

    @Override
    public Cause[] asCauses() {
        return new Cause[] {new GitLabCause(getPayload())};
    }
}
