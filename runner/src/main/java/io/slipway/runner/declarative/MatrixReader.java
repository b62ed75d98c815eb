package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads {@code matrix}. */
final class MatrixReader {
    private final StageReader stages;
    private final CallReader calls;

    MatrixReader(StageReader stages, CallReader calls) {
        this.stages = stages;
        this.calls = calls;
    }

    StageContent read(MethodCallExpression section) {
        Optional<ClosureExpression> block = Source.block(section);
        if (block.isEmpty()) {
            calls.problems().add(section, "Expected a block for matrix");
            return new StageContent.Stages(List.of());
        }
        Sections sections = Sections.of(block.get(), "matrix", Names.MATRIX, calls.problems());
        List<StageContent.Axis> axes = sections.block("axes").map(this::axes).orElse(List.of());
        if (axes.isEmpty()) {
            calls.problems().add(section, "No axes specified");
        }
        return new StageContent.Matrix(axes, excludes(sections), cell(section, sections));
    }

    private StageModel cell(MethodCallExpression section, Sections sections) {
        List<StageModel> content =
                sections.call("stages").map(call -> stages.stages(call, true)).orElse(List.of());
        if (!sections.has("stages")) {
            calls.problems().add(section, "Missing required section \"stages\"");
        }
        return stages.model("", sections, new StageContent.Stages(content), Position.of(section));
    }

    private List<List<StageContent.Axis>> excludes(Sections sections) {
        List<List<StageContent.Axis>> excludes = new ArrayList<>();
        sections.block("excludes")
                .ifPresent(block -> blocks(block, "exclude").forEach(exclude -> excludes.add(axes(exclude))));
        return excludes;
    }

    private List<StageContent.Axis> axes(ClosureExpression block) {
        return blocks(block, "axis").stream().map(this::axis).toList();
    }

    private List<ClosureExpression> blocks(ClosureExpression block, String name) {
        List<ClosureExpression> found = new ArrayList<>();
        for (Statement statement : Source.statements(block)) {
            Source.call(statement)
                    .filter(call -> name.equals(call.getMethodAsString()))
                    .flatMap(Source::block)
                    .ifPresentOrElse(found::add, () -> calls.problems().add(statement, "Expected " + name + " { … }"));
        }
        return found;
    }

    private StageContent.Axis axis(ClosureExpression block) {
        String name = "";
        List<String> values = new ArrayList<>();
        boolean negated = false;
        for (Statement statement : Source.statements(block)) {
            MethodCallExpression call = Source.call(statement).orElse(null);
            String setting = call == null ? "" : call.getMethodAsString();
            switch (setting) {
                case "name" -> name = String.join("", constants(call));
                case "values", "notValues" -> {
                    values.addAll(constants(call));
                    negated = "notValues".equals(setting);
                }
                default -> calls.problems().add(statement, "Expected name, values or notValues in an axis");
            }
        }
        if (name.isEmpty() || values.isEmpty()) {
            calls.problems().add(block, "An axis needs a name and values");
        }
        return new StageContent.Axis(name, values, negated);
    }

    private List<String> constants(MethodCallExpression call) {
        List<String> values = new ArrayList<>();
        for (Expression argument : Source.arguments(call)) {
            if (argument instanceof ConstantExpression constant) {
                values.add(String.valueOf(constant.getValue()));
            } else {
                calls.problems().add(argument, "Expected a constant in a matrix axis");
            }
        }
        return values;
    }
}
