package io.slipway.gitlab.intake;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.slipway.gitlab.Trigger;
import java.util.List;
import java.util.Map;

/** One change of the queue, as it stands in the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Entry.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Entry.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Entry.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Entry.Known.class, name = "known")
})
sealed interface Entry {
    /**
     * An event's runs, all or none.
     *
     * @param at milliseconds since 1970
     * @param keys what identifies the event
     * @param runs by id
     * @param superseded waiting runs that these replace
     */
    record Accepted(long at, List<String> keys, Map<Long, Trigger> runs, List<Long> superseded) implements Entry {}

    /** A run started. */
    record Started(long id, int attempt) implements Entry {}

    /** A run ended, or is not to run. */
    record Finished(long id) implements Entry {}

    /** Where a ref is. */
    record Seen(String project, String ref, LastPush push) implements Entry {}

    /** What a compacted journal still knows: the highest id so far, and what identifies events of the past. */
    record Known(long highest, Map<String, Long> keys) implements Entry {}
}
