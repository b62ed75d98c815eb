package io.slipway.gitlab.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A journal with group commit: one thread writes everything that waits in one go and syncs it once. After a failed write nothing more is written
 * until {@link #recover}, as the file's end is not known any more.
 */
final class Journal implements Closeable {
    private static final long GATHER_NANOS = 1_000_000;

    private final JournalFile file;
    private final Thread writer;
    private final Object lock = new Object();
    private List<Item> queue = new ArrayList<>();
    private boolean closing;
    private boolean writing;
    private int expected;
    private volatile IOException failure;

    /** What is to be appended, or to replace the file. */
    private static final class Item {
        private final byte[] bytes;
        private final boolean replaces;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Item(byte[] bytes, boolean replaces) {
            this.bytes = bytes;
            this.replaces = replaces;
        }
    }

    /** Opens a file for appending. */
    Journal(Path file) throws IOException {
        this.file = new JournalFile(file);
        this.writer = new Thread(this::work, "slipway-intake");
        writer.setDaemon(true);
        writer.start();
    }

    /** Adds bytes in the order of calls; the future is done when they are on disk. */
    CompletableFuture<Void> append(byte[] bytes) {
        return put(new Item(bytes, false));
    }

    /** Replaces the whole file, at once or not at all, by bytes that say what everything added so far says. */
    CompletableFuture<Void> replace(byte[] bytes) {
        return put(new Item(bytes, true));
    }

    /** The file's size in bytes. */
    long size() {
        return file.size();
    }

    static void await(CompletableFuture<Void> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Whether nothing is written any more, as a write failed. */
    boolean failed() {
        return failure != null;
    }

    /**
     * Cuts off what was not synced, and takes what comes again. Whoever calls this lets nobody append meanwhile.
     *
     * @throws IOException if the file cannot be written yet
     */
    void recover() throws IOException, InterruptedException {
        synchronized (lock) {
            while (writing || !queue.isEmpty()) {
                lock.wait();
            }
            file.recover();
            failure = null;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the intake's journal was being closed");
        }
        file.close();
    }

    private CompletableFuture<Void> put(Item item) {
        synchronized (lock) {
            if (closing) {
                item.done.completeExceptionally(new IOException("the intake is closed"));
            } else {
                queue.add(item);
                if (queue.size() == 1 || queue.size() >= expected) {
                    lock.notifyAll();
                }
            }
        }
        return item.done;
    }

    private void work() {
        for (List<Item> batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                write(batch);
                batch.forEach(item -> item.done.complete(null));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // Whoever waits must hear of it, whatever it is.
                IOException reason = e instanceof IOException known ? known : new IOException(e.toString(), e);
                failure = failure == null ? reason : failure;
                batch.forEach(item -> item.done.completeExceptionally(reason));
            }
        }
    }

    private List<Item> take() {
        synchronized (lock) {
            writing = false;
            lock.notifyAll();
            try {
                while (queue.isEmpty() && !closing) {
                    lock.wait();
                }
                // Those who were answered together soon come again together: one sync for all of them is cheaper than
                // two.
                long end = System.nanoTime() + GATHER_NANOS;
                while (queue.size() < expected && !closing && System.nanoTime() < end) {
                    lock.wait(1);
                }
            } catch (InterruptedException e) {
                closing = true;
            }
            List<Item> taken = queue;
            writing = !taken.isEmpty();
            expected = taken.size() * 3 / 4;
            queue = new ArrayList<>();
            return taken;
        }
    }

    private void write(List<Item> batch) throws IOException {
        if (failure != null) {
            throw new IOException("the intake's journal could not be written before: " + failure.getMessage(), failure);
        }
        List<Item> appended = new ArrayList<>();
        for (Item item : batch) {
            if (item.replaces) {
                append(appended);
                appended.clear();
                file.replace(ByteBuffer.wrap(item.bytes));
            } else {
                appended.add(item);
            }
        }
        append(appended);
    }

    private void append(List<Item> items) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(
                items.stream().mapToInt(item -> item.bytes.length).sum());
        items.forEach(item -> buffer.put(item.bytes));
        file.append(buffer.flip());
    }
}
