package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads {@code post}. */
final class PostReader {
    private final CallReader calls;
    private final StepChecker steps;

    PostReader(CallReader calls, StepChecker steps) {
        this.calls = calls;
        this.steps = steps;
    }

    Map<String, Value.Code> read(Optional<ClosureExpression> block) {
        Map<String, Value.Code> conditions = new LinkedHashMap<>();
        block.ifPresent(closure -> {
            if (Source.statements(closure).isEmpty()) {
                calls.problems().add(closure, "post can not be empty");
            }
            Source.statements(closure).forEach(statement -> read(statement, conditions));
        });
        return conditions;
    }

    private void read(Statement statement, Map<String, Value.Code> conditions) {
        Optional<MethodCallExpression> call = Source.call(statement);
        if (call.isEmpty() || Source.block(call.get()).isEmpty()) {
            calls.problems()
                    .add(
                            statement,
                            Source.glued(statement)
                                    .orElse("Expected a post condition with a block, such as: always { … }"));
            return;
        }
        String name = call.get().getMethodAsString();
        if (!Names.POST.contains(name)) {
            calls.problems().add(statement, "Invalid condition \"" + name + "\"" + DidYouMean.hint(name, Names.POST));
            return;
        }
        ClosureExpression body = Source.block(call.get()).get();
        if (Source.statements(body).isEmpty()) {
            calls.problems().add(body, "No steps specified for branch");
        }
        steps.check(body);
        if (conditions.put(name, calls.closures().block(body)) != null) {
            calls.problems().add(statement, "Duplicate build condition name: \"" + name + "\"");
        }
    }
}
