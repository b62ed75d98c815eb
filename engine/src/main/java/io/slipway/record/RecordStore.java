package io.slipway.record;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All records of this place: {@code runs/RUN/record.json}, outside every workspace. Verdicts and pushes are found by digest across
 * runs, so that promotion, rollback and restart can rely on them.
 */
public final class RecordStore {
    /** Files may lie on another machine, whose clock is not quite this one's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

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
     * Of all records that speak of the digest only those are read that may hold a later entry: with the years there are many.
     *
     * @param stage a step's name
     * @param subject a digest
     * @param wanted which entries count
     * @return the latest entry of that stage about that digest in all records; empty where there is none
     * @throws DeliveryException if a record was altered
     * @throws IOException if one cannot be read
     */
    public Optional<Entry> latest(String stage, String subject, Predicate<Entry> wanted)
            throws DeliveryException, IOException {
        Optional<Entry> latest = Optional.empty();
        for (Written record : latestFirst(index().runs(stage, subject))) {
            if (latest.isPresent() && latest.get().ended().isAfter(record.at().plus(CLOCKS_DIFFER))) {
                break;
            }
            latest = Stream.concat(
                            latest.stream(),
                            RecordFile.read(record.file()).entries().stream()
                                    .filter(entry -> entry.stage().equals(stage)
                                            && entry.subjects().contains(subject)
                                            && wanted.test(entry)))
                    .max(Comparator.comparing(Entry::ended));
        }
        return latest;
    }

    /**
     * @param file a record
     * @param at when it was last written: it holds nothing later
     */
    private record Written(Path file, Instant at) {}

    private List<Written> latestFirst(List<String> runs) throws IOException {
        List<Written> records = new ArrayList<>();
        for (String run : runs) {
            Path file = runs().resolve(run).resolve(RecordFile.NAME);
            if (Files.exists(file)) {
                records.add(new Written(file, Files.getLastModifiedTime(file).toInstant()));
            }
        }
        records.sort(Comparator.comparing(Written::at).reversed());
        return records;
    }

    /**
     * @param entry one that {@link #latest} gave
     * @param evidence of that entry
     * @return the content of the file, as it was when it was kept
     * @throws DeliveryException if it is gone or was altered
     * @throws IOException if it cannot be read
     */
    public byte[] evidence(Entry entry, Evidence evidence) throws DeliveryException, IOException {
        for (String subject : entry.subjects()) {
            for (Written record : latestFirst(index().runs(entry.stage(), subject))) {
                Path run = record.file().getParent();
                Path file = run.resolve(evidence.path()).normalize();
                if (file.startsWith(run) && Files.isRegularFile(file) && holds(record, entry)) {
                    return unaltered(file, evidence);
                }
            }
        }
        throw new DeliveryException(
                "the evidence %s of %s is gone; run %s again".formatted(evidence.path(), entry.ended(), entry.stage()));
    }

    private static boolean holds(Written record, Entry entry) throws DeliveryException, IOException {
        return RecordFile.read(record.file()).entries().stream()
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
