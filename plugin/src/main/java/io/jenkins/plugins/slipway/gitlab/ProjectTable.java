package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import io.slipway.gitlab.EventKind;
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
    private static final Filters NOTHING = only(Set.of());

    /** A multibranch project's own configuration says which branches it builds. */
    private static final Filters BRANCHES = only(Set.of(EventKind.PUSH));

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
                            path, secrets(connection, path), NOTHING, subscribers(Scms.of(connection, path))));
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

    private Map<String, Filters> subscribers(Predicate<String> wanted) {
        Map<String, Filters> subscribers = new TreeMap<>();
        for (Branches branches : ExtensionList.lookup(Branches.class)) {
            branches.owners(wanted).forEach(name -> subscribers.put(Subscription.BRANCHES + name, BRANCHES));
        }
        for (Subscription subscription : subscriptions) {
            // A branch's own job is built by its multibranch project.
            if (!subscribers.containsKey(Subscription.BRANCHES + subscription.folder()) && subscription.fits(wanted)) {
                try {
                    subscribers.put(subscription.name(), subscription.trigger().filters());
                } catch (DeliveryException e) {
                    log.line("GitLab hook: %s: %s".formatted(subscription.name(), e.getMessage()));
                }
            }
        }
        return subscribers;
    }

    private static Filters only(Set<EventKind> events) {
        Filters usual = Filters.DEFAULT;
        return new Filters(
                events,
                usual.branches(),
                usual.targets(),
                usual.tags(),
                usual.paths(),
                usual.labels(),
                usual.authors(),
                usual.drafts(),
                usual.skipWords(),
                usual.phrase(),
                usual.members());
    }
}
