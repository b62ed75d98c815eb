package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeOptions;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.WebhookAnswer;
import io.slipway.gitlab.webhook.WebhookRequest;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ConfiguredRemotes remotes = new ConfiguredRemotes(this::subscriptions, this::projects);
    private volatile Intake intake;
    private Dispatcher dispatcher;
    private Reconciler reconciler;
    private StatusReporter reporter;
    private MergeRequestNotes notes;

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

    private List<Project> projects() {
        Intake open = intake;
        return open == null ? List.of() : webhooks.projects(open);
    }

    /** What the intake knows of a project's refs. */
    private Map<String, String> refs(String project) {
        Intake open = intake;
        return open == null ? Map.of() : open.refs(project);
    }

    synchronized MergeRequestNotes notes() {
        if (notes == null) {
            try {
                notes = new MergeRequestNotes(
                        new Concerns(directory.resolve("merge-requests.json")), reporter(), remotes::jobs);
            } catch (IOException e) {
                throw new IllegalStateException(directory + " cannot be written: " + e.getMessage(), e);
            }
        }
        return notes;
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

    /** Jenkins' queue has changed. */
    void queueChanged() {
        dispatcher().ifPresent(Dispatcher::queueChanged);
    }

    /** A build for a delivery waits. */
    void noticed(GitLabCause delivery) {
        dispatcher().ifPresent(running -> running.noticed(delivery.key()));
    }

    /** A build for a delivery begins. */
    void begun(GitLabCause delivery) {
        dispatcher().ifPresent(running -> {
            running.noticed(delivery.key());
            running.begun(delivery.getId());
        });
    }

    /** A build for a delivery has ended, or will never begin. */
    void settled(GitLabCause delivery) {
        dispatcher().ifPresent(running -> running.settled(delivery.getId(), delivery.key()));
    }

    /** A build for a delivery was cut off with Jenkins, and cannot be resumed. */
    void lost(GitLabCause delivery) {
        dispatcher().ifPresent(running -> running.lost(delivery.getId(), delivery.key(), delivery.subscriber()));
    }

    private synchronized Optional<Dispatcher> dispatcher() {
        return Optional.ofNullable(dispatcher);
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
            Intake opened = Intake.open(
                    directory.resolve("intake"),
                    IntakeOptions.DEFAULT,
                    new Observer(notes(), (project, branch) -> refs(project).get("refs/heads/" + branch)));
            dispatcher = new Dispatcher(opened, this::subscriptions);
            dispatcher.start();
            reconciler = new Reconciler(opened, remotes);
            intake = opened;
            reconciler.start();
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
