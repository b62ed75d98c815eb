package io.slipway.gitlab.webhook;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks each subscriber of a project: one that wants the event is enough. */
final class Subscribers {
    private static final int MOST_REASONS = 3;

    private Subscribers() {}

    /** Decides by one subscriber's filters. */
    @FunctionalInterface
    interface Question {
        Decision ask(Filters filters) throws InterruptedException;
    }

    static Decision decide(Map<String, Filters> subscribers, Question question) throws InterruptedException {
        List<String> wanted = new ArrayList<>();
        Set<Decision.Ignore> reasons = new LinkedHashSet<>();
        Trigger trigger = null;
        Condition strictest = Condition.NONE;
        for (Map.Entry<String, Filters> subscriber : subscribers.entrySet()) {
            Decision decision = question.ask(subscriber.getValue());
            if (decision instanceof Decision.Start start) {
                wanted.add(subscriber.getKey());
                trigger = start.trigger();
                strictest = trigger.condition() == Condition.MEMBER ? Condition.MEMBER : strictest;
            } else {
                reasons.add((Decision.Ignore) decision);
            }
        }
        return trigger == null ? ignored(reasons) : new Decision.Start(trigger.to(wanted, strictest));
    }

    /** That it is another one's branch says least of why nothing starts. */
    private static Decision ignored(Set<Decision.Ignore> reasons) {
        List<Decision.Ignore> telling = reasons.stream()
                .sorted(Comparator.comparing(reason -> reason.rule().equals("branches")))
                .limit(MOST_REASONS)
                .toList();
        Decision.Ignore first = telling.get(0);
        String others = telling.stream().skip(1).map(other -> "; " + other).collect(Collectors.joining());
        return new Decision.Ignore(first.rule(), first.reason() + others);
    }
}
