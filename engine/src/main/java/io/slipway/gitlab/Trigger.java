package io.slipway.gitlab;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One delivery that an event asks for: which commit of which configured project, and why.
 *
 * @param project the project's path with its namespace, one of the configured ones
 * @param event what happened
 * @param ref the full ref to fetch from the configured clone URL: {@code refs/heads/…}, {@code refs/tags/…},
 *     {@code refs/merge-requests/N/head} (the target project has it, for forks too), or empty for a commit of which no ref is known
 * @param before what the ref named before; zeros if it is new or not known
 * @param after what the ref names since: the commit, or an annotated tag's own object
 * @param sha the commit to check out, exactly; never zeros
 * @param user who caused it
 * @param commit what is told of the commit
 * @param mergeRequest the merge request, for events about one
 * @param protection whether the ref is protected
 * @param condition what must be true before it starts
 * @param occasion what distinguishes this event from another about the same commit (a comment's number, for example); empty for pushes
 * @param subscribers who of the project's subscribers wants it; empty where it has none
 */
public record Trigger(
        String project,
        EventKind event,
        String ref,
        String before,
        String after,
        String sha,
        Person user,
        Commit commit,
        Optional<MergeRequest> mergeRequest,
        Protection protection,
        Condition condition,
        String occasion,
        List<String> subscribers) {

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    /** Validates. */
    public Trigger {
        Objects.requireNonNull(project);
        Objects.requireNonNull(event);
        requireId(before);
        requireId(after);
        requireId(sha);
        if (ObjectId.none(sha)) {
            throw new IllegalArgumentException("there is nothing to check out at " + ref);
        }
        if (!ref.isEmpty() && !ref.startsWith("refs/")) {
            throw new IllegalArgumentException("a full ref begins with refs/, unlike " + ref);
        }
        Objects.requireNonNull(user);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(mergeRequest);
        Objects.requireNonNull(protection);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(occasion);
        // A journal of an earlier Slipway has none.
        subscribers = subscribers == null ? List.of() : List.copyOf(subscribers);
    }

    /** A trigger without subscribers; the parameters are as above. */
    public Trigger(
            String project,
            EventKind event,
            String ref,
            String before,
            String after,
            String sha,
            Person user,
            Commit commit,
            Optional<MergeRequest> mergeRequest,
            Protection protection,
            Condition condition,
            String occasion) {
        this(
                project,
                event,
                ref,
                before,
                after,
                sha,
                user,
                commit,
                mergeRequest,
                protection,
                condition,
                occasion,
                List.of());
    }

    /**
     * @param wanted who wants it
     * @param strictest what must be true for all of them
     * @return the same for these subscribers
     */
    public Trigger to(List<String> wanted, Condition strictest) {
        return new Trigger(
                project,
                event,
                ref,
                before,
                after,
                sha,
                user,
                commit,
                mergeRequest,
                protection,
                strictest,
                occasion,
                wanted);
    }

    /**
     * @return the branch's name for {@code refs/heads/…}; empty for anything else, a merge request's source branch included
     */
    public Optional<String> branch() {
        return ref.startsWith(HEADS) ? Optional.of(ref.substring(HEADS.length())) : Optional.empty();
    }

    /**
     * @return the tag's name for {@code refs/tags/…}
     */
    public Optional<String> tag() {
        return ref.startsWith(TAGS) ? Optional.of(ref.substring(TAGS.length())) : Optional.empty();
    }

    private static void requireId(String id) {
        if (!ObjectId.valid(id)) {
            throw new IllegalArgumentException("a git object is named by 40 or 64 hex digits, not " + id);
        }
    }
}
