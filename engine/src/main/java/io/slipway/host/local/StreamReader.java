package io.slipway.host.local;

import io.slipway.host.Masker;
import io.slipway.host.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads one stream of a process to its end, line by line, and keeps the last of it. */
final class StreamReader {
    private static final int TAIL = 16 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final long GRACE_MILLIS = 2_000;

    private final Output output;
    private final Masker masker;
    private final int limit;
    private final StringBuilder kept = new StringBuilder();
    private final Thread thread;

    private StreamReader(InputStream stream, Output output, Masker masker) {
        this.output = output;
        this.masker = masker;
        this.limit = output instanceof Output.Captured captured ? captured.limit() : TAIL;
        this.thread = new Thread(() -> read(stream), "slipway-stream");
        thread.setDaemon(true);
    }

    static StreamReader start(InputStream stream, Output output, Masker masker) {
        StreamReader reader = new StreamReader(stream, output, masker);
        reader.thread.start();
        return reader;
    }

    /** What was kept, once the stream has ended; a stream that a stray process holds open is not waited for. */
    String text() throws InterruptedException {
        TimeUnit.MILLISECONDS.timedJoin(thread, GRACE_MILLIS);
        synchronized (kept) {
            return kept.toString();
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n' || line.length() >= LONGEST_LINE) {
                    take(line);
                }
                if (c != '\n') {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                take(line);
            }
        } catch (IOException e) {
            // The process was ended: there is no more to read.
        }
    }

    private void take(StringBuilder line) {
        String text = masker.mask(line.toString().stripTrailing());
        line.setLength(0);
        if (output instanceof Output.Lines lines) {
            lines.consumer().accept(text);
        }
        synchronized (kept) {
            kept.append(text).append('\n');
            if (kept.length() > limit * 2) {
                kept.delete(0, kept.length() - limit);
            }
        }
    }
}
