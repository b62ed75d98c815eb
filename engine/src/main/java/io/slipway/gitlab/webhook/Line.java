package io.slipway.gitlab.webhook;

import java.util.regex.Pattern;

/** Makes one harmless line of a text that may hold a stranger's: no control characters, escape sequences or direction changes, not too long. */
final class Line {
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");
    private static final int LONGEST = 400;

    private Line() {}

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return plain(shown) ? shown : HARMFUL.matcher(shown).replaceAll("?");
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
