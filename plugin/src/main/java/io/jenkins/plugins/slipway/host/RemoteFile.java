package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file of an agent, read in blocks: small ones while a reader jumps, as one does over the layers of an archive, and growing ones while it
 * reads on.
 */
final class RemoteFile implements SeekableByteChannel {
    /** Holds the whole of most files that are opened; on a local network it takes no longer than a smaller one. */
    static final int SMALLEST = 64 * 1024;

    private static final int LARGEST = 1024 * 1024;

    private final long size;
    private final Blocks blocks;
    private byte[] block;
    private long blockOffset;
    private int next = SMALLEST;
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
        boolean readsOn = block.length > 0 && position == blockOffset + block.length;
        next = readsOn ? Math.min(next * 4, LARGEST) : SMALLEST;
        block = blocks.read(position, next);
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
