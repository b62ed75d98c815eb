package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads {@code when}. */
final class WhenReader {
    private static final Set<String> ORDER = Set.of("beforeAgent", "beforeInput", "beforeOptions");

    private final CallReader calls;

    WhenReader(CallReader calls) {
        this.calls = calls;
    }

    When read(MethodCallExpression section, ClosureExpression block) {
        Set<String> first = new TreeSet<>();
        List<Call> conditions = new ArrayList<>();
        for (Statement statement : Source.statements(block)) {
            Optional<String> order = order(statement);
            order.ifPresentOrElse(first::add, () -> condition(statement).ifPresent(conditions::add));
        }
        if (conditions.isEmpty() && Source.statements(block).isEmpty()) {
            calls.problems().add(section, "Empty when closure, remove the property or add some content.");
        }
        return new When(
                conditions,
                first.contains("beforeAgent"),
                first.contains("beforeInput"),
                first.contains("beforeOptions"));
    }

    private Optional<String> order(Statement statement) {
        Optional<MethodCallExpression> call =
                Source.call(statement).filter(it -> ORDER.contains(it.getMethodAsString()));
        if (call.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> arguments = Source.arguments(call.get());
        boolean isTrue = arguments.size() == 1
                && arguments.get(0) instanceof ConstantExpression constant
                && Boolean.TRUE.equals(constant.getValue());
        return Optional.of(isTrue ? call.get().getMethodAsString() : "");
    }

    private Optional<Call> condition(Statement statement) {
        Optional<Expression> expression = Source.expression(statement);
        Optional<Call> call =
                expression.flatMap(Source::call).map(this::condition).or(() -> expression.flatMap(calls::call));
        if (call.isEmpty()) {
            calls.problems().add(statement, "Expected a when condition");
            return call;
        }
        String name = call.get().name();
        if (!Names.CONDITIONS.contains(name)) {
            calls.problems().add(statement, "Unknown conditional " + name + DidYouMean.hint(name, Names.CONDITIONS));
        }
        return call;
    }

    private Call condition(MethodCallExpression call) {
        String name = call.getMethodAsString();
        Optional<ClosureExpression> block = Source.block(call);
        if (block.isEmpty()) {
            return calls.call(call);
        }
        if (Names.NESTING_CONDITIONS.contains(name)) {
            return nesting(call, block.get());
        }
        if ("expression".equals(name)) {
            Value code = calls.closures().block(block.get());
            return new Call(name, Map.of(), List.of(code), List.of(), Position.of(call));
        }
        return calls.settings(name, block.get(), Position.of(call));
    }

    private Call nesting(MethodCallExpression call, ClosureExpression block) {
        String name = call.getMethodAsString();
        List<Call> nested = Source.statements(block).stream()
                .flatMap(inner -> condition(inner).stream())
                .toList();
        if (nested.isEmpty() || ("not".equals(name) && nested.size() != 1)) {
            calls.problems()
                    .add(
                            call,
                            "not".equals(name)
                                    ? "\"not\" can only contain exactly one condition"
                                    : "\"" + name + "\" must contain at least one condition");
        }
        return new Call(name, Map.of(), List.of(), nested, Position.of(call));
    }
}
