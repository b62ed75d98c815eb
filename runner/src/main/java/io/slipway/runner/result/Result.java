package io.slipway.runner.result;

import java.util.Optional;

/** How a build or a stage ended, from the best to the worst, as in Jenkins. */
public enum Result {
    /** All went well. */
    SUCCESS,
    /** It went to its end, but something (a test, an {@code unstable} step) was not well. */
    UNSTABLE,
    /** It failed. */
    FAILURE,
    /** It was not run. */
    NOT_BUILT,
    /** It was aborted. */
    ABORTED;

    /**
     * @param other another result
     * @return the worse of the two
     */
    public Result combine(Result other) {
        return isWorseThan(other) ? this : other;
    }

    /**
     * @param other another result
     * @return whether this is worse
     */
    public boolean isWorseThan(Result other) {
        return compareTo(other) > 0;
    }

    /**
     * @param text a result's name, in any case
     * @return that result, if there is one of this name
     */
    public static Optional<Result> named(String text) {
        for (Result result : values()) {
            if (result.name().equalsIgnoreCase(text)) {
                return Optional.of(result);
            }
        }
        return Optional.empty();
    }
}
