package io.slipway.gitlab.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is to be answered once the journal is synced up to there.
 *
 * @param offer the answer
 * @param superseded the runs that it replaces
 * @param synced done when it is on disk
 */
record Draft(Offer offer, List<QueuedRun> superseded, CompletableFuture<Void> synced) {}
