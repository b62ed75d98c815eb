package io.slipway.acceptance.ledger;

import io.slipway.acceptance.Acceptance;
import io.slipway.host.DeliveryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All that was ever decided in Jenkins. Nothing is removed from it: what is taken back is so by a further line, and each line carries the
 * hash of the one before.
 *
 * @param events the oldest first
 */
public record Ledger(List<Event> events) {
    /** Copies. */
    public Ledger {
        events = List.copyOf(events);
    }

    /**
     * @return the decisions in force or expired, by number; without those that were taken back or replaced
     */
    public Map<Integer, Event> current() {
        Map<Integer, Event> current = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.act() == Event.Act.DECIDED) {
                current.put(event.number(), event);
            } else {
                current.remove(event.decision());
            }
        }
        return current;
    }

    /**
     * @return the same as the gate takes them
     */
    public List<Acceptance> acceptances() {
        return current().values().stream().map(Event::acceptance).toList();
    }

    /**
     * What counts for a delivery in which some people have a part: not what they accepted, and a rejection that one of them took back
     * or replaced stands until somebody else decides.
     *
     * @param independent whether who is named by this id has no part in the delivery
     * @return the decisions as the gate takes them
     */
    public List<Acceptance> acceptances(Predicate<String> independent) {
        Map<Integer, Event> standing = new LinkedHashMap<>();
        for (Event event : events) {
            boolean counts = independent.test(event.by());
            if (event.act() == Event.Act.DECIDED) {
                standing.values().removeIf(earlier -> counts && same(earlier, event.acceptance()));
                standing.put(event.number(), event);
            } else if (counts || event.kind() != Acceptance.Kind.REJECT) {
                standing.remove(event.decision());
            }
        }
        return standing.values().stream()
                .filter(event -> event.kind() == Acceptance.Kind.REJECT || independent.test(event.by()))
                .map(Event::acceptance)
                .toList();
    }

    /**
     * Adds a decision; an earlier one about the same vulnerability, package and image is taken back by it.
     *
     * @param acceptance what was decided, and by whom
     * @param where on which page
     * @param now the time
     * @return the ledger with it
     * @throws DeliveryException if it contradicts another one
     */
    public Ledger decide(Acceptance acceptance, String where, Instant now) throws DeliveryException {
        Ledger ledger = this;
        for (Event earlier : current().values()) {
            if (same(earlier, acceptance)) {
                ledger = ledger.revoke(
                        earlier.number(), acceptance.approvedBy(), where, "replaced by a new decision", now);
            } else if (contradicts(earlier, acceptance)) {
                throw new DeliveryException(
                        "it contradicts decision %d by %s, which speaks of the same findings; revoke that first"
                                .formatted(earlier.number(), earlier.by()));
            }
        }
        return ledger.with(
                Event.Act.DECIDED, ledger.next(), acceptance, acceptance.approvedBy(), where, acceptance.reason(), now);
    }

    /**
     * Takes a decision back.
     *
     * @param decision its number
     * @param by who does
     * @param where on which page; empty for the page of all
     * @param why in words
     * @param now the time
     * @return the ledger with that
     * @throws DeliveryException if there is no such decision, or no reason
     */
    public Ledger revoke(int decision, String by, String where, String why, Instant now) throws DeliveryException {
        Event decided = current().get(decision);
        if (decided == null) {
            throw new DeliveryException("there is no decision " + decision + " that could be revoked");
        }
        if (why.isBlank()) {
            throw new DeliveryException("reason: is empty; say it in words");
        }
        return with(Event.Act.REVOKED, decision, decided.acceptance(), by, where, why.strip(), now);
    }

    private Ledger with(
            Event.Act act, int decision, Acceptance about, String by, String where, String why, Instant now) {
        Event event = new Event(
                next(),
                now,
                act,
                decision,
                by,
                where,
                why,
                about.id(),
                about.kind(),
                about.until().orElse(null),
                about.justification().orElse(null),
                about.packageName(),
                about.image(),
                events.isEmpty() ? "" : events.get(events.size() - 1).hash(),
                "");
        List<Event> more = new ArrayList<>(events);
        more.add(event.hashed(LedgerFile.hash(event)));
        return new Ledger(more);
    }

    private int next() {
        return events.size() + 1;
    }

    private static boolean same(Event earlier, Acceptance acceptance) {
        return earlier.id().equalsIgnoreCase(acceptance.id())
                && earlier.packageName().equals(acceptance.packageName())
                && earlier.image().equals(acceptance.image());
    }

    /** One of the two is about any package, or any image, and says something else. */
    private static boolean contradicts(Event earlier, Acceptance acceptance) {
        return earlier.id().equalsIgnoreCase(acceptance.id())
                && earlier.kind() != acceptance.kind()
                && overlap(earlier.packageName(), acceptance.packageName())
                && overlap(earlier.image(), acceptance.image());
    }

    private static boolean overlap(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
