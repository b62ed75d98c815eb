package io.slipway.host.local;

import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A directory of this machine. */
class LocalDirectory implements Directory {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;

    LocalDirectory(Path root) {
        this.root = root;
    }

    @Override
    public String path() {
        return root.toString();
    }

    @Override
    public String resolve(String relative) throws DeliveryException, IOException {
        return confined(relative).toString();
    }

    @Override
    public FileKind kind(String relative) throws DeliveryException, IOException {
        Path path = confined(relative);
        if (Files.isRegularFile(path)) {
            return FileKind.FILE;
        }
        if (Files.isDirectory(path)) {
            return FileKind.DIRECTORY;
        }
        return Files.exists(path) ? FileKind.OTHER : FileKind.MISSING;
    }

    @Override
    public InputStream read(String relative) throws DeliveryException, IOException {
        return Files.newInputStream(confined(relative));
    }

    @Override
    public SeekableByteChannel open(String relative) throws DeliveryException, IOException {
        return Files.newByteChannel(confined(relative));
    }

    @Override
    public String write(String relative, byte[] content) throws DeliveryException, IOException {
        Path path = confined(relative);
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        try (SeekableByteChannel channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            channel.write(ByteBuffer.wrap(content));
        }
        return path.toString();
    }

    private Path confined(String relative) throws DeliveryException, IOException {
        Path path = plain(relative);
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        boolean dangling = Files.isSymbolicLink(existing) && !Files.exists(existing);
        if (dangling || !existing.toRealPath().startsWith(root)) {
            throw new DeliveryException(
                    "'%s' is a link that leads out of %s: name a file inside it".formatted(relative, root));
        }
        return path;
    }

    private Path plain(String relative) throws DeliveryException {
        try {
            Path path = root.resolve(relative).normalize();
            if (Path.of(relative).isAbsolute() || !path.startsWith(root)) {
                throw new DeliveryException("'%s' leads out of %s: name a path inside it".formatted(relative, root));
            }
            return path;
        } catch (InvalidPathException e) {
            throw new DeliveryException("'%s' is not a path".formatted(relative), e);
        }
    }
}
