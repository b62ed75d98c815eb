package io.slipway.runner.declarative;

import io.slipway.config.DidYouMean;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads {@code agent}. */
final class AgentReader {
    private static final Set<String> TYPES =
            Set.of("any", "none", "label", "node", "docker", "dockerfile", "kubernetes");
    private static final Set<String> NODE = Set.of("label", "customWorkspace", "retries");

    private final CallReader calls;

    AgentReader(CallReader calls) {
        this.calls = calls;
    }

    Optional<Agent> read(MethodCallExpression section) {
        Optional<ClosureExpression> block = Source.block(section);
        if (block.isPresent()) {
            return block(section, block.get());
        }
        List<Expression> arguments = Source.arguments(section);
        Optional<String> name = arguments.size() == 1 ? Source.name(arguments.get(0)) : Optional.empty();
        return name.flatMap(word -> bare(section, word)).or(() -> {
            if (name.isEmpty()) {
                problem(
                        section,
                        "Invalid argument for agent - '" + text(arguments)
                                + "'; use any, none or a block such as { label 'x' }");
            }
            return Optional.empty();
        });
    }

    private static String text(List<Expression> arguments) {
        return arguments.isEmpty() ? "" : arguments.get(0).getText();
    }

    private Optional<Agent> bare(MethodCallExpression section, String word) {
        return switch (word) {
            case "any" -> Optional.of(new Agent.Here(null));
            case "none" -> Optional.of(new Agent.None());
            default -> {
                problem(
                        section,
                        "Invalid agent type \"" + word + "\" specified" + DidYouMean.hint(word, Set.of("any", "none")));
                yield Optional.empty();
            }
        };
    }

    private Optional<Agent> block(MethodCallExpression section, ClosureExpression block) {
        List<Statement> statements = Source.statements(block);
        if (statements.isEmpty()) {
            problem(
                    section,
                    "No agent type specified. Must be one of "
                            + TYPES.stream().sorted().toList());
            return Optional.empty();
        }
        return Source.call(statements.get(0)).flatMap(this::typed).or(() -> Source.expression(statements.get(0))
                .flatMap(Source::name)
                .flatMap(word -> bare(section, word)));
    }

    private Optional<Agent> typed(MethodCallExpression call) {
        String type = call.getMethodAsString();
        return switch (type) {
            case "label" -> Optional.of(new Agent.Here(null));
            case "node" -> Optional.of(node(call));
            case "docker", "dockerfile", "kubernetes" -> Optional.of(new Agent.Unsupported(type, Position.of(call)));
            default -> {
                problem(call, "Invalid agent type \"" + type + "\" specified" + DidYouMean.hint(type, TYPES));
                yield Optional.empty();
            }
        };
    }

    private Agent node(MethodCallExpression call) {
        if (Source.block(call).isEmpty()) {
            problem(call, "Expected a block for node, such as: node { label 'x' }");
            return new Agent.Here(null);
        }
        Call settings = calls.settings("node", Source.block(call).get(), Position.of(call));
        if (!settings.named().containsKey("label")) {
            problem(call, "Missing required parameter for agent type \"node\": label");
        }
        settings.named().keySet().stream()
                .filter(name -> !NODE.contains(name))
                .forEach(name -> problem(
                        call,
                        "Invalid config option \"" + name + "\" for agent type \"node\""
                                + DidYouMean.hint(name, NODE)));
        return new Agent.Here(settings.named().get("customWorkspace"));
    }

    private void problem(MethodCallExpression at, String message) {
        calls.problems().add(at, message);
    }
}
