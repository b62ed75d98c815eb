package io.jenkins.plugins.slipway.delivery;

import io.slipway.host.Console;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The log of a run, as a step writes to it. Lines of several threads never mix. */
final class RunConsole implements Console {
    private final PrintStream log;
    private final Secrets secrets;

    /**
     * @param log the step's, which masks what the pipeline's own blocks mask
     * @param secrets what is masked besides
     */
    RunConsole(PrintStream log, Secrets secrets) {
        this.log = log;
        this.secrets = secrets;
    }

    @Override
    public void line(String text) {
        // A carriage return ends no line: it only returns to the line's start.
        String shown = Arrays.stream(text.replaceFirst("\n$", "").split("\n", -1))
                .map(line -> secrets.shown(line) + "\n")
                .collect(Collectors.joining());
        synchronized (log) {
            log.print(shown);
            log.flush();
        }
    }

    @Override
    public String masked(String text) {
        return secrets.mask(text);
    }
}
