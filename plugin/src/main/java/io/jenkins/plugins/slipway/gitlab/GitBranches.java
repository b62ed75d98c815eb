package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import jenkins.YesNoMaybe;
import jenkins.plugins.git.GitSCMSource;
import jenkins.scm.api.SCMEvent;
import jenkins.scm.api.SCMEventListener;
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

    /** A new branch and a known one are different events; each is for one kind of project only. */
    @Override
    public void tell(GitLabCause push, Predicate<String> wanted) {
        fire(new BranchPush(SCMEvent.Type.CREATED, push, source -> fits(source, wanted)));
        fire(new BranchPush(SCMEvent.Type.UPDATED, push, source -> fits(source, wanted)));
    }

    private static void fire(BranchPush event) {
        ExtensionList.lookup(SCMEventListener.class).forEach(listener -> listener.onSCMHeadEvent(event));
    }

    private static boolean fits(SCMSource source, Predicate<String> wanted) {
        return source instanceof GitSCMSource git && wanted.test(git.getRemote());
    }
}
