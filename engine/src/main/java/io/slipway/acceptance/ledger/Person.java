package io.slipway.acceptance.ledger;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything by which somebody is known: ids, names and addresses, in lower case. Two are the same person if one of these is the same.
 *
 * @param marks not blank
 */
public record Person(Set<String> marks) {
    /** Without case and blanks. */
    public Person {
        marks = marks.stream()
                .map(mark -> mark.strip().toLowerCase(Locale.ROOT))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param marks of one person; null where there is none
     * @return that person
     */
    public static Person of(String... marks) {
        return new Person(Stream.of(marks).filter(mark -> mark != null).collect(Collectors.toSet()));
    }

    /**
     * @param text as a commit names somebody: {@code Name <address>}
     * @return that person
     */
    public static Person mailbox(String text) {
        // Not by a regular expression: whoever commits chooses the name, and blanks in it could keep one busy for ever.
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        return open >= 0 && close > open && text.substring(close + 1).isBlank()
                ? of(text.substring(0, open), text.substring(open + 1, close))
                : of(text);
    }

    /**
     * @param other anybody
     * @return whether both are the same person
     */
    public boolean is(Person other) {
        return marks.stream().anyMatch(other.marks::contains);
    }
}
