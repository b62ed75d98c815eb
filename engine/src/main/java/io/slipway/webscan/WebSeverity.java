package io.slipway.webscan;

/** How grave a finding is, the gravest first. */
public enum WebSeverity {
    /** Takes over data, accounts or the machine. */
    HIGH,
    /** Helps an attack, or works on some users. */
    MEDIUM,
    /** A missing defence. */
    LOW,
    /** Worth knowing. */
    INFO;

    /**
     * @param least the least grave that counts
     * @return whether this one is at least as grave
     */
    public boolean atLeast(WebSeverity least) {
        return compareTo(least) <= 0;
    }
}
