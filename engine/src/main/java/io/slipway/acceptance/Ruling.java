package io.slipway.acceptance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which acceptance holds for a finding. Of one place (the file, or the operator) a rejection comes first, then the entry that lasts longest.
 * Where both places speak, the stricter holds: a rejection, then the one that ends earlier, then fix, pass-through, not-affected.
 *
 * @param entry the one that holds
 * @param outweighed the other place's, where both speak and it would be looser
 */
public record Ruling(Acceptance entry, Optional<Acceptance> outweighed) {
    private static final Comparator<Acceptance> REJECTION_FIRST =
            Comparator.comparing(entry -> entry.kind() != Acceptance.Kind.REJECT);
    private static final Comparator<Acceptance> IN_ONE_PLACE = REJECTION_FIRST
            .thenComparing(Ruling::lastDay, Comparator.reverseOrder())
            .thenComparing(entry -> entry.origin().toString());
    private static final Comparator<Acceptance> STRICTEST = REJECTION_FIRST
            .thenComparing(Ruling::lastDay)
            .thenComparing(Ruling::looseness)
            .thenComparing(entry -> entry.origin().toString());

    /**
     * @param entries those that speak of one finding
     * @return what holds; empty if none speaks
     */
    static Optional<Ruling> of(List<Acceptance> entries) {
        List<Acceptance> spoken = Arrays.stream(Origin.Kind.values())
                .flatMap(kind ->
                        entries.stream().filter(entry -> entry.origin().kind() == kind).min(IN_ONE_PLACE).stream())
                .sorted(STRICTEST)
                .toList();
        return spoken.stream()
                .findFirst()
                .map(first -> new Ruling(
                        first,
                        spoken.stream()
                                .skip(1)
                                .filter(other -> disagree(first, other))
                                .findFirst()));
    }

    private static boolean disagree(Acceptance one, Acceptance other) {
        return one.kind() != other.kind() || !one.until().equals(other.until());
    }

    private static LocalDate lastDay(Acceptance entry) {
        return entry.until().orElse(LocalDate.MAX);
    }

    private static int looseness(Acceptance entry) {
        return switch (entry.kind()) {
            case REJECT -> 0;
            case FIX -> 1;
            case PASS_THROUGH -> 2;
            case NOT_AFFECTED -> 3;
        };
    }
}
