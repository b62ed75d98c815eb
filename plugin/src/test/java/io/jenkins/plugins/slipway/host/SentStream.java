package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A stream that is still the same after it was serialised, as remoting's are. */
final class SentStream extends OutputStream implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<UUID, OutputStream> EXPORTED = new ConcurrentHashMap<>();

    private final UUID id = UUID.randomUUID();

    SentStream(OutputStream target) {
        EXPORTED.put(id, target);
    }

    @Override
    public void write(int b) throws IOException {
        EXPORTED.get(id).write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        EXPORTED.get(id).write(bytes, offset, length);
    }
}
