package io.slipway.acceptance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Acceptances, found by vulnerability: those of the file, and those that the operator keeps. */
public final class Acceptances {
    /** No acceptance at all. */
    public static final Acceptances NONE = new Acceptances(List.of());

    private final List<Acceptance> entries;
    private final List<Discounted> discounted;
    private final Map<String, List<Acceptance>> byId;

    /**
     * @param entries in the file's order
     */
    public Acceptances(List<Acceptance> entries) {
        this(entries, List.of());
    }

    /**
     * @param entries those that count, in the file's order
     * @param discounted those that do not count
     */
    public Acceptances(List<Acceptance> entries, List<Discounted> discounted) {
        this.entries = List.copyOf(entries);
        this.discounted = List.copyOf(discounted);
        this.byId = entries.stream().collect(Collectors.groupingBy(entry -> key(entry.id())));
    }

    /**
     * @return the entries that count, in the file's order
     */
    public List<Acceptance> entries() {
        return entries;
    }

    /**
     * @return the entries that do not count, and why
     */
    public List<Discounted> discounted() {
        return discounted;
    }

    /**
     * @param occurrence a vulnerability in a package
     * @return an entry that would speak of it, if it counted
     */
    public Optional<Discounted> discounted(Occurrence occurrence) {
        if (discounted.isEmpty()) {
            return Optional.empty();
        }
        return discounted.stream()
                .filter(each -> occurrence.ids().stream().anyMatch(each.entry().id()::equalsIgnoreCase)
                        && PackageMatch.matches(each.entry().packageName(), occurrence))
                .findFirst();
    }

    /**
     * @param more other entries, such as the operator's
     * @return these and those
     */
    public Acceptances and(List<Acceptance> more) {
        return new Acceptances(Stream.concat(entries.stream(), more.stream()).toList(), discounted);
    }

    /**
     * @param reason why they cannot be relied on, as the end of a sentence
     * @return the same, of which only rejections count: to be stricter needs nobody's word
     */
    public Acceptances doubted(String reason) {
        Map<Boolean, List<Acceptance>> byRejection =
                entries.stream().collect(Collectors.partitioningBy(entry -> entry.kind() == Acceptance.Kind.REJECT));
        Stream<Discounted> more = byRejection.get(false).stream().map(entry -> new Discounted(entry, reason));
        return new Acceptances(
                byRejection.get(true), Stream.concat(discounted.stream(), more).toList());
    }

    /**
     * @param commit the delivered commit, in which the file stands
     * @return the same, each saying so
     */
    public Acceptances in(String commit) {
        return new Acceptances(entries.stream().map(entry -> entry.in(commit)).toList());
    }

    /**
     * @param repositories the names under which the image is known, without tags
     * @return the entries that may speak of it
     */
    public Acceptances forImage(List<String> repositories) {
        return new Acceptances(
                entries.stream().filter(entry -> means(entry, repositories)).toList(),
                discounted.stream()
                        .filter(each -> means(each.entry(), repositories))
                        .toList());
    }

    private static boolean means(Acceptance entry, List<String> repositories) {
        return entry.image().isEmpty() || repositories.stream().anyMatch(name -> Glob.matches(entry.image(), name));
    }

    /**
     * @param occurrence a vulnerability in a package
     * @return which entry holds for it, if any speaks of it
     */
    public Optional<Ruling> ruling(Occurrence occurrence) {
        return entries.isEmpty()
                ? Optional.empty()
                : Ruling.of(matching(occurrence).toList());
    }

    /**
     * @param occurrences all that was found; not looked at where there are no entries
     * @return the entries that speak of none of it
     */
    public List<Acceptance> unused(Stream<Occurrence> occurrences) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Set<Acceptance> unused = new LinkedHashSet<>(entries);
        occurrences.forEach(occurrence -> matching(occurrence).forEach(unused::remove));
        return List.copyOf(unused);
    }

    private Stream<Acceptance> matching(Occurrence occurrence) {
        return occurrence.ids().stream()
                .map(Acceptances::key)
                .distinct()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .filter(entry -> PackageMatch.matches(entry.packageName(), occurrence));
    }

    private static String key(String id) {
        return id.toUpperCase(Locale.ROOT);
    }
}
