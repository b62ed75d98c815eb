package io.slipway.webscan;

/** How much a scanner tries where no checks are named. */
public enum Profile {
    /** Looks at answers only, attacks nothing. */
    PASSIVE,
    /** Also the attacks that find most, in minutes. */
    STANDARD,
    /** All that it can do without the internet. */
    FULL
}
