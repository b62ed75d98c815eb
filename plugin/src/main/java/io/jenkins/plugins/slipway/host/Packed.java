package io.jenkins.plugins.slipway.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes on their way from an agent, packed (zlib, RFC 1950). An answer that fits into one frame of remoting (8 KiB) arrives at once. One of
 * several frames over a WebSocket waits some 40 ms for the acknowledgement of the first (Nagle's algorithm, RFC 896), however long it is.
 *
 * @param deflated what travels
 * @param length how many bytes it stands for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Packed(byte[] deflated, int length) implements Serializable {
    /** What fits into a frame with what remoting adds, and with the last piece. */
    static final int ONE_FRAME = 4 * 1024;

    private static final int PIECE = 4 * 1024;

    /**
     * @param bytes all of them
     * @return them
     */
    static Packed of(byte[] bytes) {
        Packing packing = new Packing();
        packing.add(bytes, bytes.length);
        return packing.end();
    }

    /**
     * @param channel a file
     * @param offset where to begin
     * @param most how many bytes of the file at most
     * @param room how many bytes may travel, more or less; at least one byte of the file comes where there is one
     * @return as many bytes of the file as fit
     * @throws IOException if the file cannot be read
     */
    static Packed of(SeekableByteChannel channel, long offset, int most, int room) throws IOException {
        Packing packing = new Packing();
        channel.position(offset);
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        while (packing.length < most && packing.deflated.size() < room) {
            piece.clear().limit(Math.min(PIECE, most - packing.length));
            int read = channel.read(piece);
            if (read < 0) {
                break;
            }
            packing.add(piece.array(), read);
        }
        return packing.end();
    }

    /**
     * @return what was packed
     * @throws IOException if it is damaged
     */
    byte[] bytes() throws IOException {
        byte[] bytes = new byte[length];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            if (inflater.inflate(bytes) < length) {
                throw new IOException("the agent sent less than it said");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IOException("the agent sent something else than it said", e);
        } finally {
            inflater.end();
        }
    }

    private static final class Packing {
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private final ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        private final byte[] buffer = new byte[PIECE];
        private int length;

        void add(byte[] bytes, int count) {
            deflater.setInput(bytes, 0, count);
            length += count;
            flush(Deflater.SYNC_FLUSH);
        }

        private void flush(int mode) {
            int written = buffer.length;
            while (written == buffer.length) {
                written = deflater.deflate(buffer, 0, buffer.length, mode);
                deflated.write(buffer, 0, written);
            }
        }

        Packed end() {
            deflater.finish();
            flush(Deflater.NO_FLUSH);
            deflater.end();
            return new Packed(deflated.toByteArray(), length);
        }
    }
}
