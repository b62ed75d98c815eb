package io.slipway.host.local;

import io.slipway.host.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary directory of this machine; the JDK makes it with mode 0700. */
final class LocalScratch extends LocalDirectory implements Scratch {
    private final Path root;

    private LocalScratch(Path root) {
        super(root);
        this.root = root;
    }

    static LocalScratch create() throws IOException {
        return new LocalScratch(Files.createTempDirectory("slipway-").toRealPath());
    }

    @Override
    public void close() throws IOException {
        Deletion.of(root);
    }
}
