package io.slipway.decisiontable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The comma-separated words of a cell. Each must be taken, or the cell is malformed. */
public final class Settings {
    private final int line;
    private final String between;
    private final List<String> left;

    private Settings(int line, String between, List<String> left) {
        this.line = line;
        this.between = between;
        this.left = left;
    }

    static Settings of(int line, String text, String between) {
        return new Settings(
                line, between, text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(text.split(", ", -1))));
    }

    /** What follows a word, if it stands there. */
    Optional<String> take(String word) {
        return take(word + between, part -> part.substring(word.length() + between.length()));
    }

    /** Whether a word stands there alone. */
    boolean flag(String word) {
        return left.remove(word);
    }

    /** Everything that is left. */
    List<String> rest() {
        List<String> rest = List.copyOf(left);
        left.clear();
        return rest;
    }

    void requireEmpty() {
        if (!left.isEmpty()) {
            throw DecisionTable.malformed(line, "nobody understands " + left);
        }
    }

    private Optional<String> take(String prefix, UnaryOperator<String> value) {
        Optional<String> found =
                left.stream().filter(part -> part.startsWith(prefix)).findFirst();
        found.ifPresent(left::remove);
        return found.map(value);
    }
}
