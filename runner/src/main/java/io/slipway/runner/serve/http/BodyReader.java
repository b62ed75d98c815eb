package io.slipway.runner.serve.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/** Collects a request's body, up to a limit, without a thread that waits for it. */
final class BodyReader {
    private final Content.Source source;
    private final int most;
    private final Executor executor;
    private final Consumer<Optional<byte[]>> receiver;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private boolean waited;

    private BodyReader(Content.Source source, int most, Executor executor, Consumer<Optional<byte[]>> receiver) {
        this.source = source;
        this.most = most;
        this.executor = executor;
        this.receiver = receiver;
    }

    /**
     * Tells the body, or nothing when it is larger or breaks off: at once in the caller's thread if all of it is there, later in one of the
     * executor's otherwise.
     */
    static void read(Content.Source source, int most, Executor executor, Consumer<Optional<byte[]>> receiver) {
        new BodyReader(source, most, executor, receiver).go();
    }

    private void go() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                waited = true;
                source.demand(this::go);
                return;
            }
            if (Content.Chunk.isFailure(chunk) || !taken(chunk)) {
                tell(Optional.empty());
                return;
            }
            if (chunk.isLast()) {
                tell(Optional.of(bytes.toByteArray()));
                return;
            }
        }
    }

    private boolean taken(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        boolean fits = bytes.size() + buffer.remaining() <= most;
        if (fits) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        chunk.release();
        return fits;
    }

    private void tell(Optional<byte[]> body) {
        if (waited) {
            executor.execute(() -> receiver.accept(body));
        } else {
            receiver.accept(body);
        }
    }
}
