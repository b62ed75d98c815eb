package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Discounted;
import io.slipway.record.ToolVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the gate says of one image. That there is one means that the scanner looked; where it could not, there is an exception instead.
 *
 * @param schema the version of this format: {@link #SCHEMA}
 * @param kind pass or block
 * @param proof how far it rests on a scan that is known to have looked
 * @param image the image as it was asked for; only for people
 * @param repositories the names, without tags, under which it was judged
 * @param configDigest {@code sha256:…}, the identity of the image
 * @param policy how messages name the policy in force
 * @param threshold a decisive score strictly above it blocks
 * @param scanners what looked
 * @param madeAt when
 * @param coverage what was looked at
 * @param doubts what else a reader must know
 * @param judgements every finding, in a fixed order: the most pressing first
 * @param acceptances all that were there when it was made, also those for other images
 * @param discounted acceptances for this image that do not count, and why
 * @param unused acceptances for this image that match no finding
 * @param disagreements where scanners do not say the same; empty where one alone looked
 */
public record Verdict(
        int schema,
        Kind kind,
        Proof proof,
        String image,
        List<String> repositories,
        String configDigest,
        String policy,
        BigDecimal threshold,
        List<ToolVersion> scanners,
        Instant madeAt,
        Coverage coverage,
        List<Doubt> doubts,
        List<Judgement> judgements,
        List<Acceptance> acceptances,
        List<Discounted> discounted,
        List<Acceptance> unused,
        List<Disagreement> disagreements) {

    /** The version of the format that this code writes. */
    public static final int SCHEMA = 2;

    /** Copies. */
    public Verdict {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(proof);
        Objects.requireNonNull(image);
        Objects.requireNonNull(configDigest);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(threshold);
        Objects.requireNonNull(madeAt);
        Objects.requireNonNull(coverage);
        repositories = List.copyOf(repositories);
        scanners = List.copyOf(scanners);
        doubts = List.copyOf(doubts);
        judgements = List.copyOf(judgements);
        acceptances = List.copyOf(acceptances);
        discounted = List.copyOf(discounted);
        unused = List.copyOf(unused);
        // A verdict of before there were several scanners has none.
        disagreements = disagreements == null ? List.of() : List.copyOf(disagreements);
    }

    /** The two verdicts. */
    public enum Kind {
        /** Nothing blocks. */
        PASS,
        /** Something blocks: a finding, or a doubt that the policy lets block. */
        BLOCK
    }

    /**
     * @param decision one of them
     * @return the findings of which it was made
     */
    public List<Judgement> with(Decision decision) {
        return judgements.stream()
                .filter(judgement -> judgement.decision() == decision)
                .toList();
    }

    /**
     * @return the findings that block, the most pressing first
     */
    public List<Judgement> blocking() {
        return judgements.stream()
                .filter(judgement -> judgement.decision().blocks())
                .toList();
    }

    /**
     * @return the last day on which every acceptance that this verdict relies on holds; empty where it relies on none with a date
     */
    public Optional<LocalDate> acceptedUntil() {
        return with(Decision.ACCEPTED).stream()
                .flatMap(judgement -> judgement.acceptance().stream())
                .flatMap(acceptance -> acceptance.until().stream())
                .min(LocalDate::compareTo);
    }
}
