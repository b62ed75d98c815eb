package io.slipway.gitlab;

/** Bounds what a stranger's text may cost. */
final class Texts {
    private Texts() {}

    /** A text of at most so many characters, not cut within a surrogate pair. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** An address, or nothing where it is too long to be one. */
    static String address(String url) {
        return url.length() <= 2_000 ? url : "";
    }
}
