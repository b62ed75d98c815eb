package io.slipway.decisiontable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row.
 *
 * @param line where it stands
 * @param cells by column, as they are written
 */
public record DecisionRow(int line, Map<String, String> cells) {
    private static final String NOTHING = "-";
    private static final String NEW_LINE = "<br>";
    private static final String REFUSED = "refused";

    /** A parameter of a step. */
    public record Parameter(String step, String name, String value) {}

    /** Whether the row says that a step is refused, rather than what becomes of findings. */
    public boolean refusesAStep() {
        return cells.get("decision").equals(REFUSED);
    }

    /** What the decision is called. */
    public String decision() {
        return cells.get("decision");
    }

    /** What the explanation holds. */
    public List<String> because() {
        return lines("because");
    }

    /** The policy that the row describes, as the text of its file. */
    public Settings policy() {
        return Settings.of(line, cell("policy").orElse(""), ": ");
    }

    /** The step's parameter. */
    public Optional<Parameter> parameter() {
        return cell("step").map(text -> {
            String[] words = text.split(" ", 3);
            if (words.length < 3 || !words[1].endsWith(":")) {
                throw DecisionTable.malformed(line, "expected 'step parameter: value', not '" + text + "'");
            }
            return new Parameter(words[0], words[1].substring(0, words[1].length() - 1), words[2]);
        });
    }

    Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column)).filter(text -> !text.equals(NOTHING));
    }

    List<String> lines(String column) {
        return cell(column).stream()
                .flatMap(text -> Arrays.stream(text.split(NEW_LINE, -1)))
                .map(String::strip)
                .toList();
    }

    @Override
    public String toString() {
        return line + ": " + cells.get("case");
    }
}
