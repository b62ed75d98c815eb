package io.slipway.report;

import java.util.Locale;

/**
 * Makes a stranger's text safe to look at: characters that are not seen but change what is seen (controls, direction overrides, zero
 * widths) are spelled out, as in "Trojan Source" (Unicode TR 36, UTS 55). Escaping for a format is another matter.
 */
public final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /**
     * @param text anything
     * @return the same with each deceptive character as {@code [U+202E]}; every character of it may stand in XML 1.0
     */
    public static String of(String text) {
        return text.codePoints().allMatch(Visible::honest) ? text : spelled(text);
    }

    private static String spelled(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (honest(character)) {
                visible.appendCodePoint(character);
            } else {
                visible.append(String.format(Locale.ROOT, "[U+%04X]", character));
            }
        });
        return visible.toString();
    }

    private static boolean honest(int character) {
        if (character == '\n' || character == '\t') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Scripts and emoji need the two joiners; they change no order.
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> (character & 0xFFFE) != 0xFFFE;
        };
    }
}
