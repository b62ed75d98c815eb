package io.slipway.runner.serve.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What the server bears.
 *
 * @param connections open at a time, of all peers; more wait unaccepted, positive
 * @param threads that answer at a time, positive
 * @param largeBodies of requests, beyond 128 KiB, that are taken in at a time: they are read before their signature can be checked, so anybody
 *     may send them; positive
 * @param requestTime from a request's first byte to its last
 * @param idleTime of a connection between requests, and of a peer that does not read
 */
public record ServerLimits(int connections, int threads, int largeBodies, Duration requestTime, Duration idleTime) {
    /** 512 connections, 64 threads, 8 large bodies, 10 s for a request, 30 s idle. */
    public static final ServerLimits DEFAULT =
            new ServerLimits(512, 64, 8, Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** Validates. */
    public ServerLimits {
        if (connections <= 0 || threads <= 0 || largeBodies <= 0) {
            throw new IllegalArgumentException("connections, threads and large bodies are positive");
        }
        Objects.requireNonNull(requestTime);
        Objects.requireNonNull(idleTime);
    }
}
