package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.WebhookAnswer;
import io.slipway.gitlab.webhook.WebhookRequest;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;

/** The trigger while this process runs: opened when all jobs are loaded, closed before Jenkins goes. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class Deliveries extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(Deliveries.class.getName());
    private static final int NOTHING_OPEN = 503;

    private final Map<GitLabTrigger, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Path directory = Controller.directory();
    private final Outboxes outboxes = new Outboxes(directory.resolve("outbox"));
    private final WebhookCache webhooks = new WebhookCache(this::subscriptions);
    private volatile Intake intake;
    private Dispatcher dispatcher;
    private Reconciler reconciler;
    private StatusReporter reporter;

    /**
     * @return the one of this controller
     */
    static Deliveries get() {
        return ExtensionList.lookupSingleton(Deliveries.class);
    }

    void subscribe(Job<?, ?> job, GitLabTrigger trigger) {
        subscriptions.values().removeIf(other -> other.job().equals(job));
        subscriptions.put(trigger, new Subscription(job, trigger));
        webhooks.forget();
    }

    void unsubscribe(GitLabTrigger trigger) {
        subscriptions.remove(trigger);
        webhooks.forget();
    }

    Collection<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** The configuration, a credential or a job may have changed. */
    void changed() {
        webhooks.forget();
    }

    synchronized StatusReporter reporter() {
        if (reporter == null) {
            try {
                reporter = new StatusReporter(new OpenStatuses(directory.resolve("open")), outboxes);
            } catch (IOException e) {
                throw new IllegalStateException(directory + " cannot be written: " + e.getMessage(), e);
            }
        }
        return reporter;
    }

    /** Answers one event. */
    WebhookAnswer answer(WebhookRequest request) throws InterruptedException {
        Intake open = intake;
        return open == null
                ? new WebhookAnswer(
                        NOTHING_OPEN, "Jenkins is starting or stopping: try again later", Map.of("Retry-After", "60"))
                : webhooks.on(open).answer(request);
    }

    /** A run has begun, or will never. */
    void settled(GitLabRun run) {
        Dispatcher running;
        synchronized (this) {
            running = dispatcher;
        }
        if (running != null && run.id() > 0) {
            running.settled(run.id(), run.key());
        }
    }

    @Override
    public void onLoaded() {
        AllRights.with(() -> {
            reporter().sweep();
            outboxes.open(GitLabConfiguration.get().getConnections());
        });
        open();
    }

    private synchronized void open() {
        if (intake != null) {
            return;
        }
        try {
            Intake opened = Intake.open(directory.resolve("intake"), IntakeOptions.DEFAULT, new IntakeObserver() {
                @Override
                public void damaged(int lines, Path copy) {
                    LOGGER.warning("%d lines of the intake's journal were not whole; it lies as it was in %s"
                            .formatted(lines, copy));
                }
            });
            dispatcher = new Dispatcher(opened, this::subscriptions);
            dispatcher.start();
            reconciler =
                    new Reconciler(opened, new ConfiguredRemotes(this::subscriptions, () -> webhooks.projects(opened)));
            reconciler.start();
            intake = opened;
        } catch (DeliveryException | IOException e) {
            LOGGER.log(Level.SEVERE, "GitLab's events cannot be taken: {0}", e.getMessage());
        }
    }

    @Override
    public void onBeforeShutdown() {
        Intake open;
        synchronized (this) {
            open = intake;
            intake = null;
            if (dispatcher != null) {
                reconciler.stop();
                dispatcher.stop();
                dispatcher = null;
            }
        }
        outboxes.close();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOGGER.warning("the intake could not be closed: " + e.getMessage());
            }
        }
    }

    @Override
    public void onDeleted(Item item) {
        subscriptions.values().removeIf(subscription -> subscription.job().equals(item));
        webhooks.forget();
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        webhooks.forget();
    }
}
