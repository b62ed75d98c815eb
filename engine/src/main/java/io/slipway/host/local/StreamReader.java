package io.slipway.host.local;

import io.slipway.host.Masker;
import io.slipway.host.Output;
import io.slipway.host.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Reads one stream of a process to its end. */
final class StreamReader {
    private static final long GRACE_MILLIS = 2_000;

    private final OutputSink sink;
    private final Thread thread;

    private StreamReader(InputStream stream, OutputSink sink) {
        this.sink = sink;
        this.thread = new Thread(() -> read(stream), "slipway-stream");
        thread.setDaemon(true);
    }

    static StreamReader start(InputStream stream, Output output, Masker masker) {
        StreamReader reader = new StreamReader(stream, new OutputSink(output, masker));
        reader.thread.start();
        return reader;
    }

    /** What was kept, once the stream has ended; a stream that a stray process holds open is not waited for. */
    String text() throws InterruptedException {
        TimeUnit.MILLISECONDS.timedJoin(thread, GRACE_MILLIS);
        return sink.text();
    }

    private void read(InputStream stream) {
        try (stream;
                sink) {
            stream.transferTo(sink);
        } catch (IOException e) {
            // The process was ended: there is no more to read.
        }
    }
}
