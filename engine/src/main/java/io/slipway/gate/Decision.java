package io.slipway.gate;

/** What becomes of one finding; from the most to the least pressing. */
public enum Decision {
    /** Blocks: an acceptance entry says {@code reject}, whatever the score. */
    REJECTED,
    /** Blocks: its acceptance has expired. */
    EXPIRED,
    /** Blocks: the score is above the threshold, or nobody scores it and the rule for that blocks. */
    BLOCK,
    /** Would block, but is accepted: by an entry, or by the policy because no fixed version exists. */
    ACCEPTED,
    /** At or below the threshold, or unscored and of a low severity. */
    BELOW;

    /**
     * @return whether it blocks the image
     */
    public boolean blocks() {
        return compareTo(BLOCK) <= 0;
    }
}
