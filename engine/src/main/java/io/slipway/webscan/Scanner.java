package io.slipway.webscan;

/** What scans a running application. */
public enum Scanner {
    /** Arachni. */
    ARACHNI,
    /** Wapiti. */
    WAPITI,
    /** OWASP ZAP: not there yet. */
    ZAP,
    /** Gauntlt attack files: not there yet. */
    GAUNTLT
}
