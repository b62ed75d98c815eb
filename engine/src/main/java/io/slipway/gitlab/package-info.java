/**
 * What a push, a merge request or a comment on GitLab asks for: a {@link io.slipway.gitlab.Trigger}. Everything in it comes from a stranger's
 * payload: texts are escaped by whoever shows them, and no address in it is ever contacted.
 */
package io.slipway.gitlab;
