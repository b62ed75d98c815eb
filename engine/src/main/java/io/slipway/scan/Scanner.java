package io.slipway.scan;

/** The scanners that a step can name. */
public enum Scanner {
    /** Trivy (trivy.dev): reads the image's archive, needs no engine. */
    TRIVY,
    /** Clair v4 (quay.github.io/clair). */
    CLAIR
}
