package io.slipway.runner.declarative;

import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.steps.NodeContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Enters an agent, which is this machine, and checks the workspace out there, which is the checkout already. */
final class AgentBlock {
    private final Evaluator evaluator;

    AgentBlock(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Object in(Optional<Agent> agent, boolean checkout, Context context, Body body) throws Exception {
        if (agent.isEmpty()) {
            return body.run(context);
        }
        if (agent.get() instanceof Agent.None) {
            return body.run(context.nowhere());
        }
        if (agent.get() instanceof Agent.Unsupported other) {
            throw new DeliveryException(
                    "Jenkinsfile:%d: agent %s: the runner starts no build containers yet; use 'agent any' with the tools installed"
                            .formatted(other.at().line(), other.type()));
        }
        Context inside = here(((Agent.Here) agent.get()).workspace(), context);
        if (checkout) {
            evaluator
                    .dsl()
                    .step("checkout", Map.of("scm", new Described("scm", Map.of("implicit", true))), null, inside);
        }
        return body.run(inside);
    }

    private Context here(Value workspace, Context context) throws Exception {
        if (workspace == null) {
            return NodeContext.of(evaluator.build(), context);
        }
        Path root = evaluator.build().settings().workspace();
        Path directory = root.resolve(String.valueOf(evaluator.value(workspace, context)))
                .normalize();
        return NodeContext.of(evaluator.build(), context, directory);
    }
}
