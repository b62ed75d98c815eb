package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Checks the steps of a {@code steps} or {@code post} block against what is known of them. */
final class StepChecker {
    private static final Set<String> NOT_IN_DECLARATIVE = Set.of("stage", "properties");

    private final Problems problems;
    private final StepTable table;
    private final Predicate<String> others;

    StepChecker(Problems problems, StepTable table, Predicate<String> others) {
        this.problems = problems;
        this.table = table;
        this.others = others;
    }

    /** Where the pipeline itself loads libraries, any name may be a step of theirs. */
    StepChecker besidesLibraries() {
        return new StepChecker(problems, table, name -> true);
    }

    void check(ClosureExpression block) {
        List<Statement> statements = Source.statements(block).stream()
                .filter(statement -> !(statement instanceof EmptyStatement))
                .toList();
        statements.forEach(statement -> check(statement, statements.size()));
    }

    private void check(Statement statement, int among) {
        Optional<MethodCallExpression> call = Source.call(statement);
        if (call.isPresent()) {
            check(call.get(), among);
        } else if (Source.expression(statement)
                .filter(MethodCallExpression.class::isInstance)
                .isPresent()) {
            problems.add(
                    statement,
                    Source.glued(statement).orElse("Method calls on objects not allowed outside \"script\" blocks."));
        } else {
            problems.add(statement, "Expected a step");
        }
    }

    private void check(MethodCallExpression call, int among) {
        String name = call.getMethodAsString();
        if (NOT_IN_DECLARATIVE.contains(name)) {
            problems.add(
                    call,
                    "Invalid step \"%s\" used - not allowed in this context - The %s step cannot be used in Declarative Pipelines"
                            .formatted(name, name));
        }
        if ("parallel".equals(name) && among > 1) {
            problems.add(
                    call,
                    "Invalid step \"parallel\" used - not allowed in this context - The parallel step can only be used as the only top-level step in a stages step block");
        }
        Optional<Step> step = table.find(name);
        step.ifPresent(known -> arguments(call, known));
        if (step.isEmpty() && !others.test(name)) {
            problems.add(call, "No such DSL method '" + name + "' found among steps" + hint(name));
        }
        if (!"script".equals(name)
                && step.filter(known -> known.block() == Step.Block.REQUIRED).isPresent()) {
            Source.block(call).ifPresent(this::check);
        }
    }

    private String hint(String name) {
        return DidYouMean.nearest(name, table.names())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /** Checks the options that are steps, which need no block, as what follows is in it. */
    void options(ClosureExpression section) {
        Source.statements(section).stream()
                .flatMap(statement -> Source.call(statement).stream())
                .filter(call -> Names.OPTION_STEPS.contains(call.getMethodAsString()))
                .forEach(call -> table.find(call.getMethodAsString()).ifPresent(step -> parameters(call, step)));
    }

    private void arguments(MethodCallExpression call, Step step) {
        parameters(call, step);
        if (step.block() == Step.Block.REQUIRED && Source.block(call).isEmpty()) {
            problems.add(call, step.name() + " step must be called with a body");
        }
    }

    private void parameters(MethodCallExpression call, Step step) {
        if (Source.plainArguments(call).size() > 1) {
            problems.add(call, "Arguments to \"" + step.name() + "\" must be explicitly named.");
            return;
        }
        Optional<Map<String, Expression>> given = given(call, step);
        if (given.isEmpty()) {
            return;
        }
        List<String> known = new ArrayList<>(step.required());
        known.addAll(step.optional());
        given.get().keySet().stream()
                .filter(name -> !step.open() && !known.contains(name))
                .forEach(name ->
                        problems.add(call, "Invalid parameter \"" + name + "\"" + DidYouMean.hint(name, known)));
        step.required().stream()
                .filter(name -> !given.get().containsKey(name))
                .forEach(name -> problems.add(call, "Missing required parameter: \"" + name + "\""));
        given.get().forEach((name, value) -> literal(step, name, value));
    }

    private void literal(Step step, String name, Expression value) {
        if (value instanceof ConstantExpression constant) {
            step.type(name).refusal(name, constant.getValue()).ifPresent(refusal -> problems.add(value, refusal));
        }
    }

    /** The parameters that are given; empty where the source does not tell. */
    private static Optional<Map<String, Expression>> given(MethodCallExpression call, Step step) {
        List<Expression> arguments = Source.plainArguments(call);
        if (arguments.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (arguments.get(0) instanceof MapExpression map) {
            Map<String, Expression> named = new LinkedHashMap<>();
            map.getMapEntryExpressions().stream()
                    .filter(entry -> entry.getKeyExpression() instanceof ConstantExpression)
                    .forEach(entry -> named.put(entry.getKeyExpression().getText(), entry.getValueExpression()));
            return named.size() == map.getMapEntryExpressions().size() ? Optional.of(named) : Optional.empty();
        }
        return step.sole().isEmpty() ? Optional.empty() : Optional.of(Map.of(step.sole(), arguments.get(0)));
    }
}
