package io.jenkins.plugins.slipway.delivery;

import hudson.model.Run;
import io.jenkins.plugins.slipway.acceptance.AcceptanceStore;
import io.jenkins.plugins.slipway.config.SlipwayConfiguration;
import io.jenkins.plugins.slipway.credentials.RunCredentials;
import io.jenkins.plugins.slipway.host.JenkinsHost;
import io.slipway.delivery.Delivery;
import io.slipway.delivery.SourceReader;
import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.host.MissingToolException;
import io.slipway.host.Scratch;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Header;
import io.slipway.record.RecordStore;
import io.slipway.record.Source;
import io.slipway.smoke.Leftovers;
import io.slipway.step.DeliveryStep;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The delivery of a run while this process runs it: what its steps share. Each workspace has a temporary directory and a source of its own;
 * the record is one.
 */
final class RunDelivery {
    private final Run<?, ?> run;
    private final String name;
    private final boolean resumed;
    private final String session = UUID.randomUUID().toString();
    private final Secrets secrets = new Secrets();
    private final Map<String, Scratch> workspaces = new HashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private final Map<String, Checkout> checkouts = new HashMap<>();
    private Policy policy;
    private RecordStore store;
    private DeliveryRecord record;

    /**
     * @param run the run
     * @param name its record's
     * @param resumed whether an earlier process of the controller began it
     */
    RunDelivery(Run<?, ?> run, String name, boolean resumed) {
        this.run = run;
        this.name = name;
        this.resumed = resumed;
    }

    /**
     * Runs a step.
     *
     * @param step which
     * @param arguments as the pipeline gave them
     * @param site where
     * @return what the step gives back
     */
    Map<String, Object> call(DeliveryStep<?> step, Map<String, Object> arguments, StepSite site)
            throws DeliveryException, IOException, InterruptedException {
        secrets.hide(site.hidden());
        RunConsole console = new RunConsole(site.listener().getLogger(), secrets);
        try (JenkinsHost host = site.open(name, session, policy().tools())) {
            return step.call(arguments, delivery(site, host, console), host, console);
        }
    }

    /**
     * @param text one line of somebody else that is going to be shown or kept
     * @return it, without the secrets that the run has met and without control characters
     */
    String shown(String text) {
        return secrets.shown(text);
    }

    /** Removes what the steps shared; where an agent is gone, its next run in the workspace does. */
    synchronized void close() {
        for (Scratch shared : workspaces.values()) {
            try {
                shared.close();
            } catch (IOException e) {
                // See above.
            }
        }
        workspaces.clear();
    }

    private synchronized Delivery delivery(StepSite site, JenkinsHost host, Console console)
            throws DeliveryException, IOException, InterruptedException {
        endLeftovers(site, host);
        Scratch shared = shared(site, host);
        Checkout checkout = checkout(site, host, console);
        Optional<Source> source = checkout.source();
        Optional<Origin> origin = Optional.ofNullable(run.getAction(Origin.class));
        return new Delivery(
                source,
                policy(),
                new RunCredentials(run, secrets::hide),
                record(source),
                store,
                shared,
                InstantSource.system(),
                origin.flatMap(Origin::statuses),
                origin.flatMap(Origin::pusher),
                AcceptanceStore.get().applyingTo(run, source),
                checkout.doubt());
    }

    private Scratch shared(StepSite site, JenkinsHost host)
            throws DeliveryException, IOException, InterruptedException {
        if (!workspaces.containsKey(site.workspace())) {
            workspaces.put(site.workspace(), host.shared());
        }
        return workspaces.get(site.workspace());
    }

    /** Before the run's first step in a place after a restart: what still runs there runs for nobody. */
    private void endLeftovers(StepSite site, JenkinsHost host)
            throws DeliveryException, IOException, InterruptedException {
        if (resumed && cleared.add(site.place())) {
            host.endLeftovers();
            Leftovers.remove(name, host);
        }
    }

    /** Read once for each checkout: what a later step of the pipeline commits there is not what was pushed. */
    private Checkout checkout(StepSite site, JenkinsHost host, Console console)
            throws DeliveryException, IOException, InterruptedException {
        Set<String> commits = Checkouts.all(run);
        String key = site.workspace() + "|" + site.directory().getRemote() + "|" + commits;
        Checkout known = checkouts.get(key);
        if (known != null) {
            return known;
        }
        Checkout checkout = Checkout.of(source(host), commits);
        checkout.warning().ifPresent(console::line);
        if (checkout.source().isPresent()) {
            checkouts.put(key, checkout);
        }
        return checkout;
    }

    private static Optional<Source> source(JenkinsHost host)
            throws DeliveryException, IOException, InterruptedException {
        try {
            return SourceReader.read(host);
        } catch (MissingToolException e) {
            return Optional.empty();
        }
    }

    private synchronized Policy policy() throws DeliveryException {
        if (policy == null) {
            policy = SlipwayConfiguration.get().policy();
        }
        return policy;
    }

    private DeliveryRecord record(Optional<Source> source) throws DeliveryException, IOException {
        if (record == null) {
            store = Records.store();
            record = resumed ? store.resume(name) : store.start(header(source));
        }
        return record;
    }

    private Header header(Optional<Source> source) throws DeliveryException {
        return new Header(
                Header.SCHEMA,
                name,
                run.getParent().getFullName(),
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                source,
                policy().name(),
                PolicyDigest.of(policy()));
    }
}
