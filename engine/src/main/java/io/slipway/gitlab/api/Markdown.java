package io.slipway.gitlab.api;

/** Writes texts of strangers into GitLab's Markdown, so that they are shown and do nothing. */
public final class Markdown {
    private static final int LONGEST = 400;

    private Markdown() {}

    /**
     * As code: the one place where GitLab makes nothing of a text, neither links nor images, mentions ({@code @all}), references
     * ({@code #1}, {@code !1}), emoji nor HTML.
     *
     * @param text any
     * @return one line of Markdown, which may stand in a table's cell
     */
    public static String code(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
        String some =
                line.length() <= LONGEST ? line : line.substring(0, LONGEST).stripTrailing() + "…";
        if (some.isEmpty()) {
            return "–";
        }
        String fence = "`".repeat(longestRun(some) + 1);
        String space = some.startsWith("`") || some.endsWith("`") ? " " : "";
        return fence + space + some.replace("|", "\\|") + space + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
