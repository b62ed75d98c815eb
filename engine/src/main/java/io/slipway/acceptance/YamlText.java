package io.slipway.acceptance;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text as a YAML scalar on one line: plainly where nothing could be mistaken, in double quotes otherwise. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("\\p{Alpha}(?:[\\p{Alnum} ._/@()-]*[\\p{Alnum}.)])?");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if ((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\U%08X".formatted(c));
            }
        });
        return out.append('"').toString();
    }
}
