package io.slipway.gitlab.filter;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.event.Event;
import io.slipway.host.DeliveryException;
import java.util.Optional;

/** Decides about events, by the filters of their project. Holds no state; the same event always gets the same decision. */
public final class Rules {
    private Rules() {}

    /**
     * @param event what happened
     * @param filters those of the project that it happened in
     * @return whether a delivery starts, or which rule ignores the event
     * @throws InterruptedException if the thread is interrupted while it searches by a regular expression
     */
    public static Decision decide(Event event, Filters filters) throws InterruptedException {
        try {
            if (event instanceof Event.Push push) {
                return PushRules.decide(push, filters);
            }
            if (event instanceof Event.MergeRequestChange change) {
                return MergeRequestRules.decide(change, filters);
            }
            if (event instanceof Event.Comment comment) {
                return CommentRules.decide(comment, filters);
            }
            if (event instanceof Event.PipelineChange pipeline) {
                return PipelineRules.decide(pipeline, filters);
            }
            return new Decision.Ignore("event", "no delivery starts by the event '%s'".formatted(kind(event)));
        } catch (DeliveryException e) {
            return new Decision.Ignore("pattern", e.getMessage());
        }
    }

    /** The rule that an event of this kind is wanted at all. */
    static Optional<Decision.Ignore> wanted(EventKind kind, Filters filters) {
        return filters.events().contains(kind)
                ? Optional.empty()
                : ignore(
                        "events",
                        "the project is not delivered by %s events".formatted(io.slipway.config.Words.of(kind)));
    }

    static Optional<Decision.Ignore> ignore(String rule, String reason) {
        return Optional.of(new Decision.Ignore(rule, reason));
    }

    private static String kind(Event event) {
        return event instanceof Event.Other other
                ? other.kind()
                : event.getClass().getSimpleName();
    }
}
