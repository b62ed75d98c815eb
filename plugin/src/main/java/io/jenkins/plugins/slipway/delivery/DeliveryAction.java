package io.jenkins.plugins.slipway.delivery;

import hudson.model.Run;
import io.slipway.record.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import jenkins.model.RunAction2;

/**
 * Ties a run to its delivery record. What is stored with the run is the record's name alone; the record outlives the run. Its page is
 * {@code ReportTab}.
 */
public final class DeliveryAction implements RunAction2 {
    private final String record;
    private transient Run<?, ?> run;
    private transient RunDelivery delivery;

    /**
     * @param record the record's name in the store: the name of its directory, and the run's id in its header
     */
    DeliveryAction(String record) {
        this.record = record;
    }

    /**
     * @param run a run that delivers
     * @return its action, new if it has none
     * @throws IOException if the run cannot be saved
     */
    static DeliveryAction of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            DeliveryAction present = run.getAction(DeliveryAction.class);
            if (present != null) {
                return present;
            }
            DeliveryAction action = new DeliveryAction(RecordName.of(
                    run.getParent().getFullName(), run.getNumber(), Instant.ofEpochMilli(run.getStartTimeInMillis())));
            run.addAction(action);
            run.save();
            return action;
        }
    }

    /**
     * @return the record's name in the store
     */
    public String record() {
        return record;
    }

    /**
     * @return the run that delivers
     */
    public Run<?, ?> run() {
        return run;
    }

    /**
     * @return where {@code record.json}, its evidence and (once the run has ended) its reports lie, on the controller
     */
    public Path directory() {
        return Records.runs().resolve(record);
    }

    /** What the steps of the run share; an earlier process of the controller may have begun the record. */
    synchronized RunDelivery delivery() {
        if (delivery == null) {
            delivery = new RunDelivery(run, record, Files.exists(directory().resolve(RecordFile.NAME)));
        }
        return delivery;
    }

    /** Ends what the steps shared. */
    synchronized void close() {
        if (delivery != null) {
            delivery.close();
        }
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Delivery";
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
