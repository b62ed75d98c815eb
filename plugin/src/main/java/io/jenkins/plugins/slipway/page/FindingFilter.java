package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which findings are shown. */
public enum FindingFilter {
    /** All. */
    ALL(decision -> true),
    /** What blocks the image. */
    BLOCKING(Decision::blocks),
    /** What would block, but is accepted. */
    ACCEPTED(decision -> decision == Decision.ACCEPTED),
    /** What does not block. */
    BELOW(decision -> decision == Decision.BELOW);

    private final transient Predicate<Decision> shows;

    FindingFilter(Predicate<Decision> shows) {
        this.shows = shows;
    }

    boolean shows(Judgement judgement) {
        return shows.test(judgement.decision());
    }

    /**
     * @return how an address names it
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FindingFilter of(String word) {
        return Stream.of(values())
                .filter(filter -> filter.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }
}
