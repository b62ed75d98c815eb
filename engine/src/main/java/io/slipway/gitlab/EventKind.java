package io.slipway.gitlab;

/** What may start a delivery; written in files as {@code push}, {@code tag-push}, {@code merge-request}, {@code note}, {@code pipeline}. */
public enum EventKind {
    /** Commits were pushed to a branch. */
    PUSH,
    /** A tag was made or moved. */
    TAG_PUSH,
    /** A merge request was opened, reopened, got new commits, left draft or got a label. */
    MERGE_REQUEST,
    /** Somebody commented the rebuild phrase on a merge request or a commit. */
    NOTE,
    /** A pipeline of GitLab's own succeeded. */
    PIPELINE
}
