/** {@code slipway serve}: takes GitLab's events, runs deliveries, and shows them. */
package io.slipway.runner.serve;
