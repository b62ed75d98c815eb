package io.slipway.runner.serve.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What the server bears.
 *
 * @param connections open at a time, of all peers; more wait unaccepted, positive
 * @param threads that answer at a time, positive
 * @param requestTime from a request's first byte to its last
 * @param idleTime of a connection between requests, and of a peer that does not read
 */
public record ServerLimits(int connections, int threads, Duration requestTime, Duration idleTime) {
    /** 512 connections, 64 threads, 10 s for a request, 30 s idle. */
    public static final ServerLimits DEFAULT =
            new ServerLimits(512, 64, Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** Validates. */
    public ServerLimits {
        if (connections <= 0 || threads <= 0) {
            throw new IllegalArgumentException("connections and threads are positive");
        }
        Objects.requireNonNull(requestTime);
        Objects.requireNonNull(idleTime);
    }
}
