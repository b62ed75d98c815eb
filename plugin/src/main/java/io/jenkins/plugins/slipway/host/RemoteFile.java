package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file of an agent, read in blocks: small ones while a reader jumps, as one does over the layers of an archive, and large ones when it
 * reads on.
 */
final class RemoteFile implements SeekableByteChannel {
    /**
     * Of a reader that jumps. It fits into one frame of remoting (8 KiB) with what remoting adds: an answer of several frames over a WebSocket
     * waits some 40 ms for the acknowledgement of the first (Nagle's algorithm, RFC 896), however long the answer is.
     */
    static final int SMALL = 4 * 1024;

    /** Of a reader that reads on. */
    static final int LARGE = 1024 * 1024;

    /** The configuration of an image is rarely longer. */
    private static final int SHORT_READ = 4 * SMALL;

    private final long size;
    private final Blocks blocks;
    private byte[] block;
    private long blockOffset;
    private long readOn;
    private long position;
    private boolean closed;

    /** Reads a part of the file. */
    @FunctionalInterface
    interface Blocks {
        byte[] read(long offset, int length) throws IOException;
    }

    /** The file's first block has been read. */
    RemoteFile(long size, byte[] first, Blocks blocks) {
        this.size = size;
        this.block = first;
        this.blocks = blocks;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        if (position < blockOffset || position >= blockOffset + block.length) {
            fetch();
        }
        int from = (int) (position - blockOffset);
        int length = Math.min(target.remaining(), block.length - from);
        target.put(block, from, length);
        position += length;
        return length;
    }

    private void fetch() throws IOException {
        readOn = position == blockOffset + block.length ? readOn + block.length : 0;
        block = blocks.read(position, readOn < SHORT_READ ? SMALL : LARGE);
        blockOffset = position;
        if (block.length == 0) {
            throw new IOException("the file became shorter while it was read");
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position is not negative");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
