package io.slipway.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tags a build gets: the commit; for a release its versions too, the short ones only where no newer release has them (SemVer 2.0.0). */
final class TagRules {
    private TagRules() {}

    /**
     * @param origin what the image was made from
     * @param extra tags that the step asks for
     * @param existing the tags that the repository has
     * @return the tags to set, the release's own first
     */
    static List<String> tags(Origin origin, List<String> extra, Collection<String> existing) {
        Set<String> tags = new LinkedHashSet<>();
        Version.parse(origin.release()).ifPresent(version -> {
            tags.add(version.toString());
            tags.addAll(moving(version, existing));
        });
        if (!origin.commit().isEmpty()) {
            tags.add(origin.commit());
        }
        tags.addAll(extra);
        return List.copyOf(tags);
    }

    /** Whether a tag, whoever asks for it, never points to anything else once it is set. */
    static boolean isRelease(String tag) {
        return Version.parse(tag).isPresent();
    }

    private static List<String> moving(Version version, Collection<String> existing) {
        List<Version> newer = existing.stream()
                .map(Version::parse)
                .flatMap(Optional::stream)
                .filter(other -> other.compareTo(version) > 0)
                .toList();
        Set<String> tags = new LinkedHashSet<>();
        if (newer.stream().noneMatch(other -> other.major() == version.major() && other.minor() == version.minor())) {
            tags.add(version.major() + "." + version.minor());
        }
        if (newer.stream().noneMatch(other -> other.major() == version.major())) {
            tags.add(Integer.toString(version.major()));
        }
        if (newer.isEmpty()) {
            tags.add("latest");
        }
        return List.copyOf(tags);
    }

    private record Version(int major, int minor, int patch) implements Comparable<Version> {
        static Optional<Version> parse(String text) {
            String number = "(0|[1-9]\\d{0,8})";
            Matcher matcher =
                    Pattern.compile(number + "\\." + number + "\\." + number).matcher(text);
            return matcher.matches()
                    ? Optional.of(new Version(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3))))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}
