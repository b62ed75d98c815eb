package io.slipway.runner.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * One command of {@code slipway}, such as {@code run}. Its class is made only when it is asked for.
 */
public interface CliCommand {
    /**
     * @return how it is called
     */
    Synopsis synopsis();

    /**
     * @param arguments as its synopsis declares them
     * @param out for the command's result
     * @return the exit code
     * @throws Exception whatever went wrong; {@link UsageException}, {@code DeliveryException} and {@code IOException} become one
     *     line and the exit code {@link ExitCode#USAGE}
     */
    int run(Arguments arguments, PrintStream out) throws Exception;

    /**
     * How a command is called.
     *
     * @param summary what it does, in one line
     * @param operand what stands without an option, such as {@code [JENKINSFILE]} or {@code REPORT…}; empty for nothing
     * @param operands how many of these there may be
     * @param options its options
     * @param footer further lines of its help
     */
    record Synopsis(String summary, String operand, int operands, List<Option> options, List<String> footer) {
        /** Copies. */
        public Synopsis {
            options = List.copyOf(options);
            footer = List.copyOf(footer);
        }
    }

    /**
     * An option.
     *
     * @param name with its dashes, such as {@code --env}
     * @param value what follows it, such as {@code NAME=VALUE}; empty for a switch
     * @param help what it is for
     */
    record Option(String name, String value, String help) {
        /**
         * @return whether nothing follows it
         */
        public boolean isSwitch() {
            return value.isEmpty();
        }
    }
}
