package io.slipway.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads a file in large portions, into the small buffer of a JSON parser and no other on the heap. For one thread. */
final class ReportFile extends InputStream {
    private static final int PORTION = 128 * 1024;

    private final FileChannel file;
    private final ByteBuffer portion = ByteBuffer.allocateDirect(PORTION).flip();

    private ReportFile(FileChannel file) {
        this.file = file;
    }

    static InputStream open(Path path) throws IOException {
        return new ReportFile(FileChannel.open(path));
    }

    @Override
    public int read() throws IOException {
        return ended() ? -1 : portion.get() & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended()) {
            return -1;
        }
        int count = Math.min(length, portion.remaining());
        portion.get(into, offset, count);
        return count;
    }

    private boolean ended() throws IOException {
        if (portion.hasRemaining()) {
            return false;
        }
        portion.clear();
        try {
            return file.read(portion) < 0;
        } finally {
            portion.flip();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
