package io.slipway.host;

import java.time.Duration;

/**
 * How a command ended.
 *
 * @param code the exit code; 128 + signal where a signal ended it
 * @param timedOut whether the host ended it because its time was over
 * @param out what the command's {@link Output} for standard output kept
 * @param err what the command's {@link Output} for standard error kept
 * @param took from start to end
 */
public record ExitStatus(int code, boolean timedOut, String out, String err, Duration took) {
    /**
     * @return whether it ended by itself with exit code 0
     */
    public boolean success() {
        return code == 0 && !timedOut;
    }

    /**
     * @return what the command said last, for an error message: the last line that is not blank of standard error, else of
     *     standard output, else the exit code
     */
    public String lastWords() {
        String text = err.isBlank() ? out : err;
        String last = text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(String::strip)
                .orElse("");
        String how = timedOut ? "timed out after " + took.toSeconds() + " s" : "exit code " + code;
        return last.isEmpty() ? how : last + " (" + how + ")";
    }
}
