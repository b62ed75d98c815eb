package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.filter.Drafts;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.NamePattern;
import io.slipway.gitlab.filter.Names;
import io.slipway.gitlab.filter.SkipWords;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a {@code gitlabPush} trigger says into the engine's filters. */
final class TriggerFilters {
    private TriggerFilters() {}

    /** Patterns; one that begins with an exclamation mark excludes. */
    static Names names(List<String> patterns) throws DeliveryException {
        List<NamePattern> include = new ArrayList<>();
        List<NamePattern> exclude = new ArrayList<>();
        for (String pattern : patterns == null ? List.<String>of() : patterns) {
            if (pattern.startsWith("!")) {
                exclude.add(NamePattern.of(pattern.substring(1).strip()));
            } else {
                include.add(NamePattern.of(pattern));
            }
        }
        return new Names(include, exclude);
    }

    static Set<EventKind> events(List<String> words) throws DeliveryException {
        if (words == null || words.isEmpty()) {
            return Filters.DEFAULT.events();
        }
        Set<EventKind> events = EnumSet.noneOf(EventKind.class);
        for (String word : words) {
            events.add(choice(EventKind.class, word));
        }
        return events;
    }

    static Drafts drafts(String word) throws DeliveryException {
        return word == null ? Filters.DEFAULT.drafts() : choice(Drafts.class, word);
    }

    static SkipWords skipWords(String word) throws DeliveryException {
        return word == null ? Filters.DEFAULT.skipWords() : choice(SkipWords.class, word);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) throws DeliveryException {
        try {
            return Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new DeliveryException("gitlabPush: '%s' is none of %s"
                    .formatted(
                            word,
                            Stream.of(type.getEnumConstants())
                                    .map(value -> value.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .collect(Collectors.joining(", "))));
        }
    }
}
