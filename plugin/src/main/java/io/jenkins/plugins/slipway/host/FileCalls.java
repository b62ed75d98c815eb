package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.io.Serializable;
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

    /** Begins to read the file from its start to its end. */
    record Start(String root, String relative) implements AgentCall<Started> {
        @Override
        public Started call() throws DeliveryException, IOException {
            try (SeekableByteChannel channel = directory(root).open(relative)) {
                Parts parts = Parts.none();
                parts.byOffset()
                        .put(
                                0L,
                                Packed.of(channel, 0, RemoteFile.LARGE, Packed.ONE_FRAME)
                                        .bytes());
                return new Started(channel.size(), parts.packed());
            }
        }
    }

    /** Begins to read the file here and there, as one reads an archive. */
    record Outline(String root, String relative) implements AgentCall<Started> {
        @Override
        public Started call() throws DeliveryException, IOException {
            try (SeekableByteChannel channel = directory(root).open(relative)) {
                return new Started(channel.size(), TarOutline.of(channel).packed());
            }
        }
    }

    /**
     * What is known of a file at first.
     *
     * @param size its bytes
     * @param parts what its reader will read next
     */
    record Started(long size, Packed parts) implements Serializable {}

    /** Gives back a part of the file: less than asked for only at its end, or where no more fits. */
    record Block(String root, String relative, long offset, int length, int room) implements AgentCall<Packed> {
        @Override
        public Packed call() throws DeliveryException, IOException {
            try (SeekableByteChannel channel = directory(root).open(relative)) {
                return Packed.of(channel, offset, length, room);
            }
        }
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
