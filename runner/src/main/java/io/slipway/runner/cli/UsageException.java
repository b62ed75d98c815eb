package io.slipway.runner.cli;

/** A command was called with arguments that it does not take. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what is expected, in one line
     */
    public UsageException(String message) {
        super(message);
    }
}
