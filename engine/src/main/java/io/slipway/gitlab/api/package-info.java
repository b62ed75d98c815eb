/** Back to GitLab (REST API v4): commit statuses and merge-request notes, by a durable outbox that nobody has to wait for. */
package io.slipway.gitlab.api;
