package io.slipway.scan.clair;

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

/** A vulnerability report of Clair from an earlier scan. */
public final class StoredReport {
    private StoredReport() {}

    /**
     * @param name how messages name the report
     * @param in its content, not closed
     * @return what it says; nothing in it is proved, and the database's date is not known. A report that Slipway did not keep names no
     *     image: its manifest stands for it
     * @throws DeliveryException if it is cut off, foreign or holds what cannot be
     * @throws IOException if it cannot be read
     */
    public static Inspection read(String name, InputStream in) throws DeliveryException, IOException {
        ClairReport report = ReportReader.read(name, in);
        List<Platform> platforms = CanaryIndex.of(Clair.class).trials(report.os(), report.packages()).stream()
                .map(CanaryTrial::unproved)
                .toList();
        Optional<ReportHeader> header = report.header();
        return new Inspection(
                header.map(ReportHeader::image).orElse(report.manifest()),
                header.map(ReportHeader::repositories).orElse(List.of()),
                header.map(ReportHeader::configDigest).orElse(""),
                report.findings(),
                new Coverage(report.os(), platforms, Optional.empty()),
                List.of(new ToolVersion(
                        Clair.NAME, header.map(ReportHeader::version).orElse("unknown"))));
    }
}
