package io.slipway.gate;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes one finding of several that mean the same: with all scores, the worst severity and every name. */
final class JoinedFinding {
    private static final int TARGETS_SHOWN = 3;

    private JoinedFinding() {}

    static Finding of(List<Finding> same) {
        if (same.size() == 1) {
            return same.get(0);
        }
        Finding first = same.get(0);
        String id = names(same)
                .min(Comparator.comparing((String name) -> !name.startsWith("CVE-"))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        return new Finding(
                first.kind(),
                id,
                names(same).filter(name -> !name.equals(id)).sorted().toList(),
                component(first.component(), same),
                severity(same),
                text(same, Finding::vendor),
                text(same, Finding::fixedVersion),
                status(same),
                text(same, Finding::title),
                text(same, Finding::url),
                same.stream()
                        .flatMap(finding -> finding.scores().stream())
                        .distinct()
                        .toList());
    }

    /** The worst; where one says that it is critical, it is not unknown that it is. */
    private static Severity severity(List<Finding> same) {
        List<Severity> all = same.stream().map(Finding::severity).sorted().toList();
        return all.contains(Severity.CRITICAL) ? Severity.CRITICAL : all.get(all.size() - 1);
    }

    /** Where one says that there is a fix, there is one. */
    private static String status(List<Finding> same) {
        return same.stream().map(Finding::status).anyMatch(Finding.FIXED::equals)
                ? Finding.FIXED
                : text(same, Finding::status);
    }

    private static Stream<String> names(List<Finding> same) {
        return same.stream()
                .flatMap(finding -> Stream.concat(Stream.of(finding.id()), finding.aliases().stream()))
                .distinct();
    }

    private static Component component(Component first, List<Finding> same) {
        List<String> targets = same.stream()
                .map(finding -> finding.component().target())
                .distinct()
                .sorted()
                .toList();
        String shown = String.join(", ", targets.subList(0, Math.min(TARGETS_SHOWN, targets.size())));
        int more = targets.size() - TARGETS_SHOWN;
        String target = more > 0 ? shown + " and " + more + " more" : shown;
        return new Component(first.name(), first.version(), first.purl(), first.type(), target);
    }

    private static String text(List<Finding> same, Function<Finding, String> part) {
        return same.stream()
                .map(part)
                .filter(text -> !text.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
