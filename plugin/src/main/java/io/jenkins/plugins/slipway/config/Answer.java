package io.jenkins.plugins.slipway.config;

import hudson.util.FormValidation;

/**
 * What came of the test of a connection.
 *
 * @param outcome how it is
 * @param line the same in one line for people
 */
record Answer(Outcome outcome, String line) {
    /** How it is. */
    enum Outcome {
        /** It works. */
        GOOD,
        /** It may not be enough. */
        DOUBTFUL,
        /** It does not work. */
        BAD
    }

    static Answer good(String line) {
        return new Answer(Outcome.GOOD, line);
    }

    static Answer doubtful(String line) {
        return new Answer(Outcome.DOUBTFUL, line);
    }

    static Answer bad(String line) {
        return new Answer(Outcome.BAD, line);
    }

    /** As Jenkins' forms show it; they escape it. */
    FormValidation validation() {
        return switch (outcome) {
            case GOOD -> FormValidation.ok(line);
            case DOUBTFUL -> FormValidation.warning(line);
            case BAD -> FormValidation.error(line);
        };
    }
}
