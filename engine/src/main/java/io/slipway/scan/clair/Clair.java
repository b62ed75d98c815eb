package io.slipway.scan.clair;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Coverage;
import io.slipway.gate.Inspection;
import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import io.slipway.image.ImageArchive;
import io.slipway.image.ImageReference;
import io.slipway.policy.ClairRules;
import io.slipway.record.Evidence;
import io.slipway.record.ToolVersion;
import io.slipway.registry.Quarantine;
import io.slipway.registry.QuarantinedImage;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.Canary;
import io.slipway.scan.adapter.CanaryIndex;
import io.slipway.scan.adapter.CanaryTrial;
import io.slipway.scan.adapter.Parallel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Scans an image with Clair v4, which fetches it from a quarantine repository, and lets Clair prove that it looked. */
public final class Clair {
    static final String NAME = "clair";

    private static final String REPORT = "clair-report.json";

    private final StepRun run;
    private final Scratch scratch;
    private final ClairApi api;
    private final Quarantine quarantine;
    private final Duration timeout;

    /** Clair's report on an image: the file in the scratch directory, and the digest of the manifest that Clair was given. */
    private record Reported(String file, String digest) {}

    private record Looked(Inspection inspection, ClairReport report) {}

    private Clair(StepRun run, Scratch scratch, ClairApi api, Quarantine quarantine, Duration timeout) {
        this.run = run;
        this.scratch = scratch;
        this.api = api;
        this.quarantine = quarantine;
        this.timeout = timeout;
    }

    /**
     * @param scan what to scan
     * @param archive the image itself, open
     * @param rules where Clair is, and the quarantine
     * @param run the step; the report is kept there as evidence
     * @return what was found, by a scanner that is known to have looked
     * @throws DeliveryException if it could not look, saying why in one line
     * @throws IOException if the host's files fail
     * @throws InterruptedException if the step is aborted; neither Clair nor the quarantine keeps the image then
     */
    public static Inspection inspect(ArchiveScan scan, ImageArchive archive, ClairRules rules, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        return look(scan, archive, rules, run).inspection();
    }

    /**
     * The same where no other scanner looks, and so none keeps the image's bill of materials: Clair's is kept as evidence.
     *
     * @param scan what to scan
     * @param archive the image itself, open
     * @param rules where Clair is, and the quarantine
     * @param run the step; the report and the bill of materials are kept there
     * @return what was found, by a scanner that is known to have looked
     * @throws DeliveryException if it could not look, saying why in one line
     * @throws IOException if the host's files fail
     * @throws InterruptedException if the step is aborted; neither Clair nor the quarantine keeps the image then
     */
    public static Inspection inspectAlone(ArchiveScan scan, ImageArchive archive, ClairRules rules, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Looked looked = look(scan, archive, rules, run);
        Instant now = run.delivery().clock().instant();
        byte[] bill = BillOfMaterials.of(looked.inspection(), looked.report().components(), now);
        run.fact(
                "sbom",
                run.keep(BillOfMaterials.NAME, new ByteArrayInputStream(bill)).path());
        return looked.inspection();
    }

    private static Looked look(ArchiveScan scan, ImageArchive archive, ClairRules rules, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            Quarantine quarantine = Quarantine.open(
                    ImageReference.parse(rules.quarantine().repository()),
                    rules.quarantine().credential(),
                    rules.quarantine().puller(),
                    run);
            return new Clair(run, scratch, ClairApi.open(rules, run), quarantine, scan.timeout()).look(scan, archive);
        }
    }

    private Looked look(ArchiveScan scan, ImageArchive archive)
            throws DeliveryException, IOException, InterruptedException {
        ToolVersion version = new ToolVersion(NAME, "v4 (indexer " + api.indexerState() + ")");
        run.tool(version.name(), version.version());
        UpdateOperations updates = UpdateOperations.parse(api.updateOperations());
        Reported reported = report("image", archive);
        ClairReport report = read(kept(reported, ReportHeader.of(scan, version.version())), reported);
        Instant date = updates.date(report.packages().keySet(), PackageType.LANGUAGES);
        Inspection inspection = new Inspection(
                scan.image(),
                scan.repositories(),
                scan.configDigest(),
                report.findings(),
                new Coverage(report.os(), prove(report, date), Optional.of(date)),
                List.of(version));
        return new Looked(inspection, report);
    }

    private Reported report(String name, ImageArchive archive)
            throws DeliveryException, IOException, InterruptedException {
        String file = name + ".report.json";
        try (QuarantinedImage image = quarantine.put(archive);
                Indexing indexing = new Indexing(api, image, run)) {
            indexing.finish(scratch, timeout);
            api.vulnerabilityReport(image.digest(), scratch.resolve(file), timeout);
            return new Reported(file, image.digest());
        }
    }

    /** On an agent the report crosses the network once: what is read is what is kept. */
    private Path kept(Reported reported, ReportHeader header) throws DeliveryException, IOException {
        try (InputStream in = header.before(scratch.read(reported.file()))) {
            Evidence evidence = run.keep(REPORT, in);
            return run.delivery().record().directory().resolve(evidence.path());
        }
    }

    private static ClairReport read(Path file, Reported reported) throws DeliveryException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read("Clair's report", in, reported);
        }
    }

    private static ClairReport read(String name, InputStream in, Reported reported)
            throws DeliveryException, IOException {
        ClairReport report = ReportReader.read(name, in);
        if (!report.manifest().equals(reported.digest())) {
            throw new DeliveryException("%s is of another image: %s instead of %s"
                    .formatted(name, report.manifest().isEmpty() ? "none" : report.manifest(), reported.digest()));
        }
        return report;
    }

    private List<Platform> prove(ClairReport report, Instant date)
            throws DeliveryException, IOException, InterruptedException {
        List<Callable<Platform>> proofs = new ArrayList<>();
        for (CanaryTrial trial : CanaryIndex.of(Clair.class).trials(report.os(), report.packages())) {
            proofs.add(() -> trial.prove("Clair", date, this::finds));
        }
        return Parallel.all(proofs);
    }

    private boolean finds(String platform, Canary canary) throws DeliveryException, IOException, InterruptedException {
        String name = "canary-" + platform.replaceAll("[^a-z0-9.]", "-");
        scratch.write(name + ".tar", CanaryImage.archive(canary));
        Reported reported;
        try (ImageArchive archive = ImageArchive.open(scratch, name + ".tar")) {
            reported = report(name, archive);
        }
        try (InputStream in = scratch.read(reported.file())) {
            return read("Clair's report on the canary", in, reported).findings().stream()
                    .anyMatch(finding -> finding.named(canary.vulnerability()));
        }
    }
}
