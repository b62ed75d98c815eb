package io.slipway.gitlab.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal. A crash leaves lines of the last, unsynced write cut, zeroed or missing, in any order: each line that is whole counts, each
 * other one is passed over. No line that was synced can be among those.
 */
final class JournalReader {
    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private final Consumer<Entry> entries;
    private int damaged;

    private JournalReader(Consumer<Entry> entries) {
        this.entries = entries;
    }

    /** Tells each whole entry in order; returns how many lines are not whole. */
    static int read(Path file, Consumer<Entry> entries) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        JournalReader reader = new JournalReader(entries);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            reader.lines(in);
        }
        return reader.damaged;
    }

    private void lines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                line(line.toByteArray());
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
        }
        byte[] end = line.toByteArray();
        if (!reserved(end)) {
            line(end);
        }
    }

    private void line(byte[] bytes) {
        Optional<Entry> entry = EntryCodec.read(bytes);
        entry.ifPresent(entries);
        if (entry.isEmpty()) {
            damaged++;
        }
    }

    /** What a process that was killed had reserved. */
    private static boolean reserved(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
