package io.slipway.report;

import io.slipway.digest.Sha256;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.host.DeliveryException;
import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;

/** Reads a record and the verdicts among its evidence. */
public final class RunReader {
    /** The step whose entries carry a verdict. */
    static final String SCAN = "scanImage";

    private final Path directory;

    private RunReader(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * @param directory where {@code record.json} and its evidence lie
     * @return the run; a verdict that cannot be relied on is missing there, with the reason
     * @throws DeliveryException if the record is none or was altered
     * @throws IOException if it cannot be read
     */
    public static Run read(Path directory) throws DeliveryException, IOException {
        RunReader reader = new RunReader(directory);
        RecordContent content = RecordFile.read(reader.directory.resolve(RecordFile.NAME));
        return new Run(
                content,
                content.entries().stream()
                        .filter(entry -> entry.stage().equals(SCAN))
                        .map(reader::scan)
                        .toList());
    }

    private RecordedScan scan(Entry entry) {
        Optional<Evidence> kept = entry.evidence().stream()
                .filter(evidence -> evidence.path().endsWith(VerdictJson.NAME))
                .reduce((earlier, later) -> later);
        if (kept.isEmpty()) {
            return new RecordedScan(entry, Optional.empty(), "");
        }
        try {
            return new RecordedScan(entry, Optional.of(verdict(kept.get())), "");
        } catch (DeliveryException e) {
            return new RecordedScan(entry, Optional.empty(), e.getMessage());
        } catch (IOException e) {
            return new RecordedScan(entry, Optional.empty(), kept.get().path() + " cannot be read: " + e.getMessage());
        }
    }

    private Verdict verdict(Evidence evidence) throws DeliveryException, IOException {
        Path file = directory.resolve(evidence.path()).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            throw new DeliveryException(evidence.path() + " is missing");
        }
        try (DigestInputStream in =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), Sha256.start())) {
            Verdict verdict = VerdictJson.read(evidence.path(), in);
            in.transferTo(OutputStream.nullOutputStream());
            if (!Sha256.text(in.getMessageDigest().digest()).equals(evidence.digest())) {
                throw new DeliveryException(evidence.path() + " was altered after the scan");
            }
            return verdict;
        }
    }
}
