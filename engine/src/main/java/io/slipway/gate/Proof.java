package io.slipway.gate;

/** How far a verdict rests on a scan that is known to have looked. */
public enum Proof {
    /** In the same run the scanner found the planted vulnerability of every platform. */
    PROVED,
    /** Some platform has no canary. */
    UNPROVED,
    /** Made from stored reports: authorises nothing. */
    REPLAYED
}
