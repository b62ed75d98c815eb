package io.slipway.runner.serve.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/** Collects a request's body, up to a limit, without a thread that waits for it. */
final class BodyReader {
    private static final int SMALL = 128 * 1024;

    private final Content.Source source;
    private final Limits limits;
    private final Executor executor;
    private final Consumer<Body> receiver;
    // Most bodies come in one piece, which then is not copied.
    private byte[] first = {};
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
    private boolean waited;
    private boolean large;

    /**
     * @param most bytes of a body
     * @param large a permit for each body beyond 128 KiB that is held at a time, by all readers together
     */
    record Limits(int most, Semaphore large) {}

    /** What became of a body. */
    sealed interface Body {}

    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Whole(byte[] bytes) implements Body {}

    /** It is larger than allowed, or broke off. */
    record TooLarge() implements Body {}

    /** There is no room for a body of this size now. */
    record TooMany() implements Body {}

    private BodyReader(Content.Source source, Limits limits, Executor executor, Consumer<Body> receiver) {
        this.source = source;
        this.limits = limits;
        this.executor = executor;
        this.receiver = receiver;
    }

    /** Tells the body: at once in the caller's thread if all of it is there, later in one of the executor's otherwise. */
    static void read(Content.Source source, Limits limits, Executor executor, Consumer<Body> receiver) {
        new BodyReader(source, limits, executor, receiver).go();
    }

    private void go() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                waited = true;
                source.demand(this::go);
                return;
            }
            boolean last = chunk.isLast();
            if (Content.Chunk.isFailure(chunk) || size() + chunk.remaining() > limits.most()) {
                chunk.release();
                tell(new TooLarge());
                return;
            }
            if (!taken(chunk)) {
                tell(new TooMany());
                return;
            }
            if (last) {
                tell(new Whole(whole()));
                return;
            }
        }
    }

    private boolean taken(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        large |= size() + buffer.remaining() > SMALL && !large && limits.large().tryAcquire();
        boolean fits = large || size() + buffer.remaining() <= SMALL;
        if (fits) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            keep(part);
        }
        chunk.release();
        return fits;
    }

    private void keep(byte[] part) {
        if (first.length == 0) {
            first = part;
        } else {
            rest.writeBytes(part);
        }
    }

    private int size() {
        return first.length + rest.size();
    }

    private byte[] whole() {
        return rest.size() == 0
                ? first
                : ByteBuffer.allocate(size()).put(first).put(rest.toByteArray()).array();
    }

    private void tell(Body body) {
        if (waited) {
            executor.execute(() -> receive(body));
        } else {
            receive(body);
        }
    }

    private void receive(Body body) {
        try {
            receiver.accept(body);
        } finally {
            if (large) {
                limits.large().release();
            }
        }
    }
}
