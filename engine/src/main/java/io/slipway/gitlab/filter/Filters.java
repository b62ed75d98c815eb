package io.slipway.gitlab.filter;

import io.slipway.gitlab.EventKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which events of a project start a delivery. What an event does not tell (system hooks tell no commits) ignores nothing: a push too many is
 * better than one too few.
 *
 * @param events kinds of events that may start one
 * @param branches of pushes, and the source branches of merge requests
 * @param targets the target branches of merge requests
 * @param tags of tag pushes
 * @param paths changed files: a push is wanted when one of them is; asked only where the event lists every commit
 * @param labels a merge request needs one of {@code include}, if there is any, and none of {@code exclude}
 * @param authors usernames of who pushed, or opened the merge request
 * @param drafts what happens to draft merge requests
 * @param skipWords what {@code [ci skip]} does
 * @param phrase what a comment must say, as a line of its own, to start a delivery again
 * @param members usernames that are known to be members, so that GitLab need not be asked
 */
public record Filters(
        Set<EventKind> events,
        Names branches,
        Names targets,
        Names tags,
        Names paths,
        Names labels,
        Names authors,
        Drafts drafts,
        SkipWords skipWords,
        String phrase,
        List<String> members) {

    /** The phrase where none is configured. */
    public static final String DEFAULT_PHRASE = "rebuild";

    /** Pushes, tags, merge requests of the project itself that are no drafts, and the comment "rebuild" of a member. */
    public static final Filters DEFAULT = new Filters(
            Set.of(EventKind.PUSH, EventKind.TAG_PUSH, EventKind.MERGE_REQUEST, EventKind.NOTE),
            Names.ALL,
            Names.ALL,
            Names.ALL,
            Names.ALL,
            Names.ALL,
            Names.ALL,
            Drafts.IGNORE,
            SkipWords.OBEY,
            DEFAULT_PHRASE,
            List.of());

    /** Validates and copies. */
    public Filters {
        events = Set.copyOf(events);
        Objects.requireNonNull(branches);
        Objects.requireNonNull(targets);
        Objects.requireNonNull(tags);
        Objects.requireNonNull(paths);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(authors);
        Objects.requireNonNull(drafts);
        Objects.requireNonNull(skipWords);
        if (phrase.isBlank()) {
            throw new IllegalArgumentException("the phrase that starts a delivery again must not be blank");
        }
        members = List.copyOf(members);
    }
}
