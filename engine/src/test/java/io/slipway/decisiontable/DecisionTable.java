package io.slipway.decisiontable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of {@code docs/decision-table.md}. Whatever in it is not understood is an error: a row that nobody runs must not look like one that passed. */
public final class DecisionTable {
    private static final Path FILE = Path.of("../docs/decision-table.md");
    private static final Set<String> COLUMNS =
            Set.of("case", "found", "policy", "step", "acceptances", "at", "decision", "because");
    private static final Set<String> REQUIRED = Set.of("case", "decision", "because");
    private static final List<String> WITHOUT_A_SAY = List.of("step", "parameters", "why");

    private final List<DecisionRow> decisions = new ArrayList<>();
    private final List<String> parametersWithoutASay = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private List<String> header = List.of();

    private DecisionTable() {}

    /** Reads the published one. */
    public static DecisionTable published() throws IOException {
        return parse(Files.readString(FILE));
    }

    static DecisionTable parse(String text) {
        DecisionTable table = new DecisionTable();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            table.line(i + 1, lines.get(i));
        }
        return table;
    }

    /** The rows that decide. */
    public List<DecisionRow> decisions() {
        return List.copyOf(decisions);
    }

    /** The parameters of steps that cannot loosen the policy, as {@code step.parameter}. */
    public List<String> parametersWithoutASay() {
        return List.copyOf(parametersWithoutASay);
    }

    private void line(int number, String line) {
        if (!line.contains("|")) {
            header = List.of();
            return;
        }
        List<String> cells = cells(number, line);
        if (header.isEmpty()) {
            header = known(number, cells);
        } else if (!cells.stream().allMatch(cell -> cell.matches("-{3,}"))) {
            row(number, cells);
        }
    }

    private static List<String> cells(int number, String line) {
        if (!line.startsWith("|") || !line.endsWith("|") || line.length() < 2) {
            throw malformed(number, "a row begins and ends with a bar");
        }
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static List<String> known(int number, List<String> cells) {
        boolean decides = COLUMNS.containsAll(cells) && cells.containsAll(REQUIRED);
        if ((!decides && !cells.equals(WITHOUT_A_SAY)) || new HashSet<>(cells).size() < cells.size()) {
            throw malformed(number, "no test knows a table with the columns " + cells);
        }
        return cells;
    }

    private void row(int number, List<String> cells) {
        if (cells.size() != header.size() || cells.contains("")) {
            throw malformed(number, "expected " + header.size() + " cells, none of them empty");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i).replace("`", ""));
        }
        if (header.equals(WITHOUT_A_SAY)) {
            Arrays.stream(row.get("parameters").split(" ", -1))
                    .forEach(parameter -> parametersWithoutASay.add(row.get("step") + "." + parameter));
        } else if (names.add(row.get("case"))) {
            decisions.add(new DecisionRow(number, row));
        } else {
            throw malformed(number, "there is already a case '" + row.get("case") + "'");
        }
    }

    static IllegalArgumentException malformed(int number, String reason) {
        return new IllegalArgumentException("decision-table.md:" + number + ": " + reason);
    }
}
