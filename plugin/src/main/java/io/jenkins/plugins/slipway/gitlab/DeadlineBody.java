package io.jenkins.plugins.slipway.gitlab;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A body that must have arrived by a deadline, however its sender drips it. A single wait is bounded by the server's own idle time. */
final class DeadlineBody extends FilterInputStream {
    private final long deadline;

    DeadlineBody(InputStream body, Duration patience) {
        super(body);
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        return super.read(bytes, offset, length);
    }

    private void check() throws SocketTimeoutException {
        if (System.nanoTime() - deadline > 0) {
            throw new SocketTimeoutException("the body did not arrive in time");
        }
    }
}
