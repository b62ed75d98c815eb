package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The sections of a {@code pipeline} or {@code stage} block, by name. Unknown and repeated ones are problems. */
final class Sections {
    private final Map<String, MethodCallExpression> byName = new LinkedHashMap<>();
    private final Problems problems;

    private Sections(Problems problems) {
        this.problems = problems;
    }

    static Sections of(ClosureExpression block, String owner, Collection<String> known, Problems problems) {
        Sections sections = new Sections(problems);
        for (Statement statement : Source.statements(block)) {
            Source.call(statement)
                    .ifPresentOrElse(
                            call -> sections.add(call, owner, known),
                            () -> problems.add(
                                    statement,
                                    Source.glued(statement)
                                            .orElseGet(() -> "Not a valid section definition: \"" + text(statement)
                                                    + "\". Some extra configuration is required.")));
        }
        return sections;
    }

    private static String text(Statement statement) {
        return Source.expression(statement).map(Object::toString).isPresent()
                ? Source.expression(statement).get().getText()
                : statement.getText();
    }

    private void add(MethodCallExpression call, String owner, Collection<String> known) {
        String name = call.getMethodAsString();
        if (!known.contains(name)) {
            problems.add(
                    call,
                    owner.equals("stage")
                            ? "Unknown stage section \"" + name + "\"" + DidYouMean.hint(name, known)
                                    + stepsHint(name, known)
                            : "Undefined section \"" + name + "\"" + DidYouMean.hint(name, known));
        } else if (byName.putIfAbsent(name, call) != null) {
            problems.add(call, "Multiple occurrences of the " + name + " section");
        }
    }

    private static String stepsHint(String name, Collection<String> known) {
        return DidYouMean.nearest(name, known).isPresent()
                ? ""
                : ". Starting with version 0.5, steps in a stage must be in a 'steps' block.";
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Optional<MethodCallExpression> call(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The block of a section; a section without one is a problem. */
    Optional<ClosureExpression> block(String name) {
        MethodCallExpression call = byName.get(name);
        if (call == null) {
            return Optional.empty();
        }
        Optional<ClosureExpression> block = Source.block(call);
        if (block.isEmpty()) {
            problems.add(call, "Expected a block for " + name);
        }
        return block;
    }
}
