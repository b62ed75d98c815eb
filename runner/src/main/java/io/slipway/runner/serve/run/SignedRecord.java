package io.slipway.runner.serve.run;

import io.slipway.host.DeliveryException;
import io.slipway.host.local.Deletion;
import io.slipway.record.Entry;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import io.slipway.record.Signer;
import io.slipway.record.Source;
import io.slipway.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Takes over the record of a run: read as the run's user, who cannot make Slipway read anything else; compared with what the run told of it
 * while it was written, so that nothing was taken back; and signed by a key that no run can read.
 */
final class SignedRecord {
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final Realm realm;
    private final RunDirectory run;
    private final Signer signer;

    SignedRecord(Realm realm, RunDirectory run, Signer signer) {
        this.realm = realm;
        this.run = run;
        this.signer = signer;
    }

    /**
     * @param directory where the run says that its record lies
     * @param sha the commit that it must be about
     * @param told the hashes of its entries by their places, as they were told while it ran
     */
    RecordContent take(Path directory, String sha, Map<Integer, String> told)
            throws DeliveryException, IOException, InterruptedException {
        Path from = directory.normalize();
        if (!from.startsWith(realm.state())) {
            throw new DeliveryException("the run says that its record lies in " + from + ", where it cannot");
        }
        Path file = run.path().resolve("record.tar");
        try {
            RecordArchive archive = new RecordArchive(realm, file, MOST_BYTES);
            archive.fetch(from);
            archive.unpack(Files.createDirectories(
                            run.record().resolve("evidence"),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    .getParent());
            return signed(sha, told);
        } catch (DeliveryException | IOException | InterruptedException e) {
            // What is not signed is not shown either.
            Deletion.of(run.record());
            throw e;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private RecordContent signed(String sha, Map<Integer, String> told) throws DeliveryException, IOException {
        Path file = run.record().resolve(RecordFile.NAME);
        require(RecordFile.read(file), sha, told);
        RecordContent signed = RecordFile.seal(file, signer);
        Reports.write(run.record());
        return signed;
    }

    private static void require(RecordContent content, String sha, Map<Integer, String> told) throws DeliveryException {
        String about = content.header().source().map(Source::commit).orElse("");
        if (!about.equals(sha)) {
            throw new DeliveryException("the run's record is about the commit '" + about + "'; it is not signed");
        }
        List<Entry> entries = content.entries();
        for (Map.Entry<Integer, String> entry : told.entrySet()) {
            int index = entry.getKey();
            if (index < 0
                    || index >= entries.size()
                    || !entries.get(index).hash().equals(entry.getValue())) {
                throw new DeliveryException(
                        "the run's record was altered while it ran (entry " + index + "); it is not signed");
            }
        }
    }
}
