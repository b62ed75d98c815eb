package io.slipway.runner.serve.run;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Output;
import io.slipway.record.RecordFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The way of a record from a run's user to Slipway: a tar archive (POSIX.1-2001). Neither what lies at the run's end nor who writes the
 * archive is trusted: names and sizes are checked as they come, not as they are announced.
 *
 * @param realm of the run
 * @param file the archive, which only Slipway can reach
 * @param most bytes that the archive, and what is in it, may have
 */
record RecordArchive(Realm realm, Path file, long most) {
    /** A dot at the beginning would name the directory itself, or the one above. */
    private static final Pattern NAME = Pattern.compile("(\\./)?(record\\.json|evidence/[A-Za-z0-9_-][A-Za-z0-9._-]*)");

    private static final int MOST_FILES = 10_000;
    /** Of the record itself, which is held in memory; evidence is not. */
    private static final long MOST_RECORD_BYTES = 32L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Reads a record's directory as the run's user; the limit holds while it is written, as a file of nothing can be of any size. */
    void fetch(Path directory) throws DeliveryException, IOException, InterruptedException {
        String[] tar = {
            "tar", "--create", "--file=-", "--directory", directory.toString(), "--", "record.json", "evidence"
        };
        Command command = realm.command("prlimit", "--fsize=" + most, "--")
                .and(tar)
                .to(new Output.ToFile(file.toString()), Output.TAIL)
                .within(PATIENCE);
        ExitStatus status = realm.run(command);
        if (Files.size(file) >= most) {
            throw tooLarge();
        }
        // A record without evidence has no directory for it; what matters is whether the record holds.
        if (!status.success() && Files.size(file) == 0) {
            throw new DeliveryException("the run's record cannot be read: " + status.lastWords());
        }
    }

    /** Takes the record and its evidence out; everything else in the archive is passed over. */
    void unpack(Path to) throws DeliveryException {
        long left = most;
        int files = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getLinkFlag() == TarConstants.LF_NORMAL
                        && NAME.matcher(entry.getName()).matches()) {
                    if (++files > MOST_FILES) {
                        throw tooLarge();
                    }
                    boolean record = entry.getName().endsWith(RecordFile.NAME);
                    left -= copy(
                            tar,
                            to.resolve(entry.getName()).normalize(),
                            record ? Math.min(left, MOST_RECORD_BYTES) : left);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DeliveryException("the run's record cannot be taken over: " + e.getMessage(), e);
        }
    }

    private static long copy(InputStream in, Path to, long most) throws DeliveryException, IOException {
        long size = 0;
        byte[] chunk = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                size += n;
                if (size > most) {
                    throw tooLarge();
                }
                out.write(chunk, 0, n);
            }
        }
        return size;
    }

    private static DeliveryException tooLarge() {
        return new DeliveryException("the run's record and evidence are too large to be kept");
    }
}
