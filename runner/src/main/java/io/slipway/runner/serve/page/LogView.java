package io.slipway.runner.serve.page;

import com.samskivert.mustache.Escapers;
import io.slipway.runner.serve.http.PageResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The log of a run, as it grows: the page stays open until the run ends, so that it needs no script. */
final class LogView {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long SHORTEST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 1_000;
    private static final int TAIL = 64 * 1024;

    private LogView() {}

    /** The end of a log, whole lines. */
    static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    static boolean longer(Path log) throws IOException {
        return Files.exists(log) && Files.size(log) > TAIL;
    }

    /** As text: what is there so far. */
    static PageResponse text(Path log) {
        return new PageResponse(
                200,
                Map.of(
                        "Content-Type",
                        "text/plain; charset=utf-8",
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'"),
                out -> {
                    if (Files.exists(log)) {
                        Files.copy(log, out);
                    }
                });
    }

    /** As a page: what is there, and then what comes. */
    static PageResponse live(String head, Path log, BooleanSupplier ended, String foot, Runnable done) {
        return new PageResponse(200, Map.of("Content-Type", "text/html; charset=utf-8"), out -> {
            try {
                out.write(head.getBytes(StandardCharsets.UTF_8));
                out.flush();
                follow(log, ended, out);
                out.write(foot.getBytes(StandardCharsets.UTF_8));
            } finally {
                done.run();
            }
        });
    }

    private static void follow(Path log, BooleanSupplier ended, OutputStream out)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long at = 0;
        long pause = SHORTEST_PAUSE;
        boolean more = true;
        while (more && System.nanoTime() < deadline) {
            // Asked before reading: what was written before the end is read after it.
            more = !ended.getAsBoolean();
            long before = at;
            at = copy(log, at, out, more);
            pause = at > before ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
            if (more) {
                Thread.sleep(pause);
            }
        }
    }

    /** Whole characters only; at the end whatever there is. */
    private static long copy(Path log, long from, OutputStream out, boolean more) throws IOException {
        if (!Files.exists(log)) {
            return from;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long at = from;
            byte[] chunk = new byte[TAIL];
            file.seek(at);
            for (int n = file.read(chunk); n > 0; n = file.read(chunk)) {
                int whole = n == chunk.length || more ? wholeCharacters(chunk, n) : n;
                String text = new String(chunk, 0, whole, StandardCharsets.UTF_8);
                out.write(Escapers.HTML.escape(text).getBytes(StandardCharsets.UTF_8));
                at += whole;
                if (n < chunk.length) {
                    break;
                }
                file.seek(at);
            }
            out.flush();
            return at;
        }
    }

    /** How many bytes come before a character of UTF-8 (at most four bytes) of which the end is missing. */
    private static int wholeCharacters(byte[] chunk, int length) {
        for (int back = 1; back <= Math.min(3, length); back++) {
            int first = chunk[length - back] & 0xFF;
            if (first < 0x80 || first >= 0xC0) {
                int needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
                return needed > back ? length - back : length;
            }
        }
        return length;
    }
}
