package io.slipway.runner.groovy;

import groovy.lang.Closure;
import groovy.lang.MetaClass;
import io.slipway.config.DidYouMean;
import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What names mean in a Jenkinsfile: steps, symbols, global variables, a library's {@code vars}, the environment. */
public final class Dsl {
    private final Build build;
    private final StepTable steps;
    private final Cps cps;
    private final Arguments arguments = new Arguments(this::body);
    private final PipelineBinding binding = new PipelineBinding(this);
    private final Map<String, Object> globals = new LinkedHashMap<>();
    private final Function<String, Optional<Class<?>>> vars;
    private final Map<String, Object> instances = new LinkedHashMap<>();

    /**
     * @param build the run
     * @param steps the steps and symbols
     * @param vars the class of a library's variable, by its name
     */
    public Dsl(Build build, StepTable steps, Function<String, Optional<Class<?>>> vars) {
        this.build = build;
        this.steps = steps;
        this.vars = vars;
        this.cps = new Cps(new Mismatches(build.log()));
        globals.put("env", new EnvGlobal(build));
        globals.put("params", build.parameters());
        globals.put("currentBuild", new CurrentBuild(build));
        globals.put("steps", new StepsGlobal(this));
        globals.put("scm", new Described("scm", Map.of()));
    }

    /**
     * @return the variables that all scripts of the run share
     */
    PipelineBinding binding() {
        return binding;
    }

    /**
     * @return the run
     */
    public Build build() {
        return build;
    }

    /**
     * @param name a global's name
     * @param value what it is
     */
    public void global(String name, Object value) {
        globals.put(name, value);
    }

    /** The value of a name that is no local variable; null if there is none. */
    Object variable(String name) {
        if (binding.hasVariable(name)) {
            return binding.getVariable(name);
        }
        Object global = globals.get(name);
        if (global == null) {
            global = libraryVariable(name);
        }
        return global == null ? build.environment().get(name, build.context()) : global;
    }

    private Object libraryVariable(String name) {
        if (!instances.containsKey(name)) {
            vars.apply(name).ifPresent(type -> instances.put(name, instance(type)));
        }
        return instances.get(name);
    }

    private Object instance(Class<?> type) {
        return InvokerHelper.createScript(type, binding);
    }

    /** Calls what a name means. */
    Object invoke(String name, Object args) throws Exception {
        Object[] list = InvokerHelper.asArray(args);
        if (globals.get(name) instanceof Function<?, ?> function) {
            return call(function, list);
        }
        Object callable = callable(name, list);
        if (callable != null) {
            return InvokerHelper.getMetaClass(callable).invokeMethod(callable, "call", list);
        }
        Optional<Step> step = steps.find(name);
        if (step.isPresent()) {
            return build.run(arguments.call(step.get(), list, build));
        }
        if (steps.isSymbol(name)) {
            return new Described(name, arguments.described(list));
        }
        throw new NoSuchMethodError(noSuchMethod(name));
    }

    @SuppressWarnings("unchecked") // whatever is registered as a global function takes the call's arguments
    private static Object call(Function<?, ?> function, Object... args) {
        return ((Function<Object[], Object>) function).apply(args);
    }

    private Object callable(String name, Object... args) {
        Object value = binding.hasVariable(name) ? binding.getVariable(name) : globals.get(name);
        if (value == null && steps.find(name).isEmpty()) {
            value = libraryVariable(name);
        }
        if (value == null) {
            return null;
        }
        MetaClass type = InvokerHelper.getMetaClass(value);
        return type.respondsTo(value, "call", args).isEmpty() ? null : value;
    }

    private String noSuchMethod(String name) {
        Set<String> known = new TreeSet<>(steps.names());
        known.addAll(steps.symbols());
        known.addAll(globals.keySet());
        Optional<String> nearest = DidYouMean.nearest(name, known);
        return nearest.map(
                        near -> "No such DSL method '%s' found among steps; did you mean '%s'?".formatted(name, near))
                .orElseGet(() -> "No such DSL method '%s' found among steps %s or symbols %s or globals %s"
                        .formatted(
                                name, new TreeSet<>(steps.names()), new TreeSet<>(steps.symbols()), globals.keySet()));
    }

    /** A closure of the pipeline as the body of a step. */
    Body body(Closure<?> closure) {
        return context -> build.in(context, () -> run(closure::call));
    }

    /**
     * Runs pipeline code on the calling thread, which is on the lane.
     *
     * @param code transformed or not
     * @return its value
     * @throws Exception what it threw
     */
    public Object run(io.slipway.runner.pipeline.Lane.Waiting<?> code) throws Exception {
        try {
            return cps.run(code);
        } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) {
            throw e;
        } catch (InterruptedException e) {
            throw build.strand().flow(e);
        }
    }

    /**
     * Calls a step from Java.
     *
     * @param name the step's name
     * @param named its arguments
     * @param body its block; null for none
     * @param context where
     * @return the step's value
     * @throws Exception what it threw
     */
    public Object step(String name, Map<String, Object> named, Body body, Context context) throws Exception {
        Step step = steps.find(name).orElseThrow(() -> new NoSuchMethodError(noSuchMethod(name)));
        return build.in(context, () -> build.run(arguments.call(step, named, Optional.ofNullable(body), build)));
    }
}
