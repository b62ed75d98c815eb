package io.slipway.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of a record: what one stage did.
 *
 * @param index its place in the record, from 0
 * @param stage the step's name, such as {@code scanImage}
 * @param subjects the digests that it is about: config digests of images, manifest digests of pushed ones
 * @param outcome how it ended
 * @param message one line for people: the result, or why it failed
 * @param facts what the stage found out, by name: texts, numbers, booleans, lists and maps of these
 * @param evidence the files that show it
 * @param tools what it drove
 * @param started when
 * @param ended when
 * @param toolMillis how long it spent in tools and in waiting for what they started; the rest of its time is Slipway's own
 * @param previous the hash of the entry before, or of the header for the first
 * @param hash {@code sha256:…} of this entry in canonical form, with {@code previous}
 */
public record Entry(
        int index,
        String stage,
        List<String> subjects,
        Outcome outcome,
        String message,
        Map<String, Object> facts,
        List<Evidence> evidence,
        List<ToolVersion> tools,
        Instant started,
        Instant ended,
        long toolMillis,
        String previous,
        String hash) {

    /** Validates and copies. */
    public Entry {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(message);
        Objects.requireNonNull(started);
        Objects.requireNonNull(ended);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(hash);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        subjects = List.copyOf(subjects);
        evidence = List.copyOf(evidence);
        tools = List.copyOf(tools);
    }

    /**
     * @return how long the stage took, in milliseconds
     */
    public long millis() {
        return ended.toEpochMilli() - started.toEpochMilli();
    }

    /**
     * @return how much of it was Slipway's own time, in milliseconds
     */
    public long ownMillis() {
        return Math.max(0, millis() - toolMillis);
    }

    /**
     * @param name a fact's name
     * @return the fact as text, empty if there is none
     */
    public String fact(String name) {
        Object value = facts.get(name);
        return value == null ? "" : value.toString();
    }
}
