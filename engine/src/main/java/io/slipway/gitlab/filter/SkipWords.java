package io.slipway.gitlab.filter;

/** What {@code [ci skip]} or {@code [skip ci]} in the newest commit's message does. */
public enum SkipWords {
    /** The push is ignored, as GitLab's own pipelines do. */
    OBEY,
    /** Nothing. */
    DISREGARD
}
