package io.slipway.runner.console;

import io.slipway.host.Console;
import io.slipway.host.Masker;
import io.slipway.host.Neutraliser;
import io.slipway.host.Secret;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The log of one run. Lines of several threads never mix; a secret that was named is masked from then on. */
public final class BuildLog implements Console {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;
    private final Style style;
    private final Set<Secret> secrets = new HashSet<>();
    private volatile Masker masker = Masker.of(Set.of());
    private volatile boolean timestamps;
    private volatile long lastActivity = System.nanoTime();

    /**
     * @param out where lines go; not closed
     * @param style how they are dressed
     */
    public BuildLog(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /**
     * @return how lines are dressed
     */
    public Style style() {
        return style;
    }

    /**
     * Masks these from now on, in each of the forms of {@link Masker}.
     *
     * @param more what must not be shown
     */
    public synchronized void hide(Collection<Secret> more) {
        if (secrets.addAll(more)) {
            masker = Masker.of(secrets);
        }
    }

    /** Puts the time of day before each line from now on. */
    public void withTimestamps() {
        timestamps = true;
    }

    /**
     * @param text any text, best a whole line
     * @return the text without the secrets that were named
     */
    public String mask(String text) {
        return masker.mask(text);
    }

    /**
     * @return the time since the last line
     */
    public long idleNanos() {
        return System.nanoTime() - lastActivity;
    }

    /**
     * @param text any text
     * @return its lines; a carriage return ends none, as it only returns to the line's start
     */
    public static List<String> lines(String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(whole.split("\n", -1));
    }

    /**
     * Shows a text, line by line, as something that a tool or a pipeline said.
     *
     * @param text one or more lines
     */
    @Override
    public void line(String text) {
        lines(text).forEach(this::own);
    }

    /**
     * Shows a line of the runner's own.
     *
     * @param text one line, dressed by {@link #style()}
     */
    public void own(String text) {
        // Masked twice: a secret may hold control characters, and control characters may stand in a printed secret.
        String masked = mask(text);
        write(mask(style == Style.PLAIN ? Neutraliser.plain(masked) : Neutraliser.coloured(masked)));
    }

    private synchronized void write(String line) {
        lastActivity = System.nanoTime();
        if (timestamps) {
            out.print("[" + CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "] ");
        }
        out.print(line);
        out.print('\n');
        out.flush();
    }
}
