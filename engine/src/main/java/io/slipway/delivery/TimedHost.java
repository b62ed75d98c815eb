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
import java.util.concurrent.atomic.AtomicLong;

/** A host that counts the time which tools take. */
final class TimedHost implements Host {
    private final Host host;
    private final AtomicLong nanos = new AtomicLong();

    TimedHost(Host host) {
        this.host = host;
    }

    long toolMillis() {
        return nanos.get() / 1_000_000;
    }

    void pause(Duration span) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Thread.sleep(span.toMillis());
        } finally {
            count(start);
        }
    }

    @Override
    public ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            return host.run(command);
        } finally {
            count(start);
        }
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            return host.send(request);
        } finally {
            count(start);
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

    private void count(long start) {
        nanos.addAndGet(System.nanoTime() - start);
    }
}
