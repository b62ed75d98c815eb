package io.slipway.host;

import java.io.IOException;

/** A temporary directory on the host, outside the workspace, that only its owner may enter (mode 0700). Closing it removes it. */
public interface Scratch extends Directory, AutoCloseable {
    @Override
    void close() throws IOException;
}
