package io.slipway.gitlab.webhook;

import java.time.Instant;

/** Says why requests were refused, so many a minute only: nobody may fill the disk who could not be authenticated. */
final class RefusalLog {
    private static final int MOST_A_MINUTE = 30;

    private final WebhookLog log;
    private long minute;
    private int told;
    private long untold;

    RefusalLog(WebhookLog log) {
        this.log = log;
    }

    synchronized void refused(String peer, String why, Instant now) {
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            if (untold > 0) {
                log.line("GitLab hook: %d more requests were refused in that minute".formatted(untold));
            }
            minute = current;
            told = 0;
            untold = 0;
        }
        if (told < MOST_A_MINUTE) {
            told++;
            log.line(Line.of("GitLab hook: refused a request from %s: %s".formatted(peer, why)));
        } else {
            untold++;
        }
    }
}
