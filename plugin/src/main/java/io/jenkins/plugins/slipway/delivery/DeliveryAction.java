package io.jenkins.plugins.slipway.delivery;

import hudson.model.Run;
import java.nio.file.Path;
import jenkins.model.RunAction2;

/**
 * Ties a run to its delivery record. What is stored with the run is the record's name alone; the record outlives the run. Its page is
 * {@code ReportTab}.
 */
public final class DeliveryAction implements RunAction2 {
    private final String record;
    private transient Run<?, ?> run;

    /**
     * @param record the record's name in the store: the name of its directory, and the run's id in its header
     */
    DeliveryAction(String record) {
        this.record = record;
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
