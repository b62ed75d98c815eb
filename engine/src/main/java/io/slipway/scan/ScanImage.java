package io.slipway.scan;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import io.slipway.gate.Score;
import io.slipway.image.LocalImage;
import io.slipway.policy.GateRules.Unscored;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to scan, and what the application asks for beyond the policy.
 *
 * @param image in the engine's store
 * @param scanner which scanners look
 * @param threshold a decisive score strictly above it blocks; empty for the policy's
 * @param acceptances the acceptances file, relative to the workspace, read from the delivered commit
 * @param unscored what becomes of a vulnerability that nobody scores; empty for the policy's rule
 * @param failBuild whether a blocking verdict fails the step; the verdict blocks in any case
 * @param server the address of a scanner's server, one of the policy's
 * @param timeout seconds for each call of a scanner
 */
@Step(
        name = "scanImage",
        help =
                "Scans an image for known vulnerabilities and decides whether it may be delivered. Without a passing verdict nothing is pushed.")
public record ScanImage(
        @Param(help = "The image in the engine's store: a name such as 'student-api:build', or its id.")
        LocalImage image,

        @Param(
                help =
                        "The scanner, or several that look at once: 'trivy', 'clair', or a list of both. 'clair' needs clair in the policy. With several, the higher score decides, and one that could not look means no verdict.",
                otherwise = "trivy")
        List<Scanner> scanner,

        @Param(
                help =
                        "A CVSS score strictly above it blocks, 0.0 to 10.0. It can only be lower than the policy's, which holds where this is not given (7.0 without a policy).",
                otherwise = "")
        Optional<BigDecimal> threshold,

        @Param(
                help =
                        "The acceptances file of the security officer, relative to the workspace. It is read from the delivered commit, not from the workspace.",
                otherwise = "security/acceptances.yaml")
        String acceptances,

        @Param(
                help =
                        "What becomes of a vulnerability that nobody scores: 'severity' (HIGH, CRITICAL and UNKNOWN block) or 'block' (all do). It can only be stricter than the policy's, which holds where this is not given.",
                otherwise = "")
        Optional<Unscored> unscored,

        @Param(
                help =
                        "Whether a blocking verdict fails the build. With 'false' the build goes on, but the verdict stays 'block', so nothing is pushed.",
                otherwise = "true")
        boolean failBuild,

        @Param(
                help =
                        "The address of the scanner's server, one of those that the policy lists. Without it Trivy works alone, and Clair is the policy's.",
                otherwise = "")
        Optional<String> server,

        @Param(help = "Seconds that each call of the scanner may take.", otherwise = "600")
        int timeout) {

    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_./ -]*");
    private static final int A_DAY = 86_400;

    /** Validates and copies. */
    public ScanImage {
        scanner = List.copyOf(scanner);
        require(!scanner.isEmpty(), "scanner: name at least one, such as 'trivy'");
        require(
                threshold.stream().allMatch(Score::isScore),
                "threshold: expected a CVSS score of 0.0 to 10.0, not "
                        + threshold.map(BigDecimal::toString).orElse(""));
        require(
                PATH.matcher(acceptances).matches()
                        && !List.of(acceptances.split("/", -1)).contains(".."),
                "acceptances: expected a path in the workspace, such as security/acceptances.yaml, not '" + acceptances
                        + "'");
        require(timeout > 0 && timeout <= A_DAY, "timeout: expected 1 to " + A_DAY + " seconds, not " + timeout);
    }
}
