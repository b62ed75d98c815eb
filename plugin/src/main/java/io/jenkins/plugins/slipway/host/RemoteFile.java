package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;

/**
 * A file of an agent, read in blocks: small ones while a reader jumps, as one does over the layers of an archive, and large ones when it
 * reads on.
 */
final class RemoteFile implements SeekableByteChannel {
    /** Of a reader that jumps. */
    static final int SMALL = 4 * 1024;

    /** Of a reader that reads on. */
    static final int LARGE = 1024 * 1024;

    /** So many blocks of one frame take as long as one of several. */
    private static final int FRAMES = 20;

    private final long size;
    private final Parts known;
    private final Blocks blocks;
    private byte[] block = new byte[0];
    private long blockOffset;
    private int readOn;
    private long position;
    private boolean closed;

    /** Reads a part of the file. */
    @FunctionalInterface
    interface Blocks {
        /** At most that many bytes; fewer where no more fit packed into the room, but some. */
        byte[] read(long offset, int length, int room) throws IOException;
    }

    /** Parts of the file have been read. */
    RemoteFile(long size, Parts known, Blocks blocks) {
        this.size = size;
        this.known = known;
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
        Map.Entry<Long, byte[]> part = known.at(position);
        if (part == null) {
            readOn = position == blockOffset + block.length ? readOn + 1 : 0;
            block = blocks.read(position, readOn == 0 ? SMALL : LARGE, readOn < FRAMES ? Packed.ONE_FRAME : LARGE);
            blockOffset = position;
        } else {
            block = part.getValue();
            blockOffset = part.getKey();
        }
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
