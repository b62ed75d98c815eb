package io.slipway.scan;

import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Coverage;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.scan.trivy.StoredReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges stored reports again. What comes of it authorises nothing. */
public final class Replay {
    private Replay() {}

    /**
     * @param reports files of Trivy's JSON; several of one image are joined
     * @param acceptances what the security officer decided
     * @param gate the rules and the time
     * @return a verdict for each image, in the order of the reports
     * @throws DeliveryException if a report cannot be read or says nothing, in one line
     */
    public static List<Verdict> judge(List<Path> reports, Acceptances acceptances, Gate gate) throws DeliveryException {
        Map<String, Inspection> images = new LinkedHashMap<>();
        for (Path report : reports) {
            Inspection inspection = read(report);
            String identity = inspection.configDigest().isEmpty() ? report.toString() : inspection.configDigest();
            images.merge(identity, inspection, Replay::joined);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Inspection inspection : images.values()) {
            verdicts.add(gate.replay(inspection, acceptances));
        }
        return verdicts;
    }

    private static Inspection read(Path report) throws DeliveryException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
            return StoredReport.read(report.toString(), in);
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read the report %s: %s; name a JSON report of Trivy"
                            .formatted(report, FileProblem.reason(e)),
                    e);
        }
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
