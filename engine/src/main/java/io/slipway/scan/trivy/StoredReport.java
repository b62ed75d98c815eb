package io.slipway.scan.trivy;

import io.slipway.gate.Coverage;
import io.slipway.gate.Inspection;
import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.record.ToolVersion;
import io.slipway.scan.adapter.CanaryIndex;
import io.slipway.scan.adapter.CanaryTrial;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report of Trivy from an earlier scan. */
public final class StoredReport {
    private StoredReport() {}

    /**
     * @param name how messages name the report
     * @param in its content, not closed
     * @return what it says; nothing in it is proved, and the database's date is not known
     * @throws DeliveryException if it is cut off, foreign, of an unknown schema or holds what cannot be
     * @throws IOException if it cannot be read
     */
    public static Inspection read(String name, InputStream in) throws DeliveryException, IOException {
        TrivyReport report = TrivyReportReader.read(name, in);
        if (report.ofDirectory()) {
            return new Inspection(
                    name,
                    List.of(),
                    "",
                    report.all(),
                    new Coverage(
                            Optional.empty(),
                            List.of(new Platform(Platform.FILES, 0, Platform.Canary.NONE, "")),
                            Optional.empty()),
                    List.of());
        }
        List<Platform> platforms = CanaryIndex.of(Trivy.class).trials(report.os(), report.packages()).stream()
                .map(CanaryTrial::unproved)
                .toList();
        return new Inspection(
                report.artifact(),
                Stream.concat(Stream.of(report.artifact()), report.tags().stream())
                        .map(StoredReport::repository)
                        .distinct()
                        .toList(),
                report.imageId(),
                report.all(),
                new Coverage(report.os(), platforms, Optional.empty()),
                List.of(new ToolVersion("trivy", report.version().isEmpty() ? "unknown" : report.version())));
    }

    private static String repository(String reference) {
        String undigested = reference.split("@", 2)[0];
        int colon = undigested.lastIndexOf(':');
        return colon > undigested.lastIndexOf('/') ? undigested.substring(0, colon) : undigested;
    }
}
