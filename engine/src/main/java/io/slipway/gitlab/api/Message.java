package io.slipway.gitlab.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something to tell GitLab. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CommitStatus.class, name = "status"),
    @JsonSubTypes.Type(value = MergeRequestNote.class, name = "note")
})
public sealed interface Message permits CommitStatus, MergeRequestNote {
    /**
     * @return what it speaks of: of two messages with the same topic the later one holds, and they are never sent out of order
     */
    String topic();

    /**
     * @return whether nothing follows on this topic, so that it must not get lost
     */
    boolean last();
}
