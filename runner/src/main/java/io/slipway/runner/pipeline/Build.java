package io.slipway.runner.pipeline;

import io.slipway.host.DeliveryException;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.result.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** One run of a pipeline: its state, which several threads may touch. */
public final class Build {
    private final BuildSettings settings;
    private final Instant started = Instant.now();
    private final String cookie = UUID.randomUUID().toString();
    private final Environment environment;
    private final Lane lane = new Lane();
    private final Stages stages = new Stages();
    private final ThreadLocal<Strand> strand = ThreadLocal.withInitial(() -> new Strand(Thread.currentThread()));
    private final ThreadLocal<Context> context = ThreadLocal.withInitial(() -> Context.NONE);
    private final Map<String, Object> parameters = Collections.synchronizedMap(new LinkedHashMap<>());
    private Result result;
    private String displayName;
    private String description;

    /**
     * @param settings what the run is started with
     */
    public Build(BuildSettings settings) {
        this.settings = settings;
        this.environment = new Environment(settings.environment());
        this.displayName = "#" + settings.number();
    }

    /**
     * @return what the run was started with
     */
    public BuildSettings settings() {
        return settings;
    }

    /**
     * @return when it was started
     */
    public Instant started() {
        return started;
    }

    /**
     * @return where this run keeps files, outside of the workspace; need not exist
     */
    public Path directory() {
        return settings.state().resolve("builds").resolve(Integer.toString(settings.number()));
    }

    /**
     * @return where its steps and scripts may keep files until it ends, outside of the workspace; need not exist
     */
    public Path temporary() {
        return directory().resolve("tmp");
    }

    /**
     * @return what marks the processes of this run in their environment
     */
    public String cookie() {
        return cookie;
    }

    /**
     * @return its variables
     */
    public Environment environment() {
        return environment;
    }

    /**
     * @return the lane on which its code runs
     */
    public Lane lane() {
        return lane;
    }

    /**
     * @return its stages so far
     */
    public Stages stages() {
        return stages;
    }

    /**
     * @return its log
     */
    public BuildLog log() {
        return settings.log();
    }

    /**
     * @return its parameters by name; to be changed only while the pipeline starts
     */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * @return the strand of the calling thread
     */
    public Strand strand() {
        return strand.get();
    }

    /** Makes a strand that of the calling thread. */
    void adopt(Strand own) {
        strand.set(own);
    }

    /**
     * @return what holds where the calling thread is
     */
    public Context context() {
        return context.get();
    }

    /**
     * Runs something where another context holds.
     *
     * @param inside what holds in it
     * @param code what to run
     * @param <T> its value
     * @return its value
     * @throws Exception what it threw
     */
    public <T> T in(Context inside, Lane.Waiting<T> code) throws Exception {
        Context before = context.get();
        context.set(inside);
        try {
            return code.run();
        } finally {
            context.set(before);
        }
    }

    /**
     * Runs a step, and turns an interruption into what pipelines know.
     *
     * @param call the call
     * @return the step's value
     * @throws Exception whatever went wrong
     */
    public Object run(StepCall call) throws Exception {
        strand().check();
        try {
            return call.step().operation().run(call);
        } catch (FlowInterruptedException e) {
            throw e;
        } catch (InterruptedException e) {
            throw strand().flow(e);
        } catch (DeliveryException e) {
            throw new StepException(call.step().name(), e);
        }
    }

    /**
     * @return the result so far; empty while nothing has set one
     */
    public synchronized Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    /**
     * Makes the result worse, never better.
     *
     * @param worse what the result is at best
     */
    public synchronized void worsen(Result worse) {
        result = result == null ? worse : result.combine(worse);
    }

    /**
     * Runs something to which the build has a result that is decided but not set yet, as a {@code post} block has it.
     *
     * @param decided the result
     * @param code what to run
     * @param <T> its value
     * @return its value
     */
    public <T> T as(Result decided, Supplier<T> code) {
        Result before = exchange(decided);
        try {
            return code.get();
        } finally {
            restore(decided, before);
        }
    }

    private synchronized Result exchange(Result other) {
        Result before = result;
        result = other;
        return before;
    }

    private synchronized void restore(Result decided, Result before) {
        if (result == decided) {
            result = before;
        }
    }

    /**
     * @param problem what ended a build or a stage
     * @return the result that follows from it
     */
    public static Result resultOf(Throwable problem) {
        if (problem instanceof FlowInterruptedException flow) {
            return flow.getResult();
        }
        return problem instanceof InterruptedException ? Result.ABORTED : Result.FAILURE;
    }

    /**
     * @return the name that it is shown by
     */
    public synchronized String displayName() {
        return displayName;
    }

    /**
     * @param name the name that it is shown by
     */
    public synchronized void displayName(String name) {
        displayName = name;
    }

    /**
     * @return what somebody said about it; null where nobody did
     */
    public synchronized String description() {
        return description;
    }

    /**
     * @param text what there is to say about it
     */
    public synchronized void description(String text) {
        description = text;
    }

    /**
     * Says something in the log, marked with the parallel branch.
     *
     * @param where the context
     * @param text one or more lines
     */
    public void say(Context where, String text) {
        String prefix = where.branch().isEmpty() ? "" : "[" + where.branch() + "] ";
        BuildLog.lines(text).forEach(line -> log().line(prefix + line));
    }
}
