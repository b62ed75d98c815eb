package io.slipway.scan;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Coverage;
import io.slipway.gate.Finding;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.record.ToolVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Judges stored reports again. What comes of it authorises nothing. */
public final class Replay {
    private static final Comparator<Inspection> ORDER = Comparator.comparing(Inspection::image)
            .thenComparing(inspection -> inspection.scanners().toString())
            .thenComparing(inspection -> inspection.findings().size());

    private Replay() {}

    /**
     * @param reports files of Trivy's or Clair's JSON; several of one image are joined, in whatever order they come
     * @param acceptances what the security officer decided
     * @param gate the rules and the time
     * @return a verdict for each image, in the order of the reports
     * @throws DeliveryException if a report cannot be read or says nothing, in one line
     */
    public static List<Verdict> judge(List<Path> reports, Acceptances acceptances, Gate gate) throws DeliveryException {
        Map<String, List<Inspection>> images = new LinkedHashMap<>();
        List<Inspection> checkouts = new ArrayList<>();
        for (Path report : reports) {
            Inspection inspection = read(report);
            if (inspection.coverage().files()) {
                checkouts.add(inspection);
            } else {
                images.computeIfAbsent(identity(inspection, report), any -> new ArrayList<>())
                        .add(inspection);
            }
        }
        if (images.isEmpty() && !checkouts.isEmpty()) {
            throw new DeliveryException("%s is a report on a checkout alone; name that of an image beside it"
                    .formatted(checkouts.get(0).image()));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Inspection> inspections : images.values()) {
            verdicts.add(gate.replay(with(checkouts, byScanner(inspections)), acceptances));
        }
        return verdicts;
    }

    /** What lies in a checkout counts for each image that was made of it. */
    private static List<Inspection> with(List<Inspection> checkouts, List<Inspection> inspections) {
        List<Finding> found = checkouts.stream()
                .flatMap(checkout -> checkout.findings().stream())
                .distinct()
                .toList();
        if (checkouts.isEmpty()) {
            return inspections;
        }
        List<Inspection> all = new ArrayList<>(inspections);
        all.set(0, all.get(0).and(found, checkouts.get(0).coverage().platforms().get(0)));
        return all;
    }

    /** A report of Clair that Slipway did not keep names the manifest only. */
    private static String identity(Inspection inspection, Path report) {
        if (!inspection.configDigest().isEmpty()) {
            return inspection.configDigest();
        }
        return inspection.image().startsWith("sha256:") ? inspection.image() : report.toString();
    }

    private static Inspection read(Path report) throws DeliveryException {
        if (Files.exists(report) && !Files.isRegularFile(report)) {
            throw new DeliveryException(
                    "cannot read the report %s: it is not a regular file; a report is read twice, so write it into a file first"
                            .formatted(report));
        }
        try {
            ReportFormat format;
            try (InputStream in = Files.newInputStream(report)) {
                format = ReportFormat.of(in);
            }
            try (InputStream in = ReportFile.open(report)) {
                return switch (format) {
                    case TRIVY -> io.slipway.scan.trivy.StoredReport.read(report.toString(), in);
                    case CLAIR -> io.slipway.scan.clair.StoredReport.read(report.toString(), in);
                };
            }
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read the report %s: %s; name a JSON report of Trivy or Clair"
                            .formatted(report, FileProblem.reason(e)),
                    e);
        }
    }

    private static List<Inspection> byScanner(List<Inspection> inspections) {
        Map<String, Inspection> scanners = new TreeMap<>();
        inspections.stream()
                .sorted(ORDER)
                .forEach(inspection -> scanners.merge(
                        inspection.scanners().stream()
                                .map(ToolVersion::name)
                                .findFirst()
                                .orElse(""),
                        inspection,
                        Replay::joined));
        return List.copyOf(scanners.values());
    }

    private static Inspection joined(Inspection one, Inspection other) {
        return new Inspection(
                one.image(),
                both(one.repositories(), other.repositories()),
                one.configDigest(),
                Stream.concat(one.findings().stream(), other.findings().stream())
                        .toList(),
                new Coverage(
                        one.coverage().os().or(() -> other.coverage().os()),
                        both(one.coverage().platforms(), other.coverage().platforms()),
                        one.coverage().databaseDate()),
                both(one.scanners(), other.scanners()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
