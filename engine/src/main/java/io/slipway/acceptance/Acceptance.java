package io.slipway.acceptance;

import java.time.LocalDate;
import java.util.Locale;
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

    /** Why a vulnerability does not affect: the justifications of OpenVEX 0.2.0, then those of CycloneDX 1.6 that OpenVEX has not. */
    public enum Justification {
        /** The vulnerable component is not in the image. */
        COMPONENT_NOT_PRESENT("component_not_present", "code_not_present"),
        /** The vulnerable code is not in the component, for instance because it is not built. */
        VULNERABLE_CODE_NOT_PRESENT("vulnerable_code_not_present", "code_not_present"),
        /** The vulnerable code is never executed. */
        VULNERABLE_CODE_NOT_IN_EXECUTE_PATH("vulnerable_code_not_in_execute_path", "code_not_reachable"),
        /** An attacker cannot control what reaches the vulnerable code. */
        VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY(
                "vulnerable_code_cannot_be_controlled_by_adversary", "requires_environment"),
        /** Mitigations inside prevent the exploit. */
        INLINE_MITIGATIONS_ALREADY_EXIST("inline_mitigations_already_exist", "protected_by_mitigating_control"),
        /** The code is not in the component (CycloneDX). */
        CODE_NOT_PRESENT("vulnerable_code_not_present", "code_not_present"),
        /** The code is never executed (CycloneDX). */
        CODE_NOT_REACHABLE("vulnerable_code_not_in_execute_path", "code_not_reachable"),
        /** It takes a configuration that is not set (CycloneDX). */
        REQUIRES_CONFIGURATION("vulnerable_code_not_in_execute_path", "requires_configuration"),
        /** It takes a dependency that is not there (CycloneDX). */
        REQUIRES_DEPENDENCY("vulnerable_code_not_in_execute_path", "requires_dependency"),
        /** It takes an environment that is not there (CycloneDX). */
        REQUIRES_ENVIRONMENT("vulnerable_code_cannot_be_controlled_by_adversary", "requires_environment"),
        /** A compiler's flag prevents it (CycloneDX). */
        PROTECTED_BY_COMPILER("inline_mitigations_already_exist", "protected_by_compiler"),
        /** It is prevented at run time (CycloneDX). */
        PROTECTED_AT_RUNTIME("inline_mitigations_already_exist", "protected_at_runtime"),
        /** It is prevented at the network's border (CycloneDX). */
        PROTECTED_AT_PERIMETER("vulnerable_code_cannot_be_controlled_by_adversary", "protected_at_perimeter"),
        /** Something else prevents it (CycloneDX). */
        PROTECTED_BY_MITIGATING_CONTROL("inline_mitigations_already_exist", "protected_by_mitigating_control");

        private final String openVex;
        private final String cycloneDx;

        Justification(String openVex, String cycloneDx) {
            this.openVex = openVex;
            this.cycloneDx = cycloneDx;
        }

        /**
         * @return the nearest word of OpenVEX 0.2.0
         */
        public String openVex() {
            return openVex;
        }

        /**
         * @return the nearest word of CycloneDX 1.6
         */
        public String cycloneDx() {
            return cycloneDx;
        }

        /**
         * @return as it is written in an acceptances file
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param today the day, in UTC
     * @return whether it holds no more
     */
    public boolean expired(LocalDate today) {
        return until.isPresent() && until.get().isBefore(today);
    }

    /** Whether it says the same, wherever it stands. */
    boolean sameAs(Acceptance other) {
        return at(Origin.file("-")).equals(other.at(Origin.file("-")));
    }

    Acceptance in(String commit) {
        return at(origin.in(commit));
    }

    private Acceptance at(Origin place) {
        return new Acceptance(id, kind, until, justification, reason, approvedBy, packageName, image, place, signature);
    }

    /**
     * @param armoured an SSH signature of it
     * @return the same with that signature
     */
    public Acceptance signed(String armoured) {
        return new Acceptance(
                id, kind, until, justification, reason, approvedBy, packageName, image, origin, armoured.strip());
    }
}
