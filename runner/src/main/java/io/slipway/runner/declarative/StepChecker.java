package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
            problems.add(statement, "Method calls on objects not allowed outside \"script\" blocks.");
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

    private void arguments(MethodCallExpression call, Step step) {
        Optional<Set<String>> given = given(call, step);
        if (given.isEmpty()) {
            return;
        }
        List<String> known = new ArrayList<>(step.required());
        known.addAll(step.optional());
        given.get().stream()
                .filter(name -> !step.open() && !known.contains(name))
                .forEach(name ->
                        problems.add(call, "Invalid parameter \"" + name + "\"" + DidYouMean.hint(name, known)));
        step.required().stream()
                .filter(name -> !given.get().contains(name))
                .forEach(name -> problems.add(call, "Missing required parameter: \"" + name + "\""));
        if (step.block() == Step.Block.REQUIRED && Source.block(call).isEmpty()) {
            problems.add(call, step.name() + " step must be called with a body");
        }
    }

    /** The names of the parameters that are given; empty where the source does not tell. */
    private static Optional<Set<String>> given(MethodCallExpression call, Step step) {
        List<Expression> arguments = Source.plainArguments(call);
        if (arguments.isEmpty()) {
            return Optional.of(Set.of());
        }
        if (arguments.size() == 1 && arguments.get(0) instanceof MapExpression map) {
            Set<String> names = new HashSet<>();
            map.getMapEntryExpressions().stream()
                    .filter(entry -> entry.getKeyExpression() instanceof ConstantExpression)
                    .forEach(entry -> names.add(entry.getKeyExpression().getText()));
            return names.size() == map.getMapEntryExpressions().size() ? Optional.of(names) : Optional.empty();
        }
        return arguments.size() == 1 && !step.sole().isEmpty() ? Optional.of(Set.of(step.sole())) : Optional.empty();
    }
}
