package io.slipway.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An entry that is not in a record yet: it has no place and no hash.
 *
 * @param stage the step's name
 * @param subjects the digests that it is about
 * @param outcome how it ended
 * @param message one line for people
 * @param facts what the stage found out
 * @param evidence the files that show it
 * @param tools what it drove
 * @param started when
 * @param ended when
 * @param toolMillis how long it spent in tools
 */
public record Draft(
        String stage,
        List<String> subjects,
        Outcome outcome,
        String message,
        Map<String, Object> facts,
        List<Evidence> evidence,
        List<ToolVersion> tools,
        Instant started,
        Instant ended,
        long toolMillis) {

    Entry at(int index, String previous) {
        Entry unhashed = entry(index, previous, "");
        return entry(index, previous, Chain.hash(unhashed));
    }

    private Entry entry(int index, String previous, String hash) {
        return new Entry(
                index,
                stage,
                subjects,
                outcome,
                message,
                facts,
                evidence,
                tools,
                started,
                ended,
                toolMillis,
                previous,
                hash);
    }
}
