package io.slipway.gate;

/** A version of the Common Vulnerability Scoring System (first.org/cvss). */
public enum CvssVersion {
    /** CVSS v2: decides only where no source gives a newer score. */
    V2("2.0"),
    /** CVSS v3.0. */
    V3_0("3.0"),
    /** CVSS v3.1. */
    V3_1("3.1"),
    /** CVSS v3, where the source does not say which (a score without a vector). */
    V3("3.x"),
    /** CVSS v4.0. */
    V4_0("4.0");

    private final String number;

    CvssVersion(String number) {
        this.number = number;
    }

    /**
     * @return the version as people write it, such as 3.1
     */
    public String number() {
        return number;
    }
}
