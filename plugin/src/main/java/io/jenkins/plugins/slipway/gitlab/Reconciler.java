package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.Reconciliation;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks now and then for pushes of which no event came, on a thread of its own: a repository may be slow to answer. */
final class Reconciler {
    private static final Logger LOGGER = Logger.getLogger(Reconciler.class.getName());
    private static final long MINUTES = 5;
    private static final long EVENTS_TAKE_SECONDS = 20;

    private final Intake intake;
    private final Remotes remotes;
    private final Set<String> failing = new HashSet<>();
    private final Thread thread = new Thread(this::work, "slipway-gitlab-reconciler");

    /**
     * A repository's answer.
     *
     * @param project whose
     * @param reconciliation begun before the repository was asked
     * @param references what it has
     */
    record Look(Project project, Reconciliation reconciliation, String references) {}

    /** What is configured now. */
    interface Remotes {
        /** The projects that somebody delivers. */
        List<Project> projects();

        /** How those who deliver a project reach its repository. */
        List<Remote> of(String project);

        /** What one of them says, as {@code git ls-remote} prints it. */
        String list(Remote remote) throws DeliveryException, InterruptedException;
    }

    Reconciler(Intake intake, Remotes remotes) {
        this.intake = intake;
        this.remotes = remotes;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (true) {
                lookEverywhere();
                TimeUnit.MINUTES.sleep(MINUTES);
            }
        } catch (InterruptedException e) {
            // It is being stopped.
        }
    }

    private void lookEverywhere() throws InterruptedException {
        try {
            List<Look> looks = new ArrayList<>();
            for (Project project : remotes.projects()) {
                if (!project.subscribers().isEmpty()) {
                    look(project).ifPresent(looks::add);
                }
            }
            // A push is there before its event is.
            TimeUnit.SECONDS.sleep(EVENTS_TAKE_SECONDS);
            for (Look look : looks) {
                finish(look);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "cannot look for missed pushes", e);
        }
    }

    /** A repository that does not answer is told once, until it does again. */
    Optional<Look> look(Project project) throws InterruptedException {
        try {
            Reconciliation reconciliation = Reconciliation.begin(project, intake, LOGGER::info);
            Look look = new Look(project, reconciliation, list(project.path()));
            if (failing.remove(project.path())) {
                LOGGER.info(project.path() + ": its repository answers again");
            }
            return Optional.of(look);
        } catch (DeliveryException e) {
            failed(project, e);
            return Optional.empty();
        }
    }

    void finish(Look look) throws InterruptedException {
        try {
            look.reconciliation().finish(look.references());
        } catch (DeliveryException | IOException e) {
            failed(look.project(), e);
        }
    }

    private void failed(Project project, Exception why) {
        if (failing.add(project.path())) {
            LOGGER.warning("cannot look for missed pushes of %s: %s".formatted(project.path(), why.getMessage()));
        }
    }

    /** One answer is enough; a job whose credential is wrong does not stand in the way of the others. */
    private String list(String project) throws DeliveryException, InterruptedException {
        DeliveryException why = new DeliveryException("no job says how to reach its repository");
        for (Remote remote : remotes.of(project)) {
            try {
                return remotes.list(remote);
            } catch (DeliveryException e) {
                why = e;
            }
        }
        throw why;
    }
}
