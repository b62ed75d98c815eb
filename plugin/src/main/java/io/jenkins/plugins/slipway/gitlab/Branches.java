package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import hudson.model.Job;
import java.util.List;
import java.util.Optional;
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
     * @param owner the full name of one of those
     * @param head a branch or tag
     * @return its job; empty where it has none
     */
    Optional<Job<?, ?>> job(String owner, Head head);

    /**
     * @param job any
     * @return the branch that it is made for; empty where a multibranch project made it for something else, or none did
     */
    Optional<String> branch(Job<?, ?> job);

    /**
     * Tells a multibranch project of a push; when it returns, the project has looked at the repository, and its builds are queued.
     *
     * @param push what is delivered
     * @param head where it is
     * @param owner the full name of the project
     * @param wanted of the address of a repository, as it is configured
     */
    void tell(GitLabCause push, Head head, String owner, Predicate<String> wanted);
}
