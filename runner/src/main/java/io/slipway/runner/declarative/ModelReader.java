package io.slipway.runner.declarative;

import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Reads a {@code pipeline} block. */
final class ModelReader {
    private final CallReader calls;
    private final StepChecker steps;
    private final OptionChecker options;
    private final Problems problems;

    ModelReader(Problems problems, Closures closures, StepChecker steps) {
        this.problems = problems;
        this.calls = new CallReader(problems, closures);
        this.steps = steps;
        this.options = new OptionChecker(problems);
    }

    PipelineModel read(MethodCallExpression pipeline, ClosureExpression block) {
        Sections sections = Sections.of(block, "pipeline", Names.PIPELINE, problems);
        StepChecker known = sections.has("libraries") ? steps.besidesLibraries() : steps;
        sections.block("options").ifPresent(known::options);
        for (String required : List.of("agent", "stages")) {
            if (!sections.has(required)) {
                problems.add(pipeline, "Missing required section \"" + required + "\"");
            }
        }
        return new PipelineModel(
                sections.call("agent").flatMap(new AgentReader(calls)::read).orElse(new Agent.None()),
                new EnvironmentReader(calls).read(sections.block("environment")),
                options.options(list(sections, "options", "an option, such as: timeout(time: 1, unit: 'HOURS')")),
                options.parameters(list(sections, "parameters", "a parameter, such as: string(name: 'X')")),
                options.triggers(list(sections, "triggers", "a trigger, such as: gitlabPush()")),
                list(sections, "tools", "a tool, such as: jdk '17'"),
                libraries(sections),
                sections.call("stages")
                        .map(call -> new StageReader(calls, known, options).stages(call, false))
                        .orElse(List.of()),
                new PostReader(calls, known).read(sections.block("post")));
    }

    private List<Call> libraries(Sections sections) {
        List<Call> libraries = list(sections, "libraries", "a library, such as: lib('slipway')");
        libraries.stream()
                .filter(call -> !"lib".equals(call.name()))
                .forEach(call -> problems.add(call.at(), "Expected a \"lib(...)\" but got \"" + call.name() + "\""));
        return libraries;
    }

    private List<Call> list(Sections sections, String name, String what) {
        return sections.block(name)
                .map(block -> {
                    List<Call> found = calls.calls(block, what);
                    if (found.isEmpty()) {
                        problems.add(block, name + " can not be empty");
                    }
                    return found;
                })
                .orElse(List.of());
    }
}
