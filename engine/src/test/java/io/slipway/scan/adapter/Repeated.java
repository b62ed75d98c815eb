package io.slipway.scan.adapter;

import java.io.InputStream;
import java.util.Arrays;

/** So many of one character, made as they are read. */
public final class Repeated extends InputStream {
    private final char character;
    private long left;

    private Repeated(char character, long times) {
        this.character = character;
        this.left = times;
    }

    public static InputStream of(char character, long times) {
        return new Repeated(character, times);
    }

    @Override
    public int read() {
        return left-- > 0 ? character : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count = (int) Math.min(length, left);
        Arrays.fill(into, offset, offset + count, (byte) character);
        left -= count;
        return count == 0 ? -1 : count;
    }
}
