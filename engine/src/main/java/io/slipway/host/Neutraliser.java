package io.slipway.host;

import java.util.regex.Pattern;

/** Makes what a tool printed harmless to whoever reads the log. */
public final class Neutraliser {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-Z\\\\^_])");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x80-\\x9f]");
    private static final Pattern CONTROL_BUT_ESCAPE =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f\\x80-\\x9f]");

    private Neutraliser() {}

    /**
     * @param line one line, as a tool printed it
     * @return what is seen of it in the end, without any escape sequence or control character; for a file or a web page
     */
    public static String plain(String line) {
        String last = lastOverwritten(line);
        return CONTROL.matcher(last).find()
                ? CONTROL.matcher(SEQUENCE.matcher(last).replaceAll("")).replaceAll("?")
                : last;
    }

    /**
     * @param line one line, as a tool printed it
     * @return what is seen of it in the end, with its colours but no other escape sequence or control character; for a terminal
     */
    public static String coloured(String line) {
        String last = lastOverwritten(line);
        if (!CONTROL.matcher(last).find()) {
            return last;
        }
        String kept = SEQUENCE.matcher(last)
                .replaceAll(found -> COLOUR.matcher(found.group()).matches() ? found.group() : "");
        String reset = COLOUR.matcher(kept).find() ? "\u001b[0m" : "";
        return CONTROL_BUT_ESCAPE.matcher(kept).replaceAll("?") + reset;
    }

    /** Progress bars return to the line's start again and again: only what is seen last counts. */
    private static String lastOverwritten(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }
}
