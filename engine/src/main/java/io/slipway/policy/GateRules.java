package io.slipway.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The rules by which an image is cleared or blocked (design §4).
 *
 * @param threshold a decisive CVSS score strictly above it blocks; 0.0 to 10.0
 * @param unscored what becomes of a vulnerability that no source scores
 * @param source whose score decides
 * @param ignoreUnfixed whether vulnerabilities without a fixed version are shown but never block
 * @param maxDatabaseAge a scanner's database older than this gives no verdict
 * @param maxVerdictAge a verdict older than this authorises nothing any more
 * @param maxAcceptanceDays how many days ahead of today an acceptance may last
 * @param endOfLife what an operating system past its end of life does to the verdict
 * @param unproved what a platform without a canary does to the verdict
 * @param allowEmpty repositories (globs) whose images, or the operating system in them, may hold no package that a scanner recognises
 * @param secrets what a credential in the checkout or in the image does to the verdict
 * @param misconfigurations from which severity on a misconfiguration blocks
 */
public record GateRules(
        BigDecimal threshold,
        Unscored unscored,
        ScoreSource source,
        boolean ignoreUnfixed,
        Duration maxDatabaseAge,
        Duration maxVerdictAge,
        int maxAcceptanceDays,
        Consequence endOfLife,
        Consequence unproved,
        List<String> allowEmpty,
        Consequence secrets,
        BlockFrom misconfigurations) {

    /** The strict defaults, in force where there is no policy. */
    public static final GateRules STRICT = new GateRules(
            new BigDecimal("7.0"),
            Unscored.SEVERITY,
            ScoreSource.HIGHEST,
            false,
            Duration.ofDays(7),
            Duration.ofDays(1),
            90,
            Consequence.WARN,
            Consequence.WARN,
            List.of(),
            Consequence.BLOCK,
            BlockFrom.CRITICAL);

    /** Validates and copies. */
    public GateRules {
        if (threshold.signum() < 0 || threshold.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException("threshold " + threshold + " is not a CVSS score: expected 0.0 to 10.0");
        }
        if (maxAcceptanceDays < 1) {
            throw new IllegalArgumentException("maxAcceptanceDays " + maxAcceptanceDays + " is not positive");
        }
        allowEmpty = List.copyOf(allowEmpty);
    }

    /** What becomes of a vulnerability that no source scores. */
    public enum Unscored {
        /** Severity HIGH, CRITICAL and UNKNOWN block, the rest passes. */
        SEVERITY,
        /** All block. */
        BLOCK
    }

    /** Whose score decides. */
    public enum ScoreSource {
        /** The highest that any source gives. */
        HIGHEST,
        /** The NVD's where it has one, else the highest. */
        NVD,
        /** The one of the vendor whose package it is, else the highest. */
        VENDOR
    }

    /** From which severity on something blocks. */
    public enum BlockFrom {
        /** All of it blocks, also what is low. */
        LOW,
        /** Medium, high and critical. */
        MEDIUM,
        /** High and critical. */
        HIGH,
        /** Critical alone. */
        CRITICAL,
        /** Nothing blocks; it is shown. */
        NONE
    }

    /** What a doubt does to a verdict. */
    public enum Consequence {
        /** It is shown. */
        WARN,
        /** It blocks. */
        BLOCK
    }
}
