/** The HTTP server of {@code slipway serve}: the webhook's route, and pages, behind limits of size, time and number. */
package io.slipway.runner.serve.http;
