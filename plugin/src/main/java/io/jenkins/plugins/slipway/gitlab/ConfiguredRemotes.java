package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import io.slipway.gitlab.webhook.Project;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    private List<Remote> find(Predicate<String> wanted) {
        List<Remote> remotes = new ArrayList<>();
        ExtensionList.lookup(Branches.class).forEach(branches -> remotes.addAll(branches.remotes(wanted)));
        subscriptions.get().forEach(subscription -> remotes.addAll(subscription.remotes(wanted)));
        return remotes.stream().distinct().toList();
    }
}
