package io.slipway.runner.result;

/** Why a pipeline, or a part of it, is interrupted. Two of the same words are still two. */
public final class Interruption {
    /** Somebody pressed Ctrl-C, or the process was asked to end. */
    public static final Interruption ABORTED = new Interruption("Aborted by the user", Result.ABORTED);

    private final String reason;
    private final Result result;
    private final boolean failFast;

    private Interruption(String reason, Result result, boolean failFast) {
        this.reason = reason;
        this.result = result;
        this.failFast = failFast;
    }

    /**
     * @param reason one line
     * @param result the result of a build that ends by it
     */
    public Interruption(String reason, Result result) {
        this(reason, result, false);
    }

    /**
     * @param branch the branch that failed
     * @return the others are not needed any more
     */
    public static Interruption failFast(String branch) {
        return new Interruption("Failed in branch " + branch, Result.ABORTED, true);
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

    /**
     * @return whether a failure in another branch is the reason, which decides the build's result then
     */
    public boolean isFailFast() {
        return failFast;
    }
}
