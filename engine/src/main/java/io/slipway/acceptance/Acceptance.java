package io.slipway.acceptance;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the security officer decided of one vulnerability: an entry of the acceptances file, or one that the operator keeps.
 *
 * @param id the vulnerability, such as {@code CVE-2023-45853} or {@code GHSA-…}
 * @param kind what was decided
 * @param until the last day on which it holds, in UTC; present but for {@link Kind#NOT_AFFECTED}, where it may be absent
 * @param justification why it does not affect; present for {@link Kind#NOT_AFFECTED} only
 * @param reason why, for people
 * @param approvedBy who decided
 * @param packageName the package's name or package URL that it is limited to; empty for any package
 * @param image the glob of repositories that it is limited to; empty for any image
 * @param origin where it stands
 * @param signature an armoured SSH signature of it; empty where it has none
 */
public record Acceptance(
        String id,
        Kind kind,
        Optional<LocalDate> until,
        Optional<Justification> justification,
        String reason,
        String approvedBy,
        String packageName,
        String image,
        Origin origin,
        String signature) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{2,99}");

    /** Validates. */
    public Acceptance {
        if (id.isBlank() || reason.isBlank() || approvedBy.isBlank()) {
            throw new IllegalArgumentException("an acceptance needs id, reason and approvedBy");
        }
        if (until.isEmpty() && kind != Kind.NOT_AFFECTED) {
            throw new IllegalArgumentException("'until:' is missing; only not-affected may do without a date");
        }
        if (justification.isPresent() != (kind == Kind.NOT_AFFECTED)) {
            throw new IllegalArgumentException("'justification:' belongs to not-affected, and to nothing else");
        }
        Objects.requireNonNull(packageName);
        Objects.requireNonNull(image);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(signature);
    }

    /**
     * @param text any
     * @return whether vulnerabilities have such ids
     */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What was decided. */
    public enum Kind {
        /** The risk is accepted until the date. */
        PASS_THROUGH,
        /** It will be fixed by the date, and passes until then. */
        FIX,
        /** It blocks, also below the threshold. */
        REJECT,
        /** The vulnerability does not affect this image, for the reason that the justification names. */
        NOT_AFFECTED
    }

    /** Why a vulnerability does not affect: the status justifications of VEX (OpenVEX 0.2.0, CISA 2022). */
    public enum Justification {
        /** The vulnerable component is not in the image. */
        COMPONENT_NOT_PRESENT,
        /** The vulnerable code is not in the component, for instance because it is not built. */
        VULNERABLE_CODE_NOT_PRESENT,
        /** The vulnerable code is never executed. */
        VULNERABLE_CODE_NOT_IN_EXECUTE_PATH,
        /** An attacker cannot control what reaches the vulnerable code. */
        VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY,
        /** Mitigations inside prevent the exploit. */
        INLINE_MITIGATIONS_ALREADY_EXIST
    }

    /**
     * @param today the day, in UTC
     * @return whether it holds no more
     */
    public boolean expired(LocalDate today) {
        return until.isPresent() && until.get().isBefore(today);
    }

    Acceptance in(String commit) {
        return new Acceptance(
                id, kind, until, justification, reason, approvedBy, packageName, image, origin.in(commit), signature);
    }
}
