package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads stages. */
final class StageReader {
    private final CallReader calls;
    private final StepChecker steps;
    private final OptionChecker options;
    private final MatrixReader matrices;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    StageReader(CallReader calls, StepChecker steps, OptionChecker options) {
        this.calls = calls;
        this.steps = steps;
        this.options = options;
        this.problems = calls.problems();
        this.matrices = new MatrixReader(this, calls);
    }

    List<StageModel> stages(MethodCallExpression section, boolean inParallel) {
        List<StageModel> stages = new ArrayList<>();
        Source.block(section).ifPresent(block -> {
            for (Statement statement : Source.statements(block)) {
                Optional<MethodCallExpression> call =
                        Source.call(statement).filter(it -> "stage".equals(it.getMethodAsString()));
                call.flatMap(it -> stage(it, inParallel)).ifPresentOrElse(stages::add, () -> {
                    if (call.isEmpty()) {
                        problems.add(statement, Source.glued(statement).orElse("Expected a stage"));
                    }
                });
            }
        });
        if (stages.isEmpty()) {
            problems.add(section, "No stages specified");
        }
        return stages;
    }

    private Optional<StageModel> stage(MethodCallExpression call, boolean inParallel) {
        Optional<String> name = name(call);
        Optional<ClosureExpression> block = Source.block(call);
        if (name.isEmpty() || block.isEmpty()) {
            problems.add(
                    call, block.isEmpty() ? "Expected a block for stage" : "Expected a stage name but didn't find any");
            return Optional.empty();
        }
        if (!names.add(name.get())) {
            problems.add(call, "Duplicate stage name: \"" + name.get() + "\"");
        }
        Sections sections = Sections.of(block.get(), "stage", Names.STAGE, problems);
        sections.block("options").ifPresent(steps::options);
        StageContent content = content(call, name.get(), sections, inParallel);
        return Optional.of(model(name.get(), sections, content, Position.of(call)));
    }

    private static Optional<String> name(MethodCallExpression call) {
        List<Expression> arguments = Source.plainArguments(call);
        return arguments.size() == 1 && arguments.get(0) instanceof ConstantExpression constant
                ? Optional.of(String.valueOf(constant.getValue()))
                : Optional.empty();
    }

    StageModel model(String name, Sections sections, StageContent content, Position at) {
        return new StageModel(
                name,
                sections.call("agent").flatMap(new AgentReader(calls)::read),
                Map.of(),
                new EnvironmentReader(calls).read(sections.block("environment")),
                options.stageOptions(list(sections, "options", "an option, such as: timeout(time: 1, unit: 'HOURS')")),
                sections.block("when").map(block -> new WhenReader(calls)
                        .read(sections.call("when").orElseThrow(), block)),
                input(sections),
                list(sections, "tools", "a tool, such as: jdk '17'"),
                content,
                isTrue(sections.call("failFast")),
                new PostReader(calls, steps).read(sections.block("post")),
                at);
    }

    private List<Call> list(Sections sections, String name, String what) {
        return sections.block(name).map(block -> calls.calls(block, what)).orElse(List.of());
    }

    private Optional<Call> input(Sections sections) {
        Optional<Call> input = sections.call("input").map(call -> Source.block(call)
                .map(block -> calls.settings("input", block, Position.of(call)))
                .orElseGet(() -> calls.call(call)));
        input.filter(call ->
                        call.named().get("message") == null && call.positional().isEmpty())
                .ifPresent(call -> problems.add(call.at(), "Missing required parameter: \"message\""));
        return input;
    }

    private static boolean isTrue(Optional<MethodCallExpression> call) {
        return call.map(Source::arguments)
                .filter(arguments -> arguments.size() == 1
                        && arguments.get(0) instanceof ConstantExpression constant
                        && Boolean.TRUE.equals(constant.getValue()))
                .isPresent();
    }

    private StageContent content(MethodCallExpression call, String name, Sections sections, boolean inParallel) {
        List<String> given = Stream.of("steps", "stages", "parallel", "matrix")
                .filter(sections::has)
                .toList();
        if (given.size() != 1) {
            problems.add(
                    call,
                    given.isEmpty()
                            ? "Expected one of \"steps\", \"stages\", \"parallel\", or \"matrix\" for stage \"" + name
                                    + "\""
                            : "Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \""
                                    + name + "\"");
        }
        if (given.isEmpty()) {
            return new StageContent.Stages(List.of());
        }
        MethodCallExpression section = sections.call(given.get(0)).orElseThrow();
        return switch (given.get(0)) {
            case "steps" -> steps(section);
            case "stages" -> new StageContent.Stages(stages(section, inParallel));
            case "parallel" -> parallel(section, name, sections, inParallel);
            default -> {
                branching(section, name, sections, inParallel);
                yield matrices.read(section);
            }
        };
    }

    private StageContent steps(MethodCallExpression section) {
        Optional<ClosureExpression> block = Source.block(section);
        if (block.isEmpty() || Source.statements(block.get()).isEmpty()) {
            problems.add(section, "No steps specified for branch");
            return new StageContent.Stages(List.of());
        }
        steps.check(block.get());
        return new StageContent.Steps(calls.closures().block(block.get()));
    }

    private StageContent parallel(MethodCallExpression section, String name, Sections sections, boolean inParallel) {
        branching(section, name, sections, inParallel);
        return new StageContent.Parallel(stages(section, true));
    }

    private void branching(MethodCallExpression section, String name, Sections sections, boolean inParallel) {
        if (inParallel) {
            problems.add(section, "Parallel stages or branches can only be included in a top-level stage.");
        }
        for (String forbidden : List.of("agent", "tools")) {
            sections.call(forbidden)
                    .ifPresent(call -> problems.add(
                            call,
                            "\"%s\" is not allowed in stage \"%s\" as it contains parallel stages"
                                    .formatted(forbidden, name)));
        }
    }
}
