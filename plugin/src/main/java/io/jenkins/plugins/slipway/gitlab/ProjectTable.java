package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.SigningKey;
import io.slipway.gitlab.webhook.TokenHash;
import io.slipway.gitlab.webhook.WebhookLog;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the configuration and the jobs into the projects that the engine's webhook knows. What cannot be read is told, and starts nothing. */
final class ProjectTable {
    /** Nothing is wanted. */
    private static final Filters NOTHING = BranchFilters.with(Filters.DEFAULT, Set.of(), Filters.DEFAULT.branches());

    private final Collection<Subscription> subscriptions;
    private final WebhookLog log;

    ProjectTable(Collection<Subscription> subscriptions, WebhookLog log) {
        this.subscriptions = subscriptions;
        this.log = log;
    }

    List<Project> read(List<GitLabConnection> connections) {
        List<Project> projects = new ArrayList<>();
        for (GitLabConnection connection : connections) {
            for (String path : connection.projects()) {
                try {
                    projects.add(new Project(
                            path,
                            secrets(connection, path),
                            NOTHING,
                            subscribers(Scms.of(connection, path), job -> connection.allows(path, job))));
                } catch (IllegalArgumentException e) {
                    log.line("GitLab hook: " + e.getMessage());
                }
            }
        }
        return projects;
    }

    private HookSecrets secrets(GitLabConnection connection, String project) {
        List<TokenHash> tokens = new ArrayList<>();
        List<SigningKey> keys = new ArrayList<>();
        for (WebhookSecret secret : connection.getSecrets()) {
            if (secret.getProjects().contains(project)) {
                Optional<Secret> text = Tokens.find(secret.getCredentialsId());
                try {
                    if (text.isEmpty()) {
                        throw new IllegalArgumentException("it is no secret text of Jenkins' own");
                    }
                    if (text.get().reveal().startsWith("whsec_")) {
                        keys.add(SigningKey.of(text.get()));
                    } else {
                        tokens.add(TokenHash.of(text.get()));
                    }
                } catch (IllegalArgumentException e) {
                    log.line("GitLab hook: the credential '%s' proves nothing for %s: %s"
                            .formatted(secret.getCredentialsId(), project, e.getMessage()));
                }
            }
        }
        return new HookSecrets(tokens, keys);
    }

    private Map<String, Filters> subscribers(Predicate<String> wanted, Predicate<String> allowed) {
        Map<String, Filters> subscribers = new TreeMap<>();
        Map<String, List<String>> owners = new TreeMap<>();
        for (Branches branches : ExtensionList.lookup(Branches.class)) {
            branches.owners(wanted).stream()
                    // Its jobs are those of its branches.
                    .filter(owner -> allowed.test(owner + "/*"))
                    .forEach(owner -> owners.put(owner, new ArrayList<>()));
        }
        for (Subscription subscription : subscriptions) {
            if (owners.containsKey(subscription.folder())) {
                branch(subscription, owners.get(subscription.folder()), subscribers);
            } else if (allowed.test(subscription.job().getFullName()) && subscription.fits(wanted)) {
                add(subscription.name(), subscription, BranchFilters::every, subscribers);
            }
        }
        owners.forEach(
                (owner, branches) -> subscribers.put(Subscription.BRANCHES + owner, BranchFilters.besides(branches)));
        return subscribers;
    }

    /** A branch's job is built by its multibranch project; its trigger says which pushes of the branch are wanted. */
    private void branch(Subscription subscription, List<String> branches, Map<String, Filters> subscribers) {
        ExtensionList.lookup(Branches.class).stream()
                .flatMap(projects -> projects.branch(subscription.job()).stream())
                .findFirst()
                .ifPresent(branch -> {
                    branches.add(branch);
                    add(
                            Subscription.BRANCH + subscription.job().getFullName(),
                            subscription,
                            filters -> BranchFilters.only(branch, filters),
                            subscribers);
                });
    }

    private void add(
            String name, Subscription subscription, BranchFilters.Change change, Map<String, Filters> subscribers) {
        try {
            subscribers.put(name, change.of(subscription.trigger().filters()));
        } catch (DeliveryException e) {
            log.line("GitLab hook: %s: %s".formatted(name, e.getMessage()));
        }
    }
}
