package io.slipway.record;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All records of this place: {@code runs/RUN/record.json}, outside every workspace. Verdicts and pushes are found by digest across
 * runs, so that promotion, rollback and restart can rely on them.
 */
public final class RecordStore {
    private final Path directory;
    private final Optional<Signer> signer;

    private RecordStore(Path directory, Optional<Signer> signer) {
        this.directory = directory;
        this.signer = signer;
    }

    /**
     * @param directory where the records lie; made (mode 0700) where it is missing
     * @param signer signs each record; empty for unsigned ones
     * @return the store
     * @throws IOException if the directory cannot be made
     */
    public static RecordStore open(Path directory, Optional<Signer> signer) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Files.createDirectories(
                absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new RecordStore(absolute, signer);
    }

    /**
     * @param header what the new record begins with; its run's id must be new
     * @return the record, on disk
     * @throws IOException if it cannot be written or the run's id is taken
     */
    public DeliveryRecord start(Header header) throws IOException {
        Path run = runs().resolve(header.run());
        Files.createDirectories(runs());
        Files.createDirectory(run);
        DeliveryRecord started = new DeliveryRecord(run, header, signer, index());
        started.write();
        return started;
    }

    /**
     * @param stage a step's name
     * @param subject a digest
     * @return the entries of that stage about that digest in all records, the latest first
     * @throws DeliveryException if a record that speaks of it was altered
     * @throws IOException if one cannot be read
     */
    public List<Entry> find(String stage, String subject) throws DeliveryException, IOException {
        List<Entry> found = new ArrayList<>();
        for (String run : index().runs(stage, subject)) {
            Path file = runs().resolve(run).resolve(RecordFile.NAME);
            if (Files.exists(file)) {
                RecordFile.read(file).entries().stream()
                        .filter(entry ->
                                entry.stage().equals(stage) && entry.subjects().contains(subject))
                        .forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(Entry::ended).reversed());
        return found;
    }

    /**
     * @return a directory for what Slipway remembers between runs and could lose
     * @throws IOException if it cannot be made
     */
    public Path cache() throws IOException {
        return Files.createDirectories(directory.resolve("cache"));
    }

    /**
     * @return where the directories of the runs lie
     */
    public Path runs() {
        return directory.resolve("runs");
    }

    private DigestIndex index() {
        return new DigestIndex(directory.resolve("index"));
    }
}
