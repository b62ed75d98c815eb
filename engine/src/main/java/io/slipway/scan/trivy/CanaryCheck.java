package io.slipway.scan.trivy;

import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import io.slipway.scan.adapter.Canary;
import io.slipway.scan.adapter.CanaryIndex;
import io.slipway.scan.adapter.CanaryTrial;
import io.slipway.scan.adapter.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Lets Trivy find a planted vulnerability of each platform of an image, with the database and the flags of the scan.
 *
 * @param host where Trivy runs
 * @param scratch for SBOMs and reports
 * @param commands as for the scan
 */
record CanaryCheck(Host host, Scratch scratch, TrivyCommands commands) {

    List<Platform> prove(TrivyReport report, TrivyVersion version)
            throws DeliveryException, IOException, InterruptedException {
        List<Callable<Platform>> proofs = new ArrayList<>();
        for (CanaryTrial trial : CanaryIndex.of(Trivy.class).trials(report.os(), report.packages())) {
            proofs.add(() -> trial.prove("Trivy", version.databaseDate(), this::finds));
        }
        return Parallel.all(proofs);
    }

    private boolean finds(String platform, Canary canary) throws DeliveryException, IOException, InterruptedException {
        String name = platform.replaceAll("[^a-z0-9.]", "-");
        String sbom = scratch.write(name + ".cdx.json", canary.content());
        String report = name + ".report.json";
        TrivyCall.run(host, commands.canary(sbom, scratch.resolve(report)));
        try (InputStream in = scratch.read(report)) {
            return TrivyReportReader.read("Trivy's report on the canary", in).findings().stream()
                    .anyMatch(finding -> finding.named(canary.vulnerability()));
        }
    }
}
