package io.slipway.record;

import io.slipway.digest.Sha256;
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
     * @param run the id of a run that was started here, and whose process ended before the run did
     * @return its record, to be continued
     * @throws DeliveryException if there is none, or it was altered
     * @throws IOException if it cannot be read
     */
    public DeliveryRecord resume(String run) throws DeliveryException, IOException {
        Path directory = runs().resolve(run);
        RecordContent content = RecordFile.read(directory.resolve(RecordFile.NAME));
        if (!content.header().run().equals(run)) {
            throw new AlteredRecordException(directory + ": the record is that of the run "
                    + content.header().run());
        }
        return new DeliveryRecord(directory, content, signer, index());
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
     * @param entry one that {@link #find} gave
     * @param evidence of that entry
     * @return the content of the file, as it was when it was kept
     * @throws DeliveryException if it is gone or was altered
     * @throws IOException if it cannot be read
     */
    public byte[] evidence(Entry entry, Evidence evidence) throws DeliveryException, IOException {
        for (String subject : entry.subjects()) {
            for (String run : index().runs(entry.stage(), subject)) {
                Path directory = runs().resolve(run);
                Path file = directory.resolve(evidence.path()).normalize();
                if (file.startsWith(directory) && holds(directory, entry) && Files.isRegularFile(file)) {
                    return unaltered(file, evidence);
                }
            }
        }
        throw new DeliveryException(
                "the evidence %s of %s is gone; run %s again".formatted(evidence.path(), entry.ended(), entry.stage()));
    }

    private static boolean holds(Path directory, Entry entry) throws DeliveryException, IOException {
        Path record = directory.resolve(RecordFile.NAME);
        return Files.exists(record)
                && RecordFile.read(record).entries().stream()
                        .anyMatch(other -> other.hash().equals(entry.hash()));
    }

    private static byte[] unaltered(Path file, Evidence evidence) throws DeliveryException, IOException {
        byte[] content = Files.readAllBytes(file);
        if (!Sha256.of(content).equals(evidence.digest())) {
            throw new AlteredRecordException(file + " was altered; nothing in it can be relied on");
        }
        return content;
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
