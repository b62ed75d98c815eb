package io.slipway.host.local;

import io.slipway.host.Scratch;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
        if (Files.exists(root)) {
            Files.walkFileTree(root, new Deletion());
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
