package io.slipway.acceptance;

import java.util.regex.Pattern;

/** A text on one line: as the values of an acceptance are read, compared and signed. */
public final class OneLine {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x85]+");

    private OneLine() {}

    /**
     * @param text any
     * @return without white space at its ends, and each run of it in between as one blank
     */
    public static String of(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}
