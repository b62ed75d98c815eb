package io.slipway.scan.trivy;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Finding;
import io.slipway.gate.Platform;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.Scratch;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets Trivy look for secrets and misconfigurations: in the checkout, and in an image where it does not look for vulnerabilities too. */
public final class FileScan {
    private static final String CHECKOUT = "trivy-checkout.json";
    private static final String IMAGE = "trivy-image-files.json";
    private static final String CANARY = "canary";
    private static final String PLANTED_SECRET = "github-pat";
    private static final String PLANTED_MISCONFIGURATION = "DS-0002";
    /** Of the form of a token, and none. */
    private static final String TOKEN = "ghp_" + "aB3".repeat(12);

    private final StepRun run;
    private final Scratch scratch;
    private final TrivyCommands commands;

    private FileScan(StepRun run, Scratch scratch, Duration timeout) {
        this.run = run;
        this.scratch = scratch;
        this.commands = new TrivyCommands(run.delivery().policy().trivy(), Optional.empty(), scratch.path(), timeout);
    }

    /**
     * @param timeout after which a call is stopped
     * @param run the step; Trivy's report is kept there as evidence, without the text of any secret
     * @return what was found in the checkout, by a scanner that found what was planted elsewhere
     * @throws DeliveryException if it could not look, saying why in one line
     * @throws IOException if the host's files fail
     * @throws InterruptedException if the step is aborted; Trivy has ended then
     */
    public static List<Finding> checkout(Duration timeout, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            FileScan scan = new FileScan(run, scratch, timeout);
            return Parallel.<List<Finding>>all(List.of(scan::checkout, scan::canary))
                    .get(0);
        }
    }

    /**
     * @param image what to scan
     * @param run the step, likewise
     * @return what was found in the image
     * @throws DeliveryException if it could not look, saying why in one line
     * @throws IOException if the host's files fail
     * @throws InterruptedException if the step is aborted; Trivy has ended then
     */
    public static List<Finding> image(ArchiveScan image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            FileScan scan = new FileScan(run, scratch, image.timeout());
            TrivyReport report = scan.report(
                    scan.commands.imageFiles(image.archive(), scratch.resolve(IMAGE)), IMAGE, image.archive());
            run.tool("trivy", report.version());
            return report.inFiles();
        }
    }

    /**
     * @return the proof that goes with what {@link #checkout} returns
     */
    public static Platform proof() {
        return Platform.files(PLANTED_SECRET);
    }

    private List<Finding> checkout() throws DeliveryException, IOException, InterruptedException {
        String directory = run.workspace().path();
        TrivyReport report = report(commands.directory(directory, scratch.resolve(CHECKOUT)), CHECKOUT, directory);
        List<Finding> all = new ArrayList<>(report.inFiles());
        all.addAll(new InlineIgnores(run.workspace()).in(report.configurations()));
        return all;
    }

    private TrivyReport report(Command command, String name, String artifact)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = TrivyCall.run(run.host(), command);
        requireWritten(status, name);
        TrivyReport report = new KeptReport(run, scratch).read(name);
        if (!report.artifact().equals(artifact)) {
            throw new DeliveryException(
                    "Trivy looked for secrets in '%s' instead of '%s'".formatted(report.artifact(), artifact));
        }
        if ((status.code() == TrivyCommands.FOUND) == report.all().isEmpty()) {
            throw new DeliveryException(
                    "Trivy's exit code %d and the %d secrets and misconfigurations of its report contradict each other"
                            .formatted(status.code(), report.all().size()));
        }
        return report;
    }

    private void requireWritten(ExitStatus status, String name) throws DeliveryException, IOException {
        if (scratch.kind(name) != FileKind.FILE) {
            throw new DeliveryException("Trivy ended its search for secrets with exit code %d but wrote no report"
                    .formatted(status.code()));
        }
    }

    /** The same scanner with the same flags must find what is planted, or it could not have found anything. */
    private List<Finding> canary() throws DeliveryException, IOException, InterruptedException {
        scratch.write(CANARY + "/settings.txt", ("token = \"" + TOKEN + "\"\n").getBytes(StandardCharsets.UTF_8));
        scratch.write(CANARY + "/Dockerfile", "FROM scratch\nUSER root\n".getBytes(StandardCharsets.UTF_8));
        String name = CANARY + ".json";
        requireWritten(
                TrivyCall.run(run.host(), commands.directory(scratch.resolve(CANARY), scratch.resolve(name))), name);
        try (InputStream in = scratch.read(name)) {
            List<Finding> found = TrivyReportReader.read("Trivy's report on the planted secret", in)
                    .inFiles();
            Set<String> rules = found.stream().map(Finding::id).collect(Collectors.toSet());
            if (!rules.containsAll(List.of(PLANTED_SECRET, PLANTED_MISCONFIGURATION))) {
                throw new DeliveryException(
                        "Trivy missed the planted secret (%s) or misconfiguration (%s), so it could not have found any; repair it"
                                .formatted(PLANTED_SECRET, PLANTED_MISCONFIGURATION));
            }
            return found;
        }
    }
}
