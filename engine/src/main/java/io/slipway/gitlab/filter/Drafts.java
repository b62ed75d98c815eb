package io.slipway.gitlab.filter;

/** What happens to merge requests that are drafts. */
public enum Drafts {
    /** They wait until they are marked as ready. */
    IGNORE,
    /** They are delivered like others. */
    RUN
}
