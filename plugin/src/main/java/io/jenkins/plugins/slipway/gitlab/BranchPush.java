package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Cause;
import hudson.scm.SCM;
import java.util.Map;
import java.util.function.Predicate;
import jenkins.plugins.git.GitBranchSCMHead;
import jenkins.plugins.git.GitBranchSCMRevision;
import jenkins.plugins.git.GitTagSCMHead;
import jenkins.plugins.git.GitTagSCMRevision;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMNavigator;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

/** A push of a branch or tag, as multibranch projects take it. */
final class BranchPush extends SCMHeadEvent<GitLabCause> {
    private final Head head;
    private final Predicate<SCMSource> sources;

    BranchPush(Type type, GitLabCause push, Head head, Predicate<SCMSource> sources) {
        super(type, push, "GitLab");
        this.head = head;
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
        String sha = getPayload().getSha();
        if (head.kind() == Head.Kind.TAG) {
            // When the tag was made does not tell it from others.
            GitTagSCMHead tag = new GitTagSCMHead(head.name(), 0);
            return Map.of(tag, new GitTagSCMRevision(tag, sha));
        }
        GitBranchSCMHead branch = new GitBranchSCMHead(head.name());
        return Map.of(branch, new GitBranchSCMRevision(branch, sha));
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
