package io.slipway.runner.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command of picocli's. That library needs a fifth of a second to start, which {@code run} does not have, so it is touched only
 * when such a command is called.
 *
 * @param summary what it does, in one line
 * @param command makes the object that carries picocli's annotations
 */
record AnnotatedCommand(String summary, Supplier<Object> command) {
    int run(String name, List<String> words, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(command.get())
                .setExpandAtFiles(false)
                .setCommandName("slipway " + name)
                .registerConverter(LocalDate.class, AnnotatedCommand::date)
                .registerConverter(BigDecimal.class, AnnotatedCommand::number)
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
        if (words.contains("--help") || words.contains("-h")) {
            line.usage(line.getOut());
            return ExitCode.SUCCESS;
        }
        line.setExecutionExceptionHandler((problem, failed, parsed) -> Failures.print(problem, err));
        line.setParameterExceptionHandler(
                (problem, ignored) -> Failures.print(new UsageException(problem.getMessage()), err));
        return line.execute(words.toArray(String[]::new));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a number; write it as 6.9");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a date; write it as YYYY-MM-DD");
        }
    }
}
