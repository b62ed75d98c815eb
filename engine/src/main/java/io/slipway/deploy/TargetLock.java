package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One deployment per target at a time: a lock on a file, which ends with its process whatever becomes of it. */
final class TargetLock implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final FileChannel channel;

    private TargetLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other deployment of the target is under way. */
    static TargetLock acquire(Target target, StepRun run) throws DeliveryException, IOException, InterruptedException {
        Path file = run.delivery().store().cache().resolve(target.id().replace(':', '-') + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            await(channel, run);
            return new TargetLock(channel);
        } catch (DeliveryException | IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void await(FileChannel channel, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (boolean said = false; !locked(channel); said = true) {
            if (!said) {
                run.console().line("waiting for another deployment of this target");
            }
            if (System.nanoTime() > deadline) {
                throw new DeliveryException(
                        "another deployment of this target has been under way for %d minutes: end it, or try later"
                                .formatted(LONGEST_WAIT.toMinutes()));
            }
            run.pause(PAUSE);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
