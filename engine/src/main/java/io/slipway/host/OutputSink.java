package io.slipway.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes one output stream of a command, as UTF-8: hands its lines on, with the command's secrets masked, and keeps the last of them, as the
 * command's {@link Output} says. Safe for several threads.
 */
public final class OutputSink extends OutputStream {
    private static final int TAIL = 16 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;

    private final Output output;
    private final Masker masker;
    private final int limit;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder kept = new StringBuilder();

    /**
     * @param output what becomes of the stream
     * @param masker hides the command's secrets
     */
    public OutputSink(Output output, Masker masker) {
        this.output = output;
        this.masker = masker;
        this.limit = output instanceof Output.Captured captured ? captured.limit() : TAIL;
    }

    @Override
    public synchronized void write(int b) {
        // A line that is too long is cut between two characters: no byte of UTF-8 but the first of a character is below
        // 0x80 or above 0xbf.
        if (b == '\n' || (line.size() >= LONGEST_LINE && (b & 0xc0) != 0x80)) {
            take();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Ends the last line, which need not end with a line break. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            take();
        }
    }

    /**
     * @return what was kept so far: the last characters, as many as the output's limit allows
     */
    public synchronized String text() {
        return kept.toString();
    }

    private void take() {
        String text = masker.mask(line.toString(StandardCharsets.UTF_8).stripTrailing());
        line.reset();
        if (output instanceof Output.Lines lines) {
            lines.consumer().accept(text);
        }
        kept.append(text).append('\n');
        if (kept.length() > limit * 2) {
            kept.delete(0, kept.length() - limit);
        }
    }
}
