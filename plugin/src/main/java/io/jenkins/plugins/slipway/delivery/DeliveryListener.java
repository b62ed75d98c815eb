package io.jenkins.plugins.slipway.delivery;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.slipway.host.DeliveryException;
import io.slipway.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import jenkins.YesNoMaybe;

/** Ends a delivery with its run: writes the reports, removes what the steps shared. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class DeliveryListener extends RunListener<Run<?, ?>> {
    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        DeliveryAction action = run.getAction(DeliveryAction.class);
        if (action == null || !Files.isDirectory(action.directory())) {
            return;
        }
        try {
            Reports.write(action.directory());
        } catch (DeliveryException | IOException e) {
            listener.getLogger().println("Slipway could not write the reports of this delivery: " + e.getMessage());
        }
        // An agent may be slow to answer, or gone.
        Computer.threadPoolForRemoting.execute(action::close);
    }
}
