package io.slipway.scan.trivy;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Coverage;
import io.slipway.gate.Inspection;
import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.MissingToolException;
import io.slipway.host.Scratch;
import io.slipway.policy.ServerRules;
import io.slipway.record.ToolVersion;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.Parallel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Scans an image's archive with Trivy, and lets Trivy prove that it looked. */
public final class Trivy {
    private static final String REPORT = "trivy-report.json";

    private final StepRun run;
    private final Scratch scratch;
    private final TrivyCommands commands;

    /** What looked, and how it ended. */
    private record Looked(TrivyVersion version, ExitStatus status) {}

    /** What was found, and what proves that Trivy looked. */
    private record Proved(TrivyReport report, List<Platform> platforms) {}

    private Trivy(StepRun run, Scratch scratch, TrivyCommands commands) {
        this.run = run;
        this.scratch = scratch;
        this.commands = commands;
    }

    /**
     * @param scan what to scan
     * @param server which does the matching; empty where Trivy does all itself
     * @param run the step; the report is kept there as evidence, and Trivy's version noted
     * @return what was found, by a scanner that is known to have looked
     * @throws DeliveryException if it could not look, saying why in one line
     * @throws IOException if the host's files fail
     * @throws InterruptedException if the step is aborted; Trivy has ended then
     */
    public static Inspection inspect(ArchiveScan scan, Optional<ServerRules> server, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            Optional<TrivyServer> remote = Optional.empty();
            if (server.isPresent()) {
                remote = Optional.of(TrivyServer.open(server.get(), scratch, run));
            }
            TrivyCommands commands =
                    new TrivyCommands(run.delivery().policy().trivy(), remote, scratch.path(), scan.timeout());
            return new Trivy(run, scratch, commands).inspect(scan);
        }
    }

    private Inspection inspect(ArchiveScan scan) throws DeliveryException, IOException, InterruptedException {
        Looked looked = commands.server().isPresent()
                ? lookRemotely(scan.archive(), commands.server().get())
                : look(scan.archive(), update());
        TrivyVersion version = looked.version();
        run.tool("trivy", version.version());
        requireReport(looked.status());
        Sbom sbom = new Sbom(run, scratch, commands);
        // The bill of materials is made of the report where that lies, while the report crosses the network.
        Proved proved = Parallel.<Optional<Proved>>all(List.of(() -> Optional.of(prove(looked, scan)), () -> {
                    sbom.keep(REPORT, scan);
                    return Optional.empty();
                }))
                .get(0)
                .orElseThrow();
        TrivyReport report = proved.report();
        return new Inspection(
                scan.image(),
                scan.repositories(),
                report.imageId(),
                report.all(),
                new Coverage(report.os(), proved.platforms(), Optional.of(version.databaseDate())),
                List.of(new ToolVersion("trivy", version.version())));
    }

    private Proved prove(Looked looked, ArchiveScan scan) throws DeliveryException, IOException, InterruptedException {
        TrivyReport report = report(looked.status(), scan);
        return new Proved(report, new CanaryCheck(run.host(), scratch, commands).prove(report, looked.version()));
    }

    /** Brings the database up to date. Where that fails, the one at hand may do: its age and the canaries will tell. */
    private Optional<DeliveryException> update() throws IOException, InterruptedException, DeliveryException {
        if (commands.rules().offline()) {
            return Optional.empty();
        }
        try {
            TrivyCall.run(run.host(), commands.updateDatabase());
            return Optional.empty();
        } catch (MissingToolException e) {
            throw e;
        } catch (DeliveryException e) {
            run.console().line("the database could not be updated, so the one at hand is used: " + e.getMessage());
            return Optional.of(e);
        }
    }

    private Looked lookRemotely(String archive, TrivyServer server)
            throws DeliveryException, IOException, InterruptedException {
        TrivyVersion version = server.version(run);
        return new Looked(version, TrivyCall.run(run.host(), commands.image(archive, scratch.resolve(REPORT))));
    }

    private Looked look(String archive, Optional<DeliveryException> updateFailure)
            throws DeliveryException, IOException, InterruptedException {
        try {
            List<ExitStatus> both = Parallel.all(List.of(
                    this::version, () -> TrivyCall.run(run.host(), commands.image(archive, scratch.resolve(REPORT)))));
            return new Looked(TrivyVersion.parse(both.get(0).out()), both.get(1));
        } catch (DeliveryException e) {
            throw updateFailure.orElse(e);
        }
    }

    /** Checked at once, because a missing database is said more clearly here than by the scan. */
    private ExitStatus version() throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = TrivyCall.run(run.host(), commands.version());
        TrivyVersion.parse(status.out());
        return status;
    }

    private void requireReport(ExitStatus status) throws DeliveryException, IOException {
        if (scratch.kind(REPORT) != FileKind.FILE) {
            throw new DeliveryException("Trivy ended with exit code " + status.code() + " but wrote no report");
        }
    }

    private TrivyReport report(ExitStatus status, ArchiveScan scan) throws DeliveryException, IOException {
        TrivyReport report = new KeptReport(run, scratch).read(REPORT);
        if (!report.imageId().equals(scan.configDigest())) {
            throw new DeliveryException("Trivy's report is of another image: %s instead of %s"
                    .formatted(report.imageId().isEmpty() ? "none" : report.imageId(), scan.configDigest()));
        }
        boolean found = status.code() == TrivyCommands.FOUND;
        if (found == report.all().isEmpty()) {
            throw new DeliveryException("Trivy's exit code %d and the %d findings of its report contradict each other"
                    .formatted(status.code(), report.all().size()));
        }
        return report;
    }
}
