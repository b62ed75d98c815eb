package io.jenkins.plugins.slipway.acceptance;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything by which somebody is known: ids, names and addresses, in lower case. Two are the same person if one of these is the same.
 *
 * @param marks not blank
 */
record Person(Set<String> marks) {
    private static final Pattern MAILBOX = Pattern.compile("\\s*(.*?)\\s*<\\s*([^<>]*?)\\s*>\\s*");

    Person {
        marks = marks.stream()
                .map(mark -> mark.strip().toLowerCase(Locale.ROOT))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Person of(String... marks) {
        return new Person(Stream.of(marks).filter(mark -> mark != null).collect(Collectors.toSet()));
    }

    /** Somebody as a commit names them: {@code Name <address>}. */
    static Person mailbox(String text) {
        Matcher mailbox = MAILBOX.matcher(text);
        return mailbox.matches() ? of(mailbox.group(1), mailbox.group(2)) : of(text);
    }

    boolean is(Person other) {
        return marks.stream().anyMatch(other.marks::contains);
    }
}
