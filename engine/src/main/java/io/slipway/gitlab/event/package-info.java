/** GitLab's webhook payloads, read as GitLab documents them (Webhook events; System hooks), in one pass and within bounds. */
package io.slipway.gitlab.event;
