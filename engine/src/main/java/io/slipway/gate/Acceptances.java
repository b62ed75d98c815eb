package io.slipway.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of an acceptances file, found by vulnerability. */
public final class Acceptances {
    /** No acceptance at all. */
    public static final Acceptances NONE = new Acceptances(List.of());

    private final List<Acceptance> entries;
    private final Map<String, List<Acceptance>> byId;

    /**
     * @param entries in the file's order
     */
    public Acceptances(List<Acceptance> entries) {
        this.entries = List.copyOf(entries);
        this.byId = entries.stream().collect(Collectors.groupingBy(entry -> key(entry.id())));
    }

    /**
     * @return the entries, in the file's order
     */
    public List<Acceptance> entries() {
        return entries;
    }

    /**
     * @param repositories the names under which the image is known, without tags
     * @return the entries that may speak of it
     */
    Acceptances forImage(List<String> repositories) {
        return new Acceptances(entries.stream()
                .filter(entry -> entry.image().isEmpty()
                        || repositories.stream().anyMatch(name -> Glob.matches(entry.image(), name)))
                .toList());
    }

    /** The entries that speak of a finding: those that hold longest first. */
    List<Acceptance> matching(Finding finding) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return Stream.concat(Stream.of(finding.id()), finding.aliases().stream())
                .map(Acceptances::key)
                .distinct()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .filter(entry -> PackageMatch.matches(entry.packageName(), finding.component()))
                .sorted(Comparator.comparing((Acceptance entry) -> entry.until().orElse(java.time.LocalDate.MAX))
                        .reversed()
                        .thenComparing(Acceptance::origin))
                .toList();
    }

    /** The entries that speak of none of these findings. */
    List<Acceptance> unused(List<Finding> findings) {
        Set<Acceptance> unused = new LinkedHashSet<>(entries);
        findings.forEach(finding -> matching(finding).forEach(unused::remove));
        return new ArrayList<>(unused);
    }

    private static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }
}
