package io.slipway.runner.console;

/** How lines are dressed. */
public enum Style {
    /** No escape sequence at all: for files and pipes. */
    PLAIN,
    /** ANSI colours (ECMA-48 SGR): for terminals. */
    COLOUR;

    private static final char ESCAPE = 0x1b;

    /**
     * @param text a line without escape sequences
     * @return the text, bold where this style can
     */
    public String bold(String text) {
        return dress(text, 1);
    }

    /**
     * @param text a line without escape sequences
     * @return the text, green where this style can
     */
    public String green(String text) {
        return dress(text, 32);
    }

    /**
     * @param text a line without escape sequences
     * @return the text, yellow where this style can
     */
    public String yellow(String text) {
        return dress(text, 33);
    }

    /**
     * @param text a line without escape sequences
     * @return the text, red where this style can
     */
    public String red(String text) {
        return dress(text, 31);
    }

    private String dress(String text, int code) {
        return this == PLAIN ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
