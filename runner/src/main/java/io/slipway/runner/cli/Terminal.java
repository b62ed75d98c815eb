package io.slipway.runner.cli;

import io.slipway.runner.console.Style;

/** Whether somebody is there. The launcher knows, the JDK does not in all its versions; without it nobody is. */
final class Terminal {
    private static final String IN = "slipway.stdin.terminal";
    private static final String OUT = "slipway.stdout.terminal";

    private Terminal() {}

    /** Whether the process was started at a terminal, with input and output on it. */
    static boolean present() {
        return Boolean.getBoolean(IN) && Boolean.getBoolean(OUT);
    }

    /** Colours on a terminal, unless its user wants none (https://no-color.org). */
    static Style style() {
        String noColour = System.getenv("NO_COLOR");
        boolean wanted = noColour == null || noColour.isEmpty();
        return Boolean.getBoolean(OUT) && wanted && !"dumb".equals(System.getenv("TERM")) ? Style.COLOUR : Style.PLAIN;
    }
}
