package io.slipway.gitlab;

/** What must be true before a trigger may start anything. */
public enum Condition {
    /** Nothing more. */
    NONE,
    /**
     * The {@linkplain Trigger#user() user} must be a member of the project. Webhooks do not tell who is one: whoever runs the delivery asks
     * GitLab's API ({@code GET /projects/:id/members/all/:user_id}) first, and drops it where the answer is not a clear yes.
     */
    MEMBER
}
