package io.slipway.webscan;

import static io.slipway.contract.Requirement.require;

import io.slipway.contract.Param;
import io.slipway.contract.Step;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to scan, and by what.
 *
 * @param target absolute, http or https
 * @param scanner what scans
 * @param attacks Gauntlt attack files
 * @param profile how much is tried where no checks are named
 * @param checks the scanner's modules or checks, by its own names; empty for the profile's
 * @param failOn the least grave severity that blocks
 * @param baseline an earlier {@code web-scan.json} in the workspace, whose findings do not block
 * @param budgetMinutes how long it may take, positive
 */
@Step(
        name = "webScan",
        help =
                "Attacks the deployed application as a stranger would, and blocks on what it finds. What the time did not suffice for is said.")
public record WebScan(
        @Param(
                help =
                        "The address of the application; the operator's policy lists what may be attacked under webScan.targets.")
        String target,

        @Param(help = "What scans.", otherwise = "arachni") Scanner scanner,

        @Param(help = "Gauntlt attack files of the workspace.", otherwise = "")
        List<String> attacks,

        @Param(
                help =
                        "How much is tried: 'passive' looks at answers only, 'standard' also attacks, 'full' takes long.",
                otherwise = "standard")
        Profile profile,

        @Param(help = "The scanner's modules or checks by its own names, instead of the profile's.", otherwise = "")
        List<String> checks,

        @Param(help = "The least grave severity that blocks.", otherwise = "high")
        WebSeverity failOn,

        @Param(
                help = "A web-scan.json of an earlier scan, in the workspace: its findings do not block.",
                otherwise = "")
        Optional<String> baseline,

        @Param(help = "Minutes that the scan may take.", otherwise = "15")
        int budgetMinutes) {

    private static final Pattern CHECK = Pattern.compile("[a-z][a-z0-9_]*\\*?");
    private static final int A_DAY = 24 * 60;

    /** Validates and copies. */
    public WebScan {
        require(isWebAddress(target), "target: '%s' is not an http or https address".formatted(Redaction.of(target)));
        require(
                checks.stream().allMatch(check -> CHECK.matcher(check).matches()),
                "checks: expected names of lower-case letters, digits and _, not " + checks);
        require(
                budgetMinutes > 0 && budgetMinutes <= A_DAY,
                "budgetMinutes: %d is not between 1 and %d".formatted(budgetMinutes, A_DAY));
        require(
                attacks.isEmpty() || scanner == Scanner.GAUNTLT,
                "attacks: only the scanner 'gauntlt' takes attack files");
        attacks = List.copyOf(attacks);
        checks = List.copyOf(checks);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * @return the target as an address, with a path
     */
    public URI address() {
        URI uri = URI.create(target);
        return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
    }

    /**
     * @return how long the scan may take
     */
    public Duration budget() {
        return Duration.ofMinutes(budgetMinutes);
    }
}
