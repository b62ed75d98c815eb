package io.slipway.gitlab.intake;

import io.slipway.host.DeliveryException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The intake's directory: its journal, and the lock that keeps a second process out. */
final class IntakeFiles implements Closeable {
    private static final long SMALL = 64L * 1024 * 1024;

    private final Path directory;
    private final FileChannel lock;

    private IntakeFiles(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static IntakeFiles lock(Path directory) throws DeliveryException, IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new DeliveryException("the intake in %s is open in another process: only one can run its deliveries"
                    .formatted(directory));
        }
        return new IntakeFiles(directory, channel);
    }

    Path journal() {
        return directory.resolve("journal");
    }

    /** Reads the journal and writes it anew, without what is over. */
    QueueState load(IntakeObserver observer) throws IOException {
        QueueState state = new QueueState();
        int damaged = JournalReader.read(journal(), state::apply);
        state.retryRunning();
        if (damaged > 0) {
            Path copy = directory.resolve("journal.damaged");
            Files.copy(journal(), copy, StandardCopyOption.REPLACE_EXISTING);
            observer.damaged(damaged, copy);
        }
        Path temporary = directory.resolve("journal.new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(compact(state));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(temporary, journal(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        JournalFile.sync(directory);
        return state;
    }

    /** Reads the journal as it is. */
    QueueState read() throws IOException {
        QueueState state = new QueueState();
        JournalReader.read(journal(), state::apply);
        return state;
    }

    byte[] compact(QueueState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        state.entries().forEach(entry -> out.writeBytes(EntryCodec.line(entry)));
        return out.toByteArray();
    }

    /** From which size on a journal is written anew, when its compact form had a size. */
    long compactAbove(long compact) {
        return 2 * compact + SMALL;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
