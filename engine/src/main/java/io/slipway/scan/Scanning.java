package io.slipway.scan;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Finding;
import io.slipway.gate.Inspection;
import io.slipway.host.DeliveryException;
import io.slipway.host.MissingToolException;
import io.slipway.image.ImageArchive;
import io.slipway.policy.ClairRules;
import io.slipway.policy.Policy;
import io.slipway.policy.ServerRules;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.Parallel;
import io.slipway.scan.clair.Clair;
import io.slipway.scan.trivy.FileScan;
import io.slipway.scan.trivy.Trivy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Lets the scanners of a step look at an image, all at once. Where one of them could not look, there is no verdict.
 *
 * @param scanners which, each once
 * @param clair where Clair is; empty where it is not among them
 * @param trivyServer the server that does Trivy's part; empty where Trivy does it alone
 * @param run the step
 */
record Scanning(List<Scanner> scanners, Optional<ClairRules> clair, Optional<ServerRules> trivyServer, StepRun run) {

    /** What a part of them found. */
    private record Looked(List<Inspection> inspections, List<Finding> inFiles) {}

    /** Chooses among what the policy allows. */
    static Scanning of(ScanImage request, StepRun run) throws DeliveryException {
        Policy policy = run.delivery().policy();
        List<Scanner> scanners = request.scanner().stream().distinct().toList();
        if (scanners.contains(Scanner.CLAIR) && policy.clair().isEmpty()) {
            throw new DeliveryException(
                    "scanner: 'clair' is not set up: the operator says under clair where it is, and %s does not"
                            .formatted(policy.name()));
        }
        Optional<ClairRules> clair = policy.clair().filter(rules -> scanners.contains(Scanner.CLAIR));
        Optional<ServerRules> trivy = policy.trivy().servers().stream()
                .filter(server -> scanners.contains(Scanner.TRIVY))
                .filter(server -> request.server().filter(server::isAt).isPresent())
                .findFirst();
        boolean known = trivy.isPresent()
                || clair.filter(rules ->
                                request.server().filter(rules.server()::isAt).isPresent())
                        .isPresent();
        if (request.server().isPresent() && !known) {
            throw new DeliveryException(
                    "server: '%s' is not a server of these scanners that %s lists (trivy.servers, clair.url): a step can only choose among those"
                            .formatted(request.server().get(), policy.name()));
        }
        return new Scanning(scanners, clair, trivy, run);
    }

    List<Inspection> inspect(ArchiveScan scan, ImageArchive archive)
            throws DeliveryException, IOException, InterruptedException {
        List<Callable<Inspection>> tasks = new ArrayList<>();
        for (Scanner scanner : scanners) {
            tasks.add(() -> named(scanner, scan, archive));
        }
        try {
            List<Looked> both = Parallel.all(List.of(
                    () -> new Looked(Parallel.all(tasks), List.of()), () -> new Looked(List.of(), files(scan))));
            List<Inspection> inspections = new ArrayList<>(both.get(0).inspections());
            inspections.set(0, inspections.get(0).and(both.get(1).inFiles(), FileScan.proof()));
            return inspections;
        } catch (MissingToolException e) {
            throw e;
        } catch (DeliveryException e) {
            throw new DeliveryException("no verdict on " + scan.image() + ": " + e.getMessage(), e);
        }
    }

    /** Secrets and misconfigurations. Where Trivy looks at the image for vulnerabilities, it looks for these too. */
    private List<Finding> files(ArchiveScan scan) throws DeliveryException, IOException, InterruptedException {
        List<Callable<List<Finding>>> tasks = new ArrayList<>(List.of(() -> FileScan.checkout(scan.timeout(), run)));
        if (!scanners.contains(Scanner.TRIVY)) {
            tasks.add(() -> FileScan.image(scan, run));
        }
        return Parallel.all(tasks).stream().flatMap(List::stream).toList();
    }

    private Inspection named(Scanner scanner, ArchiveScan scan, ImageArchive archive)
            throws DeliveryException, IOException, InterruptedException {
        return switch (scanner) {
            case TRIVY -> Trivy.inspect(scan, trivyServer, run);
            case CLAIR ->
                scanners.contains(Scanner.TRIVY)
                        ? Clair.inspect(scan, archive, clair.orElseThrow(), run)
                        : Clair.inspectAlone(scan, archive, clair.orElseThrow(), run);
        };
    }
}
