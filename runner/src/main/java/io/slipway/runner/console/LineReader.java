package io.slipway.runner.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream into lines as they come. A very long line is cut where no masked secret can stand. */
public final class LineReader {
    private static final int LONGEST = 64 * 1024;
    private static final int HELD_BACK = 16 * 1024;

    private final BuildLog log;
    private final Consumer<String> consumer;
    private final StringBuilder line = new StringBuilder();

    /**
     * @param log whose secrets must not be cut in two
     * @param consumer takes each line, without its end
     */
    public LineReader(BuildLog log, Consumer<String> consumer) {
        this.log = log;
        this.consumer = consumer;
    }

    /**
     * Reads to the stream's end.
     *
     * @param stream UTF-8 text
     * @throws IOException if it cannot be read
     */
    public void read(InputStream stream) throws IOException {
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        char[] chunk = new char[8 * 1024];
        for (int n = reader.read(chunk); n >= 0; n = reader.read(chunk)) {
            take(chunk, n);
        }
        if (!line.isEmpty()) {
            end();
        }
    }

    private void take(char[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                end();
            } else {
                line.append(chunk[i]);
            }
        }
        if (line.length() > LONGEST) {
            cut();
        }
    }

    private void end() {
        consumer.accept(line.toString());
        line.setLength(0);
    }

    private void cut() {
        String masked = log.mask(line.toString());
        int shown = Math.max(0, masked.length() - HELD_BACK);
        consumer.accept(masked.substring(0, shown));
        line.setLength(0);
        line.append(masked, shown, masked.length());
    }
}
