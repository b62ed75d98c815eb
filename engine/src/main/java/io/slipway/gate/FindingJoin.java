package io.slipway.gate;

import io.slipway.acceptance.PackageUrl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Joins findings of the same vulnerability (by id or alias) in the same package and version (by name, or by package URL). The order of the
 * findings never matters.
 */
final class FindingJoin {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::id)
            .thenComparing(finding -> finding.component().name())
            .thenComparing(finding -> finding.component().version())
            .thenComparing(finding -> finding.component().target())
            .thenComparing(finding -> finding.component().purl())
            .thenComparing(Finding::toString);
    private static final int HASHES = 1 << 18;

    private final Map<List<String>, List<Finding>> byPlace;
    private final Map<String, String> identities = new HashMap<>();
    private final List<List<Finding>> groups;

    private FindingJoin(int findings) {
        byPlace = new HashMap<>(2 * findings);
        groups = new ArrayList<>(findings);
    }

    static List<Finding> join(List<Finding> findings) {
        return groups(findings).stream().map(JoinedFinding::of).toList();
    }

    /** The findings that mean the same, each group in a fixed order. */
    static List<List<Finding>> groups(List<Finding> findings) {
        BitSet repeated = repeated(findings);
        FindingJoin join = new FindingJoin(findings.size());
        for (Finding finding : findings) {
            List<String> ids = ids(finding);
            if (hasOneOf(repeated, ids)) {
                join.add(finding, ids);
            } else {
                join.groups.add(List.of(finding));
            }
        }
        join.groups.removeIf(List::isEmpty);
        join.groups.replaceAll(FindingJoin::sorted);
        return join.groups;
    }

    /** The hashes of the ids that stand at several findings: only of these any can mean the same. Some others have such a hash too. */
    private static BitSet repeated(List<Finding> findings) {
        BitSet met = new BitSet(HASHES);
        BitSet repeated = new BitSet(HASHES);
        for (Finding finding : findings) {
            for (String id : ids(finding)) {
                (met.get(hash(id)) ? repeated : met).set(hash(id));
            }
        }
        return repeated;
    }

    private static boolean hasOneOf(BitSet hashes, List<String> ids) {
        for (String id : ids) {
            if (hashes.get(hash(id))) {
                return true;
            }
        }
        return false;
    }

    private static int hash(String id) {
        return id.hashCode() & (HASHES - 1);
    }

    private void add(Finding finding, List<String> ids) {
        List<List<String>> places = places(finding, ids);
        List<Finding> group = null;
        for (List<String> place : places) {
            List<Finding> known = byPlace.get(place);
            group = group == null || known == null ? firstOf(group, known) : unite(group, known);
        }
        if (group == null) {
            group = new ArrayList<>(1);
            groups.add(group);
        }
        group.add(finding);
        for (List<String> place : places) {
            byPlace.put(place, group);
        }
    }

    private static List<Finding> firstOf(List<Finding> one, List<Finding> other) {
        return one == null ? other : one;
    }

    private List<Finding> unite(List<Finding> one, List<Finding> other) {
        if (one != other) {
            other.forEach(member -> places(member, ids(member)).forEach(place -> byPlace.put(place, one)));
            one.addAll(other);
            other.clear();
        }
        return one;
    }

    private static List<Finding> sorted(List<Finding> group) {
        return group.size() == 1 ? group : group.stream().sorted(ORDER).toList();
    }

    private static List<String> ids(Finding finding) {
        if (finding.aliases().isEmpty()) {
            return List.of(key(finding.id()));
        }
        List<String> ids = new ArrayList<>();
        ids.add(key(finding.id()));
        finding.aliases().forEach(alias -> ids.add(key(alias)));
        return ids;
    }

    private static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    /** An id with name and version, and with the package URL: scanners spell the names of packages differently (PyYAML,
     * pyyaml), but their package URLs alike. */
    private List<List<String>> places(Finding finding, List<String> ids) {
        Component component = finding.component();
        String purl = identities.computeIfAbsent(component.purl(), PackageUrl::identity);
        List<List<String>> places = new ArrayList<>(2);
        for (String id : ids) {
            places.add(List.of(id, component.name(), component.version()));
            if (!purl.isEmpty()) {
                places.add(List.of(id, purl));
            }
        }
        return places;
    }
}
