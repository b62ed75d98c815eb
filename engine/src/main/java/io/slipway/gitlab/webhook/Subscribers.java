package io.slipway.gitlab.webhook;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Filters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks each subscriber of a project: one that wants the event is enough. */
final class Subscribers {
    private Subscribers() {}

    /** Decides by one subscriber's filters. */
    @FunctionalInterface
    interface Question {
        Decision ask(Filters filters) throws InterruptedException;
    }

    static Decision decide(Map<String, Filters> subscribers, Question question) throws InterruptedException {
        List<String> wanted = new ArrayList<>();
        Set<Decision> reasons = new LinkedHashSet<>();
        Trigger trigger = null;
        Condition strictest = Condition.NONE;
        for (Map.Entry<String, Filters> subscriber : subscribers.entrySet()) {
            Decision decision = question.ask(subscriber.getValue());
            if (decision instanceof Decision.Start start) {
                wanted.add(subscriber.getKey());
                trigger = start.trigger();
                strictest = trigger.condition() == Condition.MEMBER ? Condition.MEMBER : strictest;
            } else {
                reasons.add(decision);
            }
        }
        return trigger == null ? reasons.iterator().next() : new Decision.Start(trigger.to(wanted, strictest));
    }
}
