package io.slipway.runner.serve.run;

import io.slipway.runner.events.EventFile;
import io.slipway.runner.events.RunEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of a run as they come. A run could write anything there: what is too long or too much is not read. */
final class EventTail implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final FileChannel file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long read;

    EventTail(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** What came since the last time. */
    List<RunEvent> next() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        ByteBuffer chunk = ByteBuffer.allocate(16 * 1024);
        while (read < MOST_BYTES && file.read(chunk) > 0) {
            chunk.flip();
            read += chunk.remaining();
            take(chunk, events);
            chunk.clear();
        }
        return events;
    }

    private void take(ByteBuffer chunk, List<RunEvent> events) {
        while (chunk.hasRemaining()) {
            byte one = chunk.get();
            if (one == '\n') {
                if (line.size() <= LONGEST_LINE) {
                    EventFile.read(line.toString(StandardCharsets.UTF_8)).ifPresent(events::add);
                }
                line.reset();
            } else if (line.size() <= LONGEST_LINE) {
                line.write(one);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
