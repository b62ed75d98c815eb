package io.slipway.gitlab.api;

import java.time.Instant;

/**
 * A message in the outbox.
 *
 * @param number later ones have higher numbers
 * @param posted when it came
 * @param message what to tell
 */
record Item(long number, Instant posted, Message message) {}
