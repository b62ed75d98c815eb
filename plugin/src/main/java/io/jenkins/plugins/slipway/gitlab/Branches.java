package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Multibranch projects; there is none where the Git plugin is missing. */
public interface Branches extends ExtensionPoint {
    /**
     * @param wanted of the address of a repository, as it is configured
     * @return the full names of those that look for branches there
     */
    Set<String> owners(Predicate<String> wanted);

    /**
     * @param wanted of the address of a repository, as it is configured
     * @return how those that look for branches there reach it
     */
    List<Remote> remotes(Predicate<String> wanted);

    /**
     * Tells the multibranch projects of a push; when it returns, they have looked at the repository, and their builds are queued.
     *
     * @param push to a branch
     * @param wanted of the address of a repository, as it is configured
     */
    void tell(GitLabCause push, Predicate<String> wanted);
}
