package io.slipway.runner.serve.run;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How {@code slipway} is started: as this process was.
 *
 * @param command the program and its first arguments, to which a command of Slipway's is added
 */
public record Launcher(List<String> command) {
    private static final String MAIN = "io.slipway.runner.Main";

    /** Copies. */
    public Launcher {
        command = List.copyOf(command);
    }

    /**
     * @return the launcher that starts the same Java with the same options and classes
     */
    public static Launcher same() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        Predicate<String> ours =
                option -> option.startsWith("-Dslipway.stdin") || option.startsWith("-Dslipway.stdout");
        Predicate<String> agents = option -> option.startsWith("-agent") || option.startsWith("-javaagent");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ours.or(agents).negate())
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return new Launcher(command);
    }
}
