package io.slipway.delivery;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.time.Duration;

/** A host that counts the time which tools take. Time in which several run at once counts once. */
final class TimedHost implements Host {
    private final Host host;
    private int running;
    private long since;
    private long nanos;

    TimedHost(Host host) {
        this.host = host;
    }

    synchronized long toolMillis() {
        return nanos / 1_000_000;
    }

    void pause(Duration span) throws InterruptedException {
        begin();
        try {
            Thread.sleep(span.toMillis());
        } finally {
            end();
        }
    }

    @Override
    public ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        begin();
        try {
            return host.run(command);
        } finally {
            end();
        }
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        begin();
        try {
            return host.send(request);
        } finally {
            end();
        }
    }

    @Override
    public Directory workspace() {
        return host.workspace();
    }

    @Override
    public Scratch scratch() throws IOException {
        return host.scratch();
    }

    private synchronized void begin() {
        if (running++ == 0) {
            since = System.nanoTime();
        }
    }

    private synchronized void end() {
        if (--running == 0) {
            nanos += System.nanoTime() - since;
        }
    }
}
