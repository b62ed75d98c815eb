package io.slipway.runner.declarative;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Reads {@code environment}. */
final class EnvironmentReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final CallReader calls;

    EnvironmentReader(CallReader calls) {
        this.calls = calls;
    }

    Map<String, Value> read(Optional<ClosureExpression> block) {
        Map<String, Value> variables = new LinkedHashMap<>();
        block.ifPresent(closure -> {
            if (Source.statements(closure).isEmpty()) {
                calls.problems().add(closure, "No variables specified for environment");
            }
            Source.statements(closure).forEach(statement -> read(statement, variables));
        });
        return variables;
    }

    private void read(Statement statement, Map<String, Value> variables) {
        Optional<BinaryExpression> assignment = Source.expression(statement)
                .filter(BinaryExpression.class::isInstance)
                .map(BinaryExpression.class::cast)
                .filter(binary -> binary.getOperation().getType() == Types.ASSIGN)
                .filter(binary -> Source.name(binary.getLeftExpression()).isPresent());
        if (assignment.isEmpty()) {
            calls.problems().add(statement, "Expected name=value pairs");
            return;
        }
        String name = Source.name(assignment.get().getLeftExpression()).get();
        if (!NAME.matcher(name).matches()) {
            calls.problems().add(statement, "Invalid identifier '" + name + "'");
        }
        if (variables.put(name, value(assignment.get().getRightExpression())) != null) {
            calls.problems().add(statement, "Duplicate environment variable name: \"" + name + "\"");
        }
    }

    private Value value(Expression expression) {
        if (expression instanceof MethodCallExpression call && "credentials".equals(call.getMethodAsString())) {
            List<Expression> arguments = Source.arguments(call);
            if (arguments.size() != 1) {
                calls.problems().add(call, "credentials takes one argument, the credential's id");
                return new Value.Constant("");
            }
            return new Value.CredentialsOf(calls.value(arguments.get(0)));
        }
        if (!isAllowed(expression)) {
            calls.problems()
                    .add(
                            expression,
                            "Environment variable values must either be single quoted, double quoted, or function calls.");
        }
        return calls.value(expression);
    }

    private static boolean isAllowed(Expression expression) {
        if (expression instanceof BinaryExpression binary) {
            return binary.getOperation().getType() == Types.PLUS;
        }
        return expression instanceof ConstantExpression
                || expression instanceof GStringExpression
                || expression instanceof MethodCallExpression;
    }
}
