package io.jenkins.plugins.slipway.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gathers what a reader of a tar archive (POSIX ustar) reads first: the header of each entry, and what lies in the small ones. It is a guess and need
 * not be right: what is missing is read later, and what is too much is not.
 */
final class TarOutline {
    private static final int RECORD = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int MAGIC_AT = 257;
    private static final int MOST_ENTRIES = 1000;
    /** Of what lies in an entry: a configuration has a few KiB. */
    private static final int SMALL_CONTENT = 16 * 1024;
    /** Of a larger one: enough to see how it is compressed. */
    private static final int BEGINNING = 16;

    private static final int MOST_CONTENT = 128 * 1024;

    private final SeekableByteChannel file;
    private final Parts parts = Parts.none();
    private int content;

    private TarOutline(SeekableByteChannel file) {
        this.file = file;
    }

    /**
     * @param file any file
     * @return parts of it; few where it is no archive
     * @throws IOException if it cannot be read
     */
    static Parts of(SeekableByteChannel file) throws IOException {
        TarOutline outline = new TarOutline(file);
        outline.walk();
        return outline.parts;
    }

    private void walk() throws IOException {
        long at = 0;
        for (int entries = 0; at >= 0 && at < file.size() && entries < MOST_ENTRIES; entries++) {
            at = next(at);
        }
    }

    /** Gives back where the next entry begins, less than 0 where there is none. */
    private long next(long at) throws IOException {
        byte[] header = read(at, RECORD);
        boolean entry =
                header.length == RECORD && new String(header, MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
        long size = entry ? size(header) : -1;
        if (size < 0) {
            // The archive's end, or no archive.
            parts.byOffset().put(at, read(at, 2 * RECORD));
            return -1;
        }
        parts.byOffset().put(at, read(at, RECORD + wanted(size)));
        return at + RECORD + (size + RECORD - 1) / RECORD * RECORD;
    }

    private int wanted(long size) {
        if (size > SMALL_CONTENT || content + size > MOST_CONTENT) {
            return (int) Math.min(size, BEGINNING);
        }
        content += (int) size;
        return (int) size;
    }

    /** Octal digits, or for large files a binary number whose first bit is set (GNU, POSIX 2001 allows it). */
    private static long size(byte[] header) {
        if (header[SIZE_AT] < 0) {
            return ByteBuffer.wrap(header, SIZE_AT + SIZE_LENGTH - Long.BYTES, Long.BYTES)
                    .getLong();
        }
        String digits = new String(header, SIZE_AT, SIZE_LENGTH, StandardCharsets.US_ASCII)
                .replace('\0', ' ')
                .strip();
        return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
    }

    private byte[] read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.position(at);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // Until it is full.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
