package io.slipway.gate;

import io.slipway.acceptance.PackageUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

    private final Map<String, Group> groups = new HashMap<>();

    private static final class Group {
        private final List<Finding> members = new ArrayList<>(1);

        private List<Finding> sorted() {
            return members.size() == 1
                    ? members
                    : members.stream().sorted(ORDER).toList();
        }
    }

    private FindingJoin() {}

    static List<Finding> join(List<Finding> findings) {
        return groups(findings).stream().map(JoinedFinding::of).toList();
    }

    /** The findings that mean the same, each group in a fixed order. */
    static List<List<Finding>> groups(List<Finding> findings) {
        FindingJoin join = new FindingJoin();
        Set<Group> all = new LinkedHashSet<>();
        findings.forEach(finding -> all.add(join.add(finding)));
        return all.stream()
                .filter(group -> !group.members.isEmpty())
                .map(Group::sorted)
                .toList();
    }

    private Group add(Finding finding) {
        List<String> names = names(finding);
        Group group = names.stream()
                .map(groups::get)
                .filter(found -> found != null)
                .reduce(this::unite)
                .orElseGet(Group::new);
        group.members.add(finding);
        names.forEach(name -> groups.put(name, group));
        return group;
    }

    private Group unite(Group one, Group other) {
        if (one != other) {
            other.members.forEach(member -> names(member).forEach(name -> groups.put(name, one)));
            one.members.addAll(other.members);
            other.members.clear();
        }
        return one;
    }

    private static List<String> names(Finding finding) {
        List<String> places = places(finding.component());
        return Stream.concat(Stream.of(finding.id()), finding.aliases().stream())
                .map(id -> id.toUpperCase(Locale.ROOT))
                .flatMap(id -> places.stream().map(place -> id + place))
                .toList();
    }

    /** Scanners spell the names of packages differently (PyYAML, pyyaml), but their package URLs alike. */
    private static List<String> places(Component component) {
        String place = '\0' + component.name() + '\0' + component.version();
        String purl = PackageUrl.identity(component.purl());
        return purl.isEmpty() ? List.of(place) : List.of(place, '\0' + purl);
    }
}
