package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** The parts of a pipeline that stay code, as closures in the order in which the model refers to them. */
final class Closures {
    private final List<Expression> all = new ArrayList<>();

    Value.Code block(ClosureExpression body) {
        return add(body.getCode(), body);
    }

    Value.Code expression(Expression expression) {
        Statement statement = new ExpressionStatement(expression);
        statement.setSourcePosition(expression);
        return add(statement, expression);
    }

    private Value.Code add(Statement code, Expression source) {
        BlockStatement block = code instanceof BlockStatement already
                ? already
                : new BlockStatement(List.of(code), new VariableScope());
        ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, block);
        closure.setVariableScope(new VariableScope());
        closure.setSourcePosition(source);
        all.add(closure);
        return new Value.Code(all.size() - 1, Position.of(source));
    }

    ListExpression list() {
        return new ListExpression(all);
    }
}
