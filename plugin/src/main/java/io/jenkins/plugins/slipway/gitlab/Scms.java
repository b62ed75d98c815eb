package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.scm.SCM;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks whoever knows a source code management. */
final class Scms {
    private Scms() {}

    static List<String> addresses(SCM scm) {
        return ExtensionList.lookup(Repositories.class).stream()
                .flatMap(repositories -> repositories.addresses(scm).stream())
                .toList();
    }

    static Optional<String> checkedOut(Run<?, ?> run, SCM scm) {
        return ExtensionList.lookup(Repositories.class).stream()
                .flatMap(repositories -> repositories.checkedOut(run, scm).stream())
                .findFirst();
    }

    /** The configured project whose repository it is. */
    static Optional<String> project(SCM scm) {
        List<String> addresses = addresses(scm);
        return GitLabConfiguration.get().getConnections().stream()
                .flatMap(connection -> connection.projects().stream()
                        .filter(project -> addresses.stream().anyMatch(of(connection, project))))
                .findFirst();
    }

    /** Whether an address, as it is configured somewhere, is one of a project's. */
    static Predicate<String> of(GitLabConnection connection, String project) {
        return text -> RepositoryAddress.of(text)
                .filter(address -> connection.has(project, address))
                .isPresent();
    }
}
