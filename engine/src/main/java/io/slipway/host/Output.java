package io.slipway.host;

import java.util.function.Consumer;

/** What becomes of one output stream of a command. Whichever it is, the stream is always read to its end. */
public sealed interface Output {
    /**
     * Kept as text in the {@link ExitStatus}: the last {@code limit} characters, whole lines where there are any.
     *
     * @param limit how many characters at most, positive
     */
    record Captured(int limit) implements Output {}

    /**
     * Handed on line by line as it comes; the last 16 KiB are kept in the {@link ExitStatus} as well.
     *
     * @param consumer takes each line, on a thread of the host's
     */
    record Lines(Consumer<String> consumer) implements Output {}

    /**
     * Written to a file of the host.
     *
     * @param path absolute
     */
    record ToFile(String path) implements Output {}

    /** The last 16 KiB: enough to say what went wrong. */
    Output TAIL = new Captured(16 * 1024);

    /** Up to 8 MiB: for an answer that is read as a whole. */
    Output WHOLE = new Captured(8 * 1024 * 1024);
}
