package io.slipway.scan.trivy;

import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Canaries canaries = Canaries.load();
        List<Callable<Platform>> proofs = new ArrayList<>();
        for (Platforms.Entry entry : Platforms.of(report, canaries)) {
            proofs.add(() -> prove(entry, version));
        }
        return Parallel.all(proofs);
    }

    private Platform prove(Platforms.Entry entry, TrivyVersion version)
            throws DeliveryException, IOException, InterruptedException {
        Optional<Canaries.Canary> canary = entry.canary();
        if (canary.isEmpty() || entry.packages() == 0) {
            return new Platform(entry.name(), entry.packages(), Platform.Canary.NONE, "");
        }
        String expected = canary.get().vulnerability();
        if (!finds(entry.name().replaceAll("[^a-z0-9.]", "-"), canary.get())) {
            throw new DeliveryException(
                    "Trivy missed the planted %s: its database of %s does not know %s (the canary), so it could not have found anything; update or repair the database"
                            .formatted(expected, version.databaseDate(), entry.name()));
        }
        return new Platform(entry.name(), entry.packages(), Platform.Canary.FOUND, expected);
    }

    private boolean finds(String name, Canaries.Canary canary)
            throws DeliveryException, IOException, InterruptedException {
        String sbom = scratch.write(name + ".cdx.json", canary.content());
        String report = name + ".report.json";
        TrivyCall.run(host, commands.sbom(sbom, scratch.resolve(report)));
        try (InputStream in = scratch.read(report)) {
            return TrivyReportReader.read("Trivy's report on the canary", in).findings().stream()
                    .anyMatch(finding -> finding.named(canary.vulnerability()));
        }
    }
}
