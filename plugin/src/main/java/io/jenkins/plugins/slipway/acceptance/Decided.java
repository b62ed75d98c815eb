package io.jenkins.plugins.slipway.acceptance;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.ledger.Event;
import io.slipway.acceptance.ledger.Use;
import io.slipway.config.Words;
import io.slipway.report.Units;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A decision in force or expired, as the page shows it.
 *
 * @param event the decision
 * @param use where it last applied; empty if it never did
 * @param today in UTC
 */
public record Decided(Event event, Optional<Use> use, LocalDate today) {
    private static final int SOON = 14;

    /**
     * @return what was decided, in words
     */
    public String ruling() {
        return switch (event.kind()) {
            case PASS_THROUGH -> "Accepted";
            case FIX -> "To be fixed";
            case REJECT -> "Rejected";
            case NOT_AFFECTED ->
                "Not affected: " + Words.of(event.justification()).replace('-', ' ');
        };
    }

    /**
     * @return the last day; empty for none
     */
    public String until() {
        return event.until() == null ? "" : Units.day(event.until());
    }

    /**
     * @return expired, how many days are left when these are few, otherwise in force
     */
    public String state() {
        if (event.acceptance().expired(today)) {
            return "expired";
        }
        long days = event.until() == null ? Long.MAX_VALUE : today.until(event.until(), ChronoUnit.DAYS);
        if (days > SOON) {
            return "in force";
        }
        return days == 0 ? "ends today" : Units.count(days, "day") + " left";
    }

    /**
     * @return the same as a class of the style sheet
     */
    public String tone() {
        if (event.acceptance().expired(today)) {
            return "bad";
        }
        boolean calm = state().equals("in force") && event.kind() != Acceptance.Kind.REJECT;
        return calm ? "good" : "warn";
    }

    /**
     * @return where it last applied, in words
     */
    public String used() {
        return use.map(last -> last.where() + ", " + Units.day(last.day())).orElse("never");
    }

    /**
     * @return whether it never applied to anything
     */
    public boolean unused() {
        return use.isEmpty();
    }
}
