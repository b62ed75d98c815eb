package io.jenkins.plugins.slipway.page;

import hudson.model.Run;
import io.jenkins.plugins.slipway.delivery.DeliveryAction;
import java.nio.file.Path;
import java.util.Optional;

/** Where the record of a build lies. */
public final class Deliveries {
    private Deliveries() {}

    /**
     * @param run a build
     * @return the directory of its delivery record, if it delivers anything
     */
    public static Optional<Path> directory(Run<?, ?> run) {
        return Optional.ofNullable(run.getAction(DeliveryAction.class)).map(DeliveryAction::directory);
    }
}
