package io.slipway.gate;

import io.slipway.gate.Disagreement.Opinion;
import io.slipway.policy.GateRules.ScoreSource;
import io.slipway.record.ToolVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What several scanners say of one image.
 *
 * @param inspections one for each scanner, at least one
 */
record Scans(List<Inspection> inspections) {
    Scans {
        inspections = inspections.stream()
                .sorted(Comparator.comparing(Scans::scanner))
                .toList();
    }

    /** All of it as one. */
    Inspection together() {
        if (inspections.size() == 1) {
            return inspections.get(0);
        }
        Inspection first = inspections.stream()
                .filter(inspection -> !inspection.repositories().isEmpty())
                .findFirst()
                .orElse(inspections.get(0));
        return new Inspection(
                first.image(),
                all(inspection -> inspection.repositories().stream()),
                first.configDigest(),
                inspections.stream()
                        .flatMap(inspection -> inspection.findings().stream())
                        .toList(),
                coverage(),
                all(inspection -> inspection.scanners().stream()));
    }

    /** A platform is proved when one scanner proved it; the database is as old as the oldest. */
    private Coverage coverage() {
        Map<String, Platform> platforms = new LinkedHashMap<>();
        inspections.forEach(inspection -> inspection
                .coverage()
                .platforms()
                .forEach(platform -> platforms.merge(platform.name(), platform, Scans::better)));
        Optional<Instant> oldest = inspections.stream()
                .flatMap(inspection -> inspection.coverage().databaseDate().stream())
                .min(Comparator.naturalOrder());
        return new Coverage(os(), List.copyOf(platforms.values()), oldest);
    }

    private static Platform better(Platform one, Platform other) {
        Platform proved = one.canary() == Platform.Canary.FOUND ? one : other;
        return new Platform(one.name(), Math.max(one.packages(), other.packages()), proved.canary(), proved.canaryId());
    }

    /** Of several names for the same system the most exact; not every scanner knows the end of its life. */
    private Optional<OperatingSystem> os() {
        return inspections.stream()
                .flatMap(inspection -> inspection.coverage().os().stream())
                .max(Comparator.comparing(OperatingSystem::endOfLife)
                        .thenComparing(os -> os.name().length())
                        .thenComparing(OperatingSystem::text));
    }

    private <T> List<T> all(Function<Inspection, Stream<T>> part) {
        return inspections.stream().flatMap(part).distinct().toList();
    }

    /** Where scanners that looked at a package do not say the same of it. */
    List<Disagreement> disagreements(ScoreSource source) {
        if (inspections.size() == 1) {
            return List.of();
        }
        IdentityHashMap<Finding, Inspection> reporter = new IdentityHashMap<>();
        inspections.forEach(inspection -> inspection.findings().forEach(finding -> reporter.put(finding, inspection)));
        List<Disagreement> found = new ArrayList<>();
        for (List<Finding> same : FindingJoin.groups(together().findings())) {
            IdentityHashMap<Inspection, List<Finding>> by = new IdentityHashMap<>();
            same.forEach(finding -> by.computeIfAbsent(reporter.get(finding), any -> new ArrayList<>())
                    .add(finding));
            disagreement(same, by, source).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Disagreement::id)
                .thenComparing(Disagreement::component)
                .thenComparing(Disagreement::version));
        return found;
    }

    private Optional<Disagreement> disagreement(
            List<Finding> same, IdentityHashMap<Inspection, List<Finding>> by, ScoreSource source) {
        Finding finding = JoinedFinding.of(same);
        List<Opinion> opinions = new ArrayList<>();
        for (Inspection inspection : inspections) {
            List<Finding> reported = by.get(inspection);
            if (reported != null) {
                opinions.add(new Opinion(scanner(inspection), says(JoinedFinding.of(reported), source)));
            } else if (same.stream().anyMatch(one -> lookedAt(inspection, one.component()))) {
                opinions.add(new Opinion(scanner(inspection), "not reported"));
            }
        }
        boolean differ = opinions.stream().map(Scans::essence).distinct().count() > 1;
        return differ
                ? Optional.of(new Disagreement(
                        finding.id(),
                        finding.component().name(),
                        finding.component().version(),
                        opinions))
                : Optional.empty();
    }

    private static String says(Finding finding, ScoreSource source) {
        return DecisiveScore.of(finding, source)
                .map(score -> "%s from %s, CVSS %s"
                        .formatted(
                                score.decimal(), score.source(), score.version().number()))
                .orElseGet(() -> "unscored, severity " + finding.severity());
    }

    /** The same number of another source is no disagreement. */
    private static String essence(Opinion opinion) {
        return opinion.says().split(" from ", 2)[0];
    }

    private static boolean lookedAt(Inspection inspection, Component component) {
        return inspection.coverage().platforms().stream()
                .anyMatch(platform ->
                        platform.packages() > 0 && (platform.name() + " ").startsWith(component.type() + " "));
    }

    private static String scanner(Inspection inspection) {
        return inspection.scanners().stream().map(ToolVersion::name).collect(Collectors.joining(" and "));
    }
}
