package io.slipway.runner.serve.run;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Output;
import io.slipway.record.Entry;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import io.slipway.record.Signer;
import io.slipway.record.Source;
import io.slipway.report.Reports;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Takes over the record of a run: read as the run's user, who cannot make Slipway read anything else; compared with what the run told of it
 * while it was written, so that nothing was taken back; and signed by a key that no run can read.
 */
final class SignedRecord {
    private static final Pattern NAME = Pattern.compile("(\\./)?(record\\.json|evidence/[A-Za-z0-9._-]+)");
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final int MOST_FILES = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
        Path archive = run.path().resolve("record.tar");
        try {
            read(from, archive);
            unpack(
                    archive,
                    Files.createDirectories(
                                    run.record().resolve("evidence"),
                                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                            .getParent());
        } finally {
            Files.deleteIfExists(archive);
        }
        Path file = run.record().resolve(RecordFile.NAME);
        require(RecordFile.read(file), sha, told);
        RecordContent signed = RecordFile.seal(file, signer);
        Reports.write(run.record());
        return signed;
    }

    private void read(Path from, Path archive) throws DeliveryException, IOException, InterruptedException {
        Command tar = realm.command(
                        "tar", "--create", "--file=-", "--directory", from.toString(), "--", "record.json", "evidence")
                .to(new Output.ToFile(archive.toString()), Output.TAIL)
                .within(PATIENCE);
        ExitStatus status = realm.run(tar);
        // A record without evidence has no directory for it; what matters is whether the record holds.
        if (!status.success() && Files.size(archive) == 0) {
            throw new DeliveryException("the run's record cannot be read: " + status.lastWords());
        }
    }

    private static void unpack(Path archive, Path to) throws DeliveryException, IOException {
        long size = 0;
        int files = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isFile() || !NAME.matcher(entry.getName()).matches()) {
                    continue;
                }
                size += entry.getSize();
                if (++files > MOST_FILES || size > MOST_BYTES) {
                    throw new DeliveryException("the run's record and evidence are too large to be kept");
                }
                Files.copy(
                        tar,
                        to.resolve(entry.getName()).normalize(),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
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
