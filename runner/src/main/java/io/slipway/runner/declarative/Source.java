package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads Groovy's syntax tree, as it is before names are resolved. */
final class Source {
    private Source() {}

    static List<Statement> statements(ClosureExpression closure) {
        return closure.getCode() instanceof BlockStatement block ? block.getStatements() : List.of(closure.getCode());
    }

    static Optional<Expression> expression(Statement statement) {
        if (statement instanceof ExpressionStatement expression) {
            return Optional.of(expression.getExpression());
        }
        return statement instanceof ReturnStatement returned ? Optional.of(returned.getExpression()) : Optional.empty();
    }

    /** A call of something by its bare name, such as {@code stage('x') { … }}. */
    static Optional<MethodCallExpression> call(Statement statement) {
        return expression(statement).flatMap(Source::call);
    }

    static Optional<MethodCallExpression> call(Expression expression) {
        return expression instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethodAsString() != null
                ? Optional.of(call)
                : Optional.empty();
    }

    /** A bare name, such as {@code none}. */
    static Optional<String> name(Expression expression) {
        return expression instanceof VariableExpression variable ? Optional.of(variable.getName()) : Optional.empty();
    }

    /** What to say of {@code a { … } b { … }} on one line, which Groovy reads as {@code a({ … }).b({ … })}. */
    static Optional<String> glued(Statement statement) {
        return expression(statement)
                .filter(MethodCallExpression.class::isInstance)
                .map(MethodCallExpression.class::cast)
                .filter(call -> !call.isImplicitThis() && call.getMethodAsString() != null)
                .filter(call -> call.getObjectExpression() instanceof MethodCallExpression before
                        && block(before).isPresent())
                .map(
                        call -> "\"" + call.getMethodAsString()
                                + "\" must begin on a line of its own: behind a } Groovy takes it as a part of what stands before");
    }

    static List<Expression> arguments(MethodCallExpression call) {
        Expression arguments = call.getArguments();
        return arguments instanceof TupleExpression tuple
                ? new ArrayList<>(tuple.getExpressions())
                : List.of(arguments);
    }

    /** The block that ends a call. */
    static Optional<ClosureExpression> block(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression closure
                ? Optional.of(closure)
                : Optional.empty();
    }

    /** The arguments before the block. */
    static List<Expression> plainArguments(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return block(call).isPresent() ? arguments.subList(0, arguments.size() - 1) : arguments;
    }

    static ArgumentListExpression arguments(Expression... expressions) {
        return new ArgumentListExpression(expressions);
    }
}
