package io.slipway.runner.declarative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;

/** Collects all problems, so that they are told at once. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    private String file = "";

    /** Names the file that problems are in from now on. */
    void in(String name) {
        file = name;
    }

    void add(ASTNode node, String message) {
        add(Position.of(node), message);
    }

    void add(Position at, String message) {
        all.add(new Problem(file, at, message));
    }

    /**
     * @return the problems, in the order of the source
     */
    public List<Problem> all() {
        return all.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::at))
                .distinct()
                .toList();
    }
}
