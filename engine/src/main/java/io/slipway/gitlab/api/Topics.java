package io.slipway.gitlab.api;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits to be sent, by topic: in order within a topic, and no topic waits for another one's failure. Not safe for several threads. */
final class Topics {
    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private int size;

    /** The messages about one topic. */
    private static final class Topic {
        final Deque<Item> items = new ArrayDeque<>();
        int failures;
        Instant notBefore = Instant.MIN;
    }

    void add(Item item) {
        topics.computeIfAbsent(item.message().topic(), name -> new Topic())
                .items
                .add(item);
        size++;
    }

    int size() {
        return size;
    }

    /** The oldest that may be sent now. */
    Optional<Item> next(Instant now) {
        return topics.values().stream()
                .filter(topic -> !topic.notBefore.isAfter(now))
                .map(topic -> topic.items.getFirst())
                .min(Comparator.comparingLong(Item::number));
    }

    /** When the next may be sent; empty where nothing waits. */
    Optional<Instant> wake() {
        return topics.values().stream().map(topic -> topic.notBefore).min(Comparator.naturalOrder());
    }

    /** It needs no further attempt. */
    void done(Item item) {
        Topic topic = topics.get(item.message().topic());
        if (topic != null && topic.items.remove(item)) {
            size--;
            topic.failures = 0;
            topic.notBefore = Instant.MIN;
            if (topic.items.isEmpty()) {
                topics.remove(item.message().topic());
            }
        }
    }

    /** It failed: how often in a row, this time included. */
    int failed(Item item) {
        Topic topic = topics.get(item.message().topic());
        return topic == null ? 1 : ++topic.failures;
    }

    /** Nothing on its topic is sent before that. */
    void delay(Item item, Instant until) {
        Topic topic = topics.get(item.message().topic());
        if (topic != null) {
            topic.notBefore = until;
        }
    }

    /** Takes out what a later message on the same topic has made needless. */
    List<Item> collapse() {
        List<Item> needless = new ArrayList<>();
        for (Topic topic : topics.values()) {
            while (topic.items.size() > 1) {
                needless.add(topic.items.removeFirst());
                size--;
            }
        }
        return needless;
    }

    /** What is missed least: the oldest that does not end its topic, otherwise the oldest. */
    Optional<Item> leastMissed() {
        Comparator<Item> order =
                Comparator.comparing((Item item) -> item.message().last()).thenComparingLong(Item::number);
        return topics.values().stream().map(topic -> topic.items.getFirst()).min(order);
    }
}
