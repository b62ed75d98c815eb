package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import jenkins.YesNoMaybe;
import jenkins.plugins.git.GitBranchSCMHead;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitTagSCMHead;
import jenkins.scm.api.SCMEvent;
import jenkins.scm.api.SCMEventListener;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceOwner;
import jenkins.scm.api.SCMSourceOwners;

/** Those with the Git plugin's branch source. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class GitBranches implements Branches {
    @Override
    public Set<String> owners(Predicate<String> wanted) {
        Set<String> names = new TreeSet<>();
        for (SCMSourceOwner owner : SCMSourceOwners.all()) {
            if (owner.getSCMSources().stream().anyMatch(source -> fits(source, wanted))) {
                names.add(owner.getFullName());
            }
        }
        return names;
    }

    @Override
    public List<Remote> remotes(Predicate<String> wanted) {
        List<Remote> remotes = new ArrayList<>();
        for (SCMSourceOwner owner : SCMSourceOwners.all()) {
            for (SCMSource source : owner.getSCMSources()) {
                if (fits(source, wanted) && source instanceof GitSCMSource git) {
                    remotes.add(new Remote(owner, git.getRemote(), git.getCredentialsId()));
                }
            }
        }
        return remotes;
    }

    @Override
    public Optional<Job<?, ?>> job(String owner, Head head) {
        for (SCMSourceOwner candidate : SCMSourceOwners.all()) {
            if (candidate.getFullName().equals(owner) && candidate instanceof ItemGroup<?> group) {
                for (Item item : group.getItems()) {
                    if (item instanceof Job<?, ?> job && head.equals(head(job))) {
                        return Optional.of(job);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> branch(Job<?, ?> job) {
        return Optional.ofNullable(head(job))
                .filter(head -> head.kind() == Head.Kind.BRANCH)
                .map(Head::name);
    }

    private static Head head(Item job) {
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        if (head instanceof GitTagSCMHead) {
            return new Head(Head.Kind.TAG, head.getName());
        }
        return head instanceof GitBranchSCMHead ? new Head(Head.Kind.BRANCH, head.getName()) : null;
    }

    /** A new branch and a known one are different events; each is for one kind of project only. */
    @Override
    public void tell(GitLabCause push, Head head, String owner, Predicate<String> wanted) {
        Predicate<SCMSource> sources = source -> fits(source, wanted)
                && source.getOwner() != null
                && source.getOwner().getFullName().equals(owner);
        fire(new BranchPush(SCMEvent.Type.CREATED, push, head, sources));
        fire(new BranchPush(SCMEvent.Type.UPDATED, push, head, sources));
    }

    private static void fire(BranchPush event) {
        ExtensionList.lookup(SCMEventListener.class).forEach(listener -> listener.onSCMHeadEvent(event));
    }

    private static boolean fits(SCMSource source, Predicate<String> wanted) {
        return source instanceof GitSCMSource git && wanted.test(git.getRemote());
    }
}
