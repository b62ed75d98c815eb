package io.slipway.gitlab.api;

import java.time.Duration;

/** What became of a message. */
public sealed interface Answer {
    /**
     * GitLab has it.
     *
     * @param rest how long nothing more should be sent, because the quota is spent; zero for no rest
     */
    record Accepted(Duration rest) implements Answer {}

    /**
     * GitLab did not take this message now; others it may take.
     *
     * @param reason why, in a few words
     */
    record Later(String reason) implements Answer {}

    /**
     * GitLab takes nothing at present.
     *
     * @param reason why, in a few words
     * @param rest how long it wants to be left alone; zero where it does not say
     */
    record Unavailable(String reason, Duration rest) implements Answer {}

    /**
     * GitLab will not take it, however often it is sent.
     *
     * @param reason why, in a few words
     */
    record Refused(String reason) implements Answer {}
}
