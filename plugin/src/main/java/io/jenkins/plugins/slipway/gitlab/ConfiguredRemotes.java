package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import hudson.model.Job;
import io.slipway.gitlab.webhook.Project;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The repositories of the jobs and multibranch projects that deliver a project. */
final class ConfiguredRemotes implements Reconciler.Remotes {
    private final Supplier<Collection<Subscription>> subscriptions;
    private final Supplier<List<Project>> projects;

    ConfiguredRemotes(Supplier<Collection<Subscription>> subscriptions, Supplier<List<Project>> projects) {
        this.subscriptions = subscriptions;
        this.projects = projects;
    }

    @Override
    public List<Project> projects() {
        return projects.get();
    }

    @Override
    public List<Remote> of(String project) {
        Optional<GitLabConnection> connection = GitLabConfiguration.get().of(project);
        return connection.isEmpty() ? List.of() : AllRights.look(() -> find(Scms.of(connection.get(), project)));
    }

    @Override
    public String list(Remote remote) throws DeliveryException, InterruptedException {
        for (RemoteReferences references : ExtensionList.lookup(RemoteReferences.class)) {
            return references.list(remote);
        }
        throw new DeliveryException("the Git plugin is not installed");
    }

    /** The jobs that deliver a branch of a project. */
    List<Job<?, ?>> jobs(String project, String branch) {
        Optional<GitLabConnection> connection = GitLabConfiguration.get().of(project);
        return connection.isEmpty()
                ? List.of()
                : AllRights.look(() -> jobs(Scms.of(connection.get(), project), branch));
    }

    private List<Job<?, ?>> jobs(Predicate<String> wanted, String branch) {
        Set<Job<?, ?>> jobs = new LinkedHashSet<>();
        for (Branches branches : ExtensionList.lookup(Branches.class)) {
            for (String owner : branches.owners(wanted)) {
                branches.job(owner, new Head(Head.Kind.BRANCH, branch)).ifPresent(jobs::add);
            }
        }
        subscriptions.get().stream()
                .filter(subscription -> subscription.fits(wanted))
                .forEach(subscription -> jobs.add(subscription.job()));
        return List.copyOf(jobs);
    }

    private List<Remote> find(Predicate<String> wanted) {
        List<Remote> remotes = new ArrayList<>();
        ExtensionList.lookup(Branches.class).forEach(branches -> remotes.addAll(branches.remotes(wanted)));
        subscriptions.get().forEach(subscription -> remotes.addAll(subscription.remotes(wanted)));
        return remotes.stream().distinct().toList();
    }
}
