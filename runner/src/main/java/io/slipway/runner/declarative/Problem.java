package io.slipway.runner.declarative;

/**
 * Something wrong in a Jenkinsfile.
 *
 * @param file the file's name
 * @param at where
 * @param message what, and what was expected; one line
 */
public record Problem(String file, Position at, String message) {
    @Override
    public String toString() {
        return file + ":" + at.line() + ":" + at.column() + ": " + message;
    }
}
