package io.slipway.acceptance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made the delivered commit.
 *
 * @param people by what they did ({@code author}, {@code committer}, {@code pusher}), as {@code Name <address>} or a name alone
 */
public record Authorship(Map<String, String> people) {
    /** Nobody is known. */
    public static final Authorship UNKNOWN = new Authorship(Map.of());

    private static final Pattern PERSON = Pattern.compile("(?<name>[^<]*)(?:<(?<address>[^>]*)>)?.*");

    /** Copies. */
    public Authorship {
        people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
    }

    /**
     * @param name a principal: an address or a name
     * @return what they did for the commit, if anything
     */
    public Optional<String> role(String name) {
        return people.entrySet().stream()
                .filter(person -> means(person.getValue(), name.strip()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean means(String person, String name) {
        Matcher matcher = PERSON.matcher(person);
        if (name.isEmpty() || !matcher.matches()) {
            return false;
        }
        return name.equalsIgnoreCase(matcher.group("name").strip())
                || name.equalsIgnoreCase(
                        Optional.ofNullable(matcher.group("address")).orElse("").strip())
                || name.equalsIgnoreCase(person.strip());
    }
}
