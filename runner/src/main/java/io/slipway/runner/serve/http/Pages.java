package io.slipway.runner.serve.http;

/** Answers requests for pages. Called by many threads. */
@FunctionalInterface
public interface Pages {
    /**
     * @param request what is asked for
     * @return the answer
     * @throws InterruptedException if the server is being closed
     */
    PageResponse answer(PageRequest request) throws InterruptedException;
}
