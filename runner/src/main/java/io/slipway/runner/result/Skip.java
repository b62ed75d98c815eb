package io.slipway.runner.result;

/** Why a stage was not run. */
public enum Skip {
    /** Its own condition said so: nothing is missing. */
    WHEN("when conditional"),
    /** A stage before it failed. */
    FAILURE("earlier failure(s)"),
    /** A stage before it was unstable, and the pipeline stops there. */
    UNSTABLE("earlier stage(s) marking the build as unstable");

    private final String cause;

    Skip(String cause) {
        this.cause = cause;
    }

    /**
     * @return what it was due to, as Jenkins words it
     */
    public String cause() {
        return cause;
    }

    /**
     * @return the outcome of such a stage, for people
     */
    public String outcome() {
        return "skipped (" + cause + ")";
    }
}
