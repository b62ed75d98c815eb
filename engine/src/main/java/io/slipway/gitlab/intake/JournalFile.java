package io.slipway.gitlab.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that only grows, and is synced with each write. It is filled with zeros ahead of what is written: a sync then has data to write, and no
 * new length, for which file systems wait for everybody else's changes too. Not safe by itself, but for {@link #size}.
 */
final class JournalFile implements Closeable {
    private static final int AHEAD = 2 * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final Path path;
    private FileChannel channel;
    private volatile long size;
    private long reserved;
    private boolean crowded;

    /** Opens a file for appending. */
    JournalFile(Path path) throws IOException {
        this.path = path;
        open();
    }

    /** How many bytes are written and synced. */
    long size() {
        return size;
    }

    /** Adds bytes at the end; they are on disk when this returns. */
    void append(ByteBuffer bytes) throws IOException {
        if (bytes.hasRemaining()) {
            reserve(size + bytes.remaining());
            long end = write(bytes, size);
            channel.force(false);
            size = end;
        }
    }

    /** Replaces the whole file, at once or not at all. */
    void replace(ByteBuffer bytes) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(path.toAbsolutePath().getParent());
        channel.close();
        open();
    }

    /** Cuts off what was not synced, after a failed write. */
    void recover() throws IOException {
        try (FileChannel end = FileChannel.open(path, StandardOpenOption.WRITE)) {
            end.truncate(size);
            end.force(true);
        }
        channel.close();
        open();
    }

    /** Makes a directory's entries (a renamed file) last. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        try (FileChannel open = channel) {
            if (open.isOpen()) {
                open.truncate(size);
            }
        }
    }

    private void open() throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        size = channel.size();
        reserved = size;
        crowded = false;
    }

    private void reserve(long end) throws IOException {
        if (end <= reserved || crowded) {
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocate(PIECE);
        try {
            while (reserved < end + AHEAD) {
                reserved = write(zeros.rewind(), reserved);
            }
        } catch (IOException e) {
            // There may be room for what is to be written all the same.
            crowded = true;
            channel.truncate(size);
            reserved = size;
        }
    }

    private long write(ByteBuffer bytes, long at) throws IOException {
        long end = at;
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        return end;
    }
}
