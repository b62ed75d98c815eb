package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads calls and values. Names of calls in arguments, such as {@code logRotator(…)} in {@code buildDiscarder}, stay code. */
final class CallReader {
    private final Problems problems;
    private final Closures closures;

    CallReader(Problems problems, Closures closures) {
        this.problems = problems;
        this.closures = closures;
    }

    Problems problems() {
        return problems;
    }

    Closures closures() {
        return closures;
    }

    Value value(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return new Value.Constant(constant.getValue());
        }
        if (expression instanceof ListExpression list) {
            return constants(list).<Value>map(Value.Constant::new).orElseGet(() -> closures.expression(expression));
        }
        return closures.expression(expression);
    }

    private static Optional<List<Object>> constants(ListExpression list) {
        List<Object> values = new ArrayList<>();
        for (Expression item : list.getExpressions()) {
            if (!(item instanceof ConstantExpression constant)) {
                return Optional.empty();
            }
            values.add(constant.getValue());
        }
        return Optional.of(values);
    }

    /** The calls of a section, each on a line of its own. */
    List<Call> calls(ClosureExpression section, String what) {
        List<Call> calls = new ArrayList<>();
        for (Statement statement : Source.statements(section)) {
            Optional<Call> call = Source.expression(statement).flatMap(this::call);
            call.ifPresentOrElse(
                    calls::add,
                    () -> problems.add(statement, Source.glued(statement).orElse("Expected " + what)));
        }
        return calls;
    }

    /** A call or a bare name. */
    Optional<Call> call(Expression expression) {
        Optional<Call> bare = Source.name(expression).map(name -> Call.bare(name, Position.of(expression)));
        return bare.isPresent() ? bare : Source.call(expression).map(this::call);
    }

    Call call(MethodCallExpression call) {
        Map<String, Value> named = new LinkedHashMap<>();
        List<Value> positional = new ArrayList<>();
        for (Expression argument : Source.plainArguments(call)) {
            if (argument instanceof MapExpression map) {
                map.getMapEntryExpressions().forEach(entry -> named.put(key(entry), value(entry.getValueExpression())));
            } else {
                positional.add(value(argument));
            }
        }
        return new Call(call.getMethodAsString(), named, positional, List.of(), Position.of(call));
    }

    private static String key(MapEntryExpression entry) {
        Expression key = entry.getKeyExpression();
        return key instanceof ConstantExpression constant ? String.valueOf(constant.getValue()) : key.getText();
    }

    /** The settings of a block such as {@code input { message 'x' }}, by name. */
    Call settings(String name, ClosureExpression block, Position at) {
        Map<String, Value> named = new LinkedHashMap<>();
        List<Call> nested = new ArrayList<>();
        for (Statement statement : Source.statements(block)) {
            Optional<MethodCallExpression> call = Source.call(statement);
            if (call.isEmpty()) {
                problems.add(statement, "Expected a setting of " + name + ", such as: name 'value'");
            } else if (Source.block(call.get()).isPresent()) {
                nested.addAll(calls(
                        Source.block(call.get()).get(),
                        "a definition in " + call.get().getMethodAsString()));
            } else {
                List<Expression> arguments = Source.arguments(call.get());
                named.put(
                        call.get().getMethodAsString(),
                        arguments.isEmpty() ? new Value.Constant(null) : value(arguments.get(0)));
            }
        }
        return new Call(name, named, List.of(), nested, at);
    }
}
