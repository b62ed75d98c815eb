package io.slipway.runner.cli;

import io.slipway.config.DidYouMean;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The command {@code slipway}: finds the command that is meant, and turns what goes wrong into one line and an exit code. */
public final class Slipway {
    private final Map<String, Supplier<CliCommand>> commands = new LinkedHashMap<>();
    private final Map<String, AnnotatedCommand> annotated = new LinkedHashMap<>();
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out for results
     * @param err for errors
     */
    public Slipway(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        commands.put("run", RunCommand::new);
        commands.put("lint", LintCommand::new);
    }

    /**
     * @param name a command's name
     * @param command makes the command
     * @return this, with that command
     */
    public Slipway with(String name, Supplier<CliCommand> command) {
        commands.put(name, command);
        return this;
    }

    /**
     * @param name a command's name
     * @param summary what it does, in one line
     * @param command makes the object that carries picocli's annotations
     * @return this, with that command
     */
    public Slipway with(String name, String summary, Supplier<Object> command) {
        annotated.put(name, new AnnotatedCommand(summary, command));
        return this;
    }

    /**
     * @param arguments as on the command line
     * @return the exit code
     */
    public int execute(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            return words.isEmpty() ? general("") : command(words.get(0), words.subList(1, words.size()));
        } catch (Exception e) {
            return Failures.print(e, err);
        } finally {
            out.flush();
        }
    }

    private int command(String name, List<String> words) throws Exception {
        if (annotated.containsKey(name)) {
            return annotated.get(name).run(name, words, out, err);
        }
        Supplier<CliCommand> found = commands.get(name);
        if (found == null) {
            return general(name);
        }
        CliCommand command = found.get();
        if (words.contains("--help") || words.contains("-h")) {
            Help.print(name, command.synopsis(), out);
            return ExitCode.SUCCESS;
        }
        return command.run(Arguments.of(command.synopsis(), words), out);
    }

    private int general(String word) throws UsageException {
        switch (word) {
            case "--version", "-V" -> {
                String version = Slipway.class.getPackage().getImplementationVersion();
                out.println("slipway " + (version == null ? "(not packaged)" : version));
            }
            case "--help", "-h" -> Help.print(summaries(), out);
            default -> throw new UsageException(unknown(word));
        }
        return ExitCode.SUCCESS;
    }

    private String unknown(String word) {
        List<String> names = new ArrayList<>(summaries().keySet());
        return word.isEmpty()
                ? "a command is missing: " + String.join(", ", names) + "; 'slipway --help' tells more"
                : "there is no command '" + word + "'" + DidYouMean.hint(word, names);
    }

    private Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        commands.forEach(
                (name, command) -> summaries.put(name, command.get().synopsis().summary()));
        annotated.forEach((name, command) -> summaries.put(name, command.summary()));
        return summaries;
    }
}
