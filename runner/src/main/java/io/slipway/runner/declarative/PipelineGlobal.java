package io.slipway.runner.declarative;

import groovy.lang.Closure;
import io.slipway.runner.groovy.Dsl;
import io.slipway.runner.groovy.Sneaky;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Runs a {@code pipeline} block: libraries, properties, agent, credentials, environment, options, tools, stages, post. */
public final class PipelineGlobal implements Function<Object[], Object> {
    private final Dsl dsl;
    private final DeclarativeTransformer source;
    private final Changes changes;

    /**
     * @param dsl what names mean
     * @param source which read the blocks
     * @param changes since the build before
     */
    public PipelineGlobal(Dsl dsl, DeclarativeTransformer source, Changes changes) {
        this.dsl = dsl;
        this.source = source;
        this.changes = changes;
    }

    /**
     * Registers the global {@code pipeline}.
     */
    public void register() {
        dsl.global(DeclarativeTransformer.CALL, this);
    }

    @Override
    public Object apply(Object[] args) {
        int number = (Integer) args[0];
        source.problems().stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        List<Closure<?>> closures = closures(args[1]);
        try {
            run(source.model(number), new Evaluator(dsl, closures));
            return null;
        } catch (Exception e) {
            throw Sneaky.unchecked(e);
        }
    }

    private static List<Closure<?>> closures(Object list) {
        List<Closure<?>> closures = new ArrayList<>();
        for (Object closure : (List<?>) list) {
            closures.add((Closure<?>) closure);
        }
        return closures;
    }

    private void run(PipelineModel model, Evaluator evaluator) throws Exception {
        Context context = dsl.build().context();
        for (Call library : model.libraries()) {
            dsl.step("library", evaluator.arguments(library, "identifier", context), null, context);
        }
        if (!model.parameters().isEmpty()) {
            List<Object> definitions = Parameters.described(model.parameters(), evaluator, context);
            dsl.step(
                    "properties",
                    Map.of("properties", List.of(new Described("parameters", Map.of(Described.SOLE, definitions)))),
                    null,
                    context);
        }
        boolean checkout = !OptionBlocks.has(model.options(), "skipDefaultCheckout");
        new AgentBlock(evaluator)
                .in(Optional.of(model.agent()), checkout, context, inside -> onAgent(model, evaluator, inside));
    }

    /** What fails before the stages, such as a credential that is not there, has its {@code post} too. */
    private Object onAgent(PipelineModel model, Evaluator evaluator, Context context) throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return new EnvironmentBlock(evaluator).in(model.environment(), context, ready -> new OptionBlocks(evaluator)
                    .in(model.options(), ready, optioned -> {
                        begun.set(true);
                        return stages(model, evaluator, optioned);
                    }));
        } catch (Exception | Error e) {
            Rethrow.unlessNull(begun.get() ? e : post(model, evaluator, context, e));
            return null;
        }
    }

    private static Throwable post(PipelineModel model, Evaluator evaluator, Context context, Throwable problem) {
        return new PostConditions(evaluator).run(model.post(), context, problem, () -> Result.SUCCESS);
    }

    private Object stages(PipelineModel model, Evaluator evaluator, Context context) throws Exception {
        Tools.note(model.tools(), evaluator, context);
        Throwable problem = new StageInterpreter(evaluator, changes, model.options()).sequence(model.stages(), context);
        Rethrow.unlessNull(post(model, evaluator, context, problem));
        return null;
    }
}
