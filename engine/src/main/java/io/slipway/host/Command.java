package io.slipway.host;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One call of a tool, as an argument list: no shell reads it.
 *
 * @param tool the tool's name, such as {@code docker}; the host finds it at the operator's path
 * @param arguments what follows the tool; never a secret
 * @param environment the variables the stage names, besides the host's own few (PATH, HOME, LANG)
 * @param directory absolute; empty for an empty directory of the host's, so that no configuration file is met by chance
 * @param input what the command reads from standard input; empty for nothing
 * @param stdout what becomes of standard output
 * @param stderr what becomes of standard error
 * @param timeout after which the command is stopped, positive
 * @param stopSignal how it is asked to end
 * @param secrets what must be masked in everything the command prints
 */
public record Command(
        String tool,
        List<String> arguments,
        Map<String, String> environment,
        String directory,
        String input,
        Output stdout,
        Output stderr,
        Duration timeout,
        StopSignal stopSignal,
        Set<Secret> secrets) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Validates and copies. */
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secrets = Set.copyOf(secrets);
        Objects.requireNonNull(directory);
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("an argument of " + tool + " holds a NUL character");
        }
    }

    /**
     * @param tool the tool's name
     * @param arguments its arguments
     * @return a command with an empty environment, an empty directory, no input, captured output and an hour's time
     */
    public static Command of(String tool, String... arguments) {
        return of(tool, List.of(arguments));
    }

    /**
     * @param tool the tool's name
     * @param arguments its arguments
     * @return a command with an empty environment, an empty directory, no input, captured output and an hour's time
     */
    public static Command of(String tool, List<String> arguments) {
        return new Command(
                tool, arguments, Map.of(), "", "", Output.WHOLE, Output.TAIL, AN_HOUR, StopSignal.TERM, Set.of());
    }

    /**
     * @param more arguments that follow the ones so far
     * @return this command with them
     */
    public Command and(String... more) {
        List<String> all = Stream.concat(arguments.stream(), Stream.of(more)).toList();
        return new Command(tool, all, environment, directory, input, stdout, stderr, timeout, stopSignal, secrets);
    }

    /**
     * @param name a variable's name
     * @param value its value, which may be a secret (name it with {@link #hiding} too)
     * @return this command with that variable
     */
    public Command with(String name, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(name, value);
        return new Command(tool, arguments, all, directory, input, stdout, stderr, timeout, stopSignal, secrets);
    }

    /**
     * @param absolute where it runs
     * @return this command, run there
     */
    public Command in(String absolute) {
        return new Command(tool, arguments, environment, absolute, input, stdout, stderr, timeout, stopSignal, secrets);
    }

    /**
     * @param text what it reads from standard input
     * @return this command with that input
     */
    public Command reading(String text) {
        return new Command(tool, arguments, environment, directory, text, stdout, stderr, timeout, stopSignal, secrets);
    }

    /**
     * @param out what becomes of standard output
     * @param err what becomes of standard error
     * @return this command with these outputs
     */
    public Command to(Output out, Output err) {
        return new Command(tool, arguments, environment, directory, input, out, err, timeout, stopSignal, secrets);
    }

    /**
     * @param limit after which it is stopped
     * @param signal how it is asked to end
     * @return this command with that limit
     */
    public Command within(Duration limit, StopSignal signal) {
        return new Command(tool, arguments, environment, directory, input, stdout, stderr, limit, signal, secrets);
    }

    /**
     * @param limit after which it is stopped, asked by SIGTERM
     * @return this command with that limit
     */
    public Command within(Duration limit) {
        return within(limit, StopSignal.TERM);
    }

    /**
     * @param hidden what must be masked in its output
     * @return this command with these secrets named
     */
    public Command hiding(Secret... hidden) {
        Set<Secret> all = new HashSet<>(secrets);
        all.addAll(List.of(hidden));
        return new Command(tool, arguments, environment, directory, input, stdout, stderr, timeout, stopSignal, all);
    }
}
