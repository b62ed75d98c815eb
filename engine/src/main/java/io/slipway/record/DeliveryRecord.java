package io.slipway.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of one run while it is written. Every entry is on disk before {@link #append} returns. Safe for several threads. */
public final class DeliveryRecord {
    private final Path directory;
    private final Header header;
    private final Optional<Signer> signer;
    private final DigestIndex index;
    private final List<Entry> entries = new ArrayList<>();

    DeliveryRecord(Path directory, Header header, Optional<Signer> signer, DigestIndex index) {
        this.directory = directory;
        this.header = header;
        this.signer = signer;
        this.index = index;
    }

    DeliveryRecord(Path directory, RecordContent content, Optional<Signer> signer, DigestIndex index) {
        this(directory, content.header(), signer, index);
        entries.addAll(content.entries());
    }

    /**
     * @return where {@code record.json} and its evidence lie
     */
    public Path directory() {
        return directory;
    }

    /**
     * @return what the record begins with
     */
    public Header header() {
        return header;
    }

    /**
     * @return the entries so far
     */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * @param draft what a stage did
     * @return the entry, in its place in the chain
     * @throws IOException if it cannot be written; then it is not in the record
     */
    public synchronized Entry append(Draft draft) throws IOException {
        Entry entry = draft.at(entries.size(), Chain.head(content()));
        // First the hint where to look, which may say too much; a record that is not found would say too little.
        index.add(header.run(), entry);
        entries.add(entry);
        try {
            write();
        } catch (IOException e) {
            entries.remove(entry);
            throw e;
        }
        return entry;
    }

    /**
     * Keeps a file as evidence, beside the record.
     *
     * @param name a plain file name; a number is added where the record has one of that name
     * @param content read to its end, not closed
     * @return what an entry says of it
     * @throws IOException if it cannot be written
     */
    public synchronized Evidence keep(String name, InputStream content) throws IOException {
        Path file = free(name);
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        return new Evidence(directory.relativize(file).toString(), FileDigest.of(file), Files.size(file));
    }

    void write() throws IOException {
        RecordContent unsigned = content();
        RecordContent content = new RecordContent(header, entries, signer.flatMap(key -> key.sign(unsigned)));
        Path next = directory.resolve(RecordFile.NAME + ".next");
        Files.write(next, Json.pretty(content));
        Files.move(
                next,
                directory.resolve(RecordFile.NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private RecordContent content() {
        return new RecordContent(header, entries, Optional.empty());
    }

    private Path free(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        Path evidence = directory.resolve("evidence");
        Path file = evidence.resolve(plain);
        for (int i = 2; Files.exists(file); i++) {
            file = evidence.resolve(i + "-" + plain);
        }
        return file;
    }
}
