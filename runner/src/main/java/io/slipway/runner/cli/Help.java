package io.slipway.runner.cli;

import java.io.PrintStream;
import java.util.Map;

/** The help texts. */
final class Help {
    private Help() {}

    static void print(Map<String, String> summaries, PrintStream out) {
        out.println("Usage: slipway COMMAND [OPTION]… [ARGUMENT]…");
        out.println();
        summaries.forEach((name, summary) -> out.printf("  %-8s %s%n", name, summary));
        out.println();
        out.println("'slipway COMMAND --help' tells more; 'slipway --version' prints the version.");
    }

    static void print(String name, CliCommand.Synopsis synopsis, PrintStream out) {
        String operand = synopsis.operand().isEmpty() ? "" : " " + synopsis.operand();
        out.println("Usage: slipway " + name + " [OPTION]…" + operand);
        out.println(synopsis.summary());
        out.println();
        for (CliCommand.Option option : synopsis.options()) {
            out.printf("  %-26s %s%n", (option.name() + " " + option.value()).strip(), option.help());
        }
        if (!synopsis.footer().isEmpty()) {
            out.println();
            synopsis.footer().forEach(out::println);
        }
    }
}
