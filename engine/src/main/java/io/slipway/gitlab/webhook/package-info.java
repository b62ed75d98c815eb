/** The webhook endpoint, whatever HTTP server it stands in: who may speak, what is answered, what is accepted. */
package io.slipway.gitlab.webhook;
