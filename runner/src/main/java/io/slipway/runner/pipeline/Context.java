package io.slipway.runner.pipeline;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What holds for the steps of a block: {@code withEnv}, {@code dir} and the like make a new one for their body.
 *
 * @param environment variables that this block sets, over the build's own
 * @param directory where commands run; empty outside of every {@code node}
 * @param branch the parallel branch, for the log; empty outside of one
 * @param stage the innermost stage around
 * @param pending variables whose value is computed when somebody asks
 */
public record Context(
        Map<String, String> environment,
        Optional<Path> directory,
        String branch,
        Optional<Stages.Entry> stage,
        Map<String, Supplier<String>> pending) {
    /** Outside of every block. */
    public static final Context NONE = new Context(Map.of(), Optional.empty(), "", Optional.empty(), Map.of());

    /** Copies. */
    public Context {
        environment = Map.copyOf(environment);
        pending = Map.copyOf(pending);
    }

    /**
     * @param variables by name; {@code PATH+X} puts its value before that of {@code PATH}
     * @param current looks a variable up as it is now
     * @return this context with them
     */
    public Context with(Map<String, String> variables, Function<String, String> current) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        variables.forEach((name, value) -> {
            int plus = name.indexOf('+');
            String plain = plus < 0 ? name : name.substring(0, plus);
            String before = all.containsKey(plain) ? all.get(plain) : current.apply(plain);
            all.put(plain, plus < 0 || before == null ? value : value + File.pathSeparator + before);
        });
        return new Context(all, directory, branch, stage, pending);
    }

    /**
     * @param absolute where commands run
     * @return this context, there
     */
    public Context in(Path absolute) {
        return new Context(environment, Optional.of(absolute), branch, stage, pending);
    }

    /**
     * @return this context outside of every {@code node}
     */
    public Context nowhere() {
        return new Context(environment, Optional.empty(), branch, stage, pending);
    }

    /**
     * @param name the branch's name
     * @return this context in that branch
     */
    public Context branch(String name) {
        return new Context(environment, directory, name, stage, pending);
    }

    /**
     * @param inner a stage
     * @return this context in that stage
     */
    public Context stage(Stages.Entry inner) {
        return new Context(environment, directory, branch, Optional.of(inner), pending);
    }

    /**
     * @param suppliers by name
     * @return this context with these variables computed when asked for
     */
    public Context pending(Map<String, Supplier<String>> suppliers) {
        return new Context(environment, directory, branch, stage, suppliers);
    }
}
