package io.jenkins.plugins.slipway.host;

import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that leads nowhere else, but through which everything is serialised both ways. */
final class LocalChannel implements VirtualChannel {
    private final AtomicInteger calls = new AtomicInteger();

    /** How often something was called through it. */
    int calls() {
        return calls.get();
    }

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        calls.incrementAndGet();
        return copy(copy(callable).call());
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <V> V copy(V value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (V) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
