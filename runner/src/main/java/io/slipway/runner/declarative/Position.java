package io.slipway.runner.declarative;

import org.codehaus.groovy.ast.ASTNode;

/**
 * Where something stands in a Jenkinsfile.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) implements Comparable<Position> {
    static Position of(ASTNode node) {
        return new Position(Math.max(1, node.getLineNumber()), Math.max(1, node.getColumnNumber()));
    }

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
