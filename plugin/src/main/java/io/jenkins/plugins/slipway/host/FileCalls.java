package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Map;

/** What an agent does with the files of one directory. Each path is confined there, where the files are, each time. */
final class FileCalls {
    private FileCalls() {}

    private static Directory directory(String root) throws IOException {
        return new LocalHost(Path.of(root), Map.of(), Map.of()).workspace();
    }

    /** Gives back the absolute path below the root as it was named, which need not be its real path: a container may know it only so. */
    record Resolve(String root, String relative) implements AgentCall<String> {
        @Override
        public String call() throws DeliveryException, IOException {
            Path real = Path.of(root).toRealPath();
            Path resolved = Path.of(directory(root).resolve(relative));
            return Path.of(root).resolve(real.relativize(resolved)).toString();
        }
    }

    /** Tells what is there. */
    record Kind(String root, String relative) implements AgentCall<FileKind> {
        @Override
        public FileKind call() throws DeliveryException, IOException {
            return directory(root).kind(relative);
        }
    }

    /** Gives back the file's size and its first bytes, as who opens a file reads it next. */
    record Start(String root, String relative, int length) implements AgentCall<Started> {
        @Override
        public Started call() throws DeliveryException, IOException {
            try (SeekableByteChannel channel = directory(root).open(relative)) {
                return new Started(channel.size(), part(channel, 0, length));
            }
        }
    }

    /** How a file begins. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Started(long size, byte[] block) implements Serializable {}

    /** Gives back a part of the file: fewer bytes than asked for only at its end. */
    record Block(String root, String relative, long offset, int length) implements AgentCall<byte[]> {
        @Override
        public byte[] call() throws DeliveryException, IOException {
            try (SeekableByteChannel channel = directory(root).open(relative)) {
                return part(channel, offset, length);
            }
        }
    }

    private static byte[] part(SeekableByteChannel channel, long offset, int length) throws IOException {
        long left = Math.max(0, channel.size() - offset);
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(left, length));
        channel.position(offset);
        while (block.hasRemaining() && channel.read(block) >= 0) {
            // Until it is full.
        }
        return java.util.Arrays.copyOf(block.array(), block.position());
    }

    /** Writes a file for its owner alone. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Write(String root, String relative, byte[] content) implements AgentCall<String> {
        @Override
        public String call() throws DeliveryException, IOException {
            directory(root).write(relative, content);
            return new Resolve(root, relative).call();
        }
    }
}
