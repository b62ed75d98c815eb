/** The durable queue of deliveries to run: an append-only log that is on disk before anything is acknowledged, and survives any crash. */
package io.slipway.gitlab.intake;
