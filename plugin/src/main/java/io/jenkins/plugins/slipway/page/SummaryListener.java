package io.jenkins.plugins.slipway.page;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.slipway.acceptance.AcceptanceStore;
import io.slipway.acceptance.Acceptance;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.YesNoMaybe;

/** Stores the summary of a delivery with its build when that has ended. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class SummaryListener extends RunListener<Run<?, ?>> {
    @Override
    public void onCompleted(Run<?, ?> build, TaskListener listener) {
        Optional<Path> directory = Deliveries.directory(build);
        if (directory.isPresent()) {
            build.addAction(ReportSummary.read(directory.get()));
            try {
                build.save();
                AcceptanceStore.get().applied(applied(directory.get()), build.getFullDisplayName());
            } catch (DeliveryException | IOException e) {
                listener.getLogger().println("[slipway] the summary cannot be stored: " + e.getMessage());
            }
        }
    }

    private static List<Acceptance> applied(Path directory) throws DeliveryException, IOException {
        return ReportCache.get().report(directory).run().scans().stream()
                .flatMap(scan -> scan.verdict().stream())
                .flatMap(verdict -> verdict.judgements().stream())
                .flatMap(judgement -> judgement.acceptance().stream())
                .distinct()
                .toList();
    }
}
