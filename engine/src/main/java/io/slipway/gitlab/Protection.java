package io.slipway.gitlab;

/** Whether GitLab protects a ref, so that only some may push to it. Credentials of protected refs are for {@link #PROTECTED} alone. */
public enum Protection {
    /** GitLab says that the ref is protected. */
    PROTECTED,
    /** GitLab says that it is not, or it is a merge request, which anybody may open. */
    UNPROTECTED,
    /** The event does not say (system hooks, older GitLab, a push found by reconciliation): ask GitLab's API, or treat it as unprotected. */
    UNKNOWN
}
