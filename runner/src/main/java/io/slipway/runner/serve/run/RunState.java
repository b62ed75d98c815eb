package io.slipway.runner.serve.run;

/** How far a run is. */
public enum RunState {
    /** It waits. */
    QUEUED,
    /** It runs. */
    RUNNING,
    /** All went well. */
    SUCCESS,
    /** It went to its end, but is unstable. */
    UNSTABLE,
    /** It failed. */
    FAILURE,
    /** Somebody stopped it. */
    ABORTED,
    /** A newer push came before it started. */
    SUPERSEDED,
    /** It may not be run. */
    REFUSED;

    /**
     * @return whether nothing follows
     */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
