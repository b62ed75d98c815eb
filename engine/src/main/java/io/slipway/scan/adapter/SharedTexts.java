package io.slipway.scan.adapter;

/**
 * Holds texts that occur often once only, as far as it remembers them: a text may push another out, so what it holds is bounded, whatever
 * the document says.
 */
final class SharedTexts {
    private static final int SLOTS = 1 << 15;
    private static final int LONGEST = 256;

    private final String[] slots = new String[SLOTS];

    /** The text of these characters; none is made where the same was met before. */
    String of(char[] characters, int offset, int length) {
        if (length > LONGEST) {
            return new String(characters, offset, length);
        }
        int slot = slot(characters, offset, length);
        String known = slots[slot];
        if (known == null || !same(known, characters, offset, length)) {
            known = new String(characters, offset, length);
            slots[slot] = known;
        }
        return known;
    }

    /** Four characters at once, which do not wait for each other. */
    private static int slot(char[] characters, int offset, int length) {
        int hash = length;
        int at = offset;
        for (int end = offset + length - 3; at < end; at += 4) {
            hash = hash * 923_521
                    + characters[at] * 29_791
                    + characters[at + 1] * 961
                    + characters[at + 2] * 31
                    + characters[at + 3];
        }
        for (; at < offset + length; at++) {
            hash = hash * 31 + characters[at];
        }
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }

    private static boolean same(String text, char[] characters, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
