package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a matrix: a stage for each combination that is not excluded. */
final class MatrixCells {
    private MatrixCells() {}

    static List<StageModel> of(StageContent.Matrix matrix) {
        return combinations(matrix.axes()).stream()
                .filter(cell -> matrix.excludes().stream().noneMatch(exclude -> excluded(cell, exclude)))
                .map(cell -> stage(cell, matrix.cell()))
                .toList();
    }

    private static List<Map<String, String>> combinations(List<StageContent.Axis> axes) {
        List<Map<String, String>> cells = new ArrayList<>(List.of(Map.of()));
        for (StageContent.Axis axis : axes) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> cell : cells) {
                axis.values().forEach(value -> longer.add(plus(cell, axis.name(), value)));
            }
            cells = longer;
        }
        return cells;
    }

    private static Map<String, String> plus(Map<String, String> cell, String name, String value) {
        Map<String, String> longer = new LinkedHashMap<>(cell);
        longer.put(name, value);
        return longer;
    }

    private static boolean excluded(Map<String, String> cell, List<StageContent.Axis> exclude) {
        return exclude.stream().allMatch(axis -> axis.values().contains(cell.get(axis.name())) != axis.negated());
    }

    private static StageModel stage(Map<String, String> cell, StageModel template) {
        String name = cell.entrySet().stream()
                .map(entry -> "%s = '%s'".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "Matrix - ", ""));
        Map<String, Value> variables = new LinkedHashMap<>();
        cell.forEach((axis, value) -> variables.put(axis, new Value.Constant(value)));
        return new StageModel(
                name,
                template.agent(),
                variables,
                template.environment(),
                template.options(),
                template.when(),
                template.input(),
                template.tools(),
                template.content(),
                template.failFast(),
                template.post(),
                template.at());
    }
}
