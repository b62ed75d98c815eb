package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The webhook of the present configuration: read when something changed, and now and then, as not every change is told. */
final class WebhookCache {
    private static final Duration AGE = Duration.ofMinutes(1);

    private final Supplier<Collection<Subscription>> subscriptions;
    private Set<String> lacks = Set.of();
    private List<Project> projects = List.of();
    private Webhook webhook;
    private Intake intake;
    private long readAt;
    private volatile boolean stale = true;

    WebhookCache(Supplier<Collection<Subscription>> subscriptions) {
        this.subscriptions = subscriptions;
    }

    void forget() {
        stale = true;
    }

    synchronized Webhook on(Intake open) {
        if (stale || open != intake || System.nanoTime() - readAt > AGE.toNanos()) {
            stale = false;
            webhook = read(open);
            intake = open;
            readAt = System.nanoTime();
        }
        return webhook;
    }

    /** What the webhook knows. */
    synchronized List<Project> projects(Intake open) {
        on(open);
        return projects;
    }

    /** Jobs and credentials are read as Jenkins; nothing is done with that right but reading. */
    private Webhook read(Intake open) {
        ConfigurationLog log = new ConfigurationLog(lacks);
        ProjectTable table = new ProjectTable(subscriptions.get(), log);
        projects = AllRights.look(() -> table.read(GitLabConfiguration.get().getConnections()));
        Webhook read = new Webhook(projects, open, log, Clock.systemUTC());
        lacks = log.read();
        return read;
    }
}
