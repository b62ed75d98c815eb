package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import java.util.Locale;
import java.util.stream.Stream;

/** Which findings are shown. */
public enum FindingFilter {
    /** All. */
    ALL,
    /** What blocks the image. */
    BLOCKING,
    /** What would block, but is accepted. */
    ACCEPTED,
    /** What does not block. */
    BELOW;

    boolean shows(Judgement judgement) {
        Decision decision = judgement.decision();
        return switch (this) {
            case ALL -> true;
            case BLOCKING -> decision.blocks();
            case ACCEPTED -> decision == Decision.ACCEPTED;
            case BELOW -> decision == Decision.BELOW;
        };
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
