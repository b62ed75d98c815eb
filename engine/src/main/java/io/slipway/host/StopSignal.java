package io.slipway.host;

/** How a command is asked to end before it is killed. */
public enum StopSignal {
    /** SIGTERM, what most tools end on. */
    TERM,
    /** SIGINT, on which some scanners (Arachni) still write their report. */
    INT
}
