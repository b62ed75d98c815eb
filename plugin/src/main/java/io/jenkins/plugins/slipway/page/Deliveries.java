package io.jenkins.plugins.slipway.page;

import hudson.model.Run;
import io.jenkins.plugins.slipway.delivery.DeliveryAction;
import io.slipway.record.RecordFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the record of a build lies. */
public final class Deliveries {
    private Deliveries() {}

    /**
     * @param run a build
     * @return the directory of its delivery record; empty if it delivers nothing, or could not even begin
     */
    public static Optional<Path> directory(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(DeliveryAction.class))
                .map(DeliveryAction::directory)
                .filter(directory -> hasBegun(run, directory));
    }

    /** Where a record was, and is gone, its page says so. */
    private static boolean hasBegun(Run<?, ?> run, Path directory) {
        return Files.exists(directory.resolve(RecordFile.NAME)) || run.getAction(ReportSummary.class) != null;
    }
}
