package io.slipway.runner;

import io.slipway.runner.cli.Slipway;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments as on the command line
     */
    public static void main(String[] arguments) {
        System.exit(Slipway.commandLine().execute(arguments));
    }
}
