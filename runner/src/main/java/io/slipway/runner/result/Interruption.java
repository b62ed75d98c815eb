package io.slipway.runner.result;

/** Why a pipeline, or a part of it, is interrupted. Two of the same words are still two. */
public final class Interruption {
    /** Somebody pressed Ctrl-C, or the process was asked to end. */
    public static final Interruption ABORTED = new Interruption("Aborted by the user", Result.ABORTED);

    private final String reason;
    private final Result result;

    /**
     * @param reason one line
     * @param result the result of a build that ends by it
     */
    public Interruption(String reason, Result result) {
        this.reason = reason;
        this.result = result;
    }

    /**
     * @param span how long it was allowed to take
     * @return time is over
     */
    public static Interruption timeout(String span) {
        return new Interruption("Timeout of " + span + " has been exceeded", Result.ABORTED);
    }

    /**
     * @return why, in one line
     */
    public String reason() {
        return reason;
    }

    /**
     * @return the result of a build that ends by it
     */
    public Result result() {
        return result;
    }
}
