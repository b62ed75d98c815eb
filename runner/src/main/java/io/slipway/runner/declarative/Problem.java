package io.slipway.runner.declarative;

/**
 * Something wrong in a Jenkinsfile.
 *
 * @param at where
 * @param message what, and what was expected; one line
 */
public record Problem(Position at, String message) {}
