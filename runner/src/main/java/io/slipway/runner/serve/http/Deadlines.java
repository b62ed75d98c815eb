package io.slipway.runner.serve.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Closes connections of which the peer takes too long: from their opening, or the last answer, to a request's head, and from there to the end of
 * its body. An idle timeout alone would let a peer hold a connection for ever by a byte now and then.
 */
final class Deadlines implements Connection.Listener {
    private static final long NEVER = Long.MAX_VALUE;

    private final long limit;
    private final Map<EndPoint, Long> ends = new ConcurrentHashMap<>();

    Deadlines(Duration limit) {
        this.limit = limit.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        ends.put(connection.getEndPoint(), System.nanoTime() + limit);
    }

    @Override
    public void onClosed(Connection connection) {
        ends.remove(connection.getEndPoint());
    }

    /** The peer has that long from now. */
    void begin(EndPoint endPoint) {
        ends.replace(endPoint, System.nanoTime() + limit);
    }

    /** The peer has done its part; it is the server's turn. */
    void end(EndPoint endPoint) {
        ends.replace(endPoint, NEVER);
    }

    /** Closes what is over. */
    void enforce() {
        long now = System.nanoTime();
        ends.forEach((endPoint, end) -> {
            if (end != NEVER && end - now < 0) {
                ends.remove(endPoint);
                endPoint.close();
            }
        });
    }
}
