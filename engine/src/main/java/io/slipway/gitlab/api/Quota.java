package io.slipway.gitlab.api;

import io.slipway.host.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads from an answer how long to wait: {@code Retry-After} (RFC 9110), and GitLab's {@code RateLimit-Remaining} and {@code RateLimit-Reset}. */
final class Quota {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Quota() {}

    /** After an answer that took the request. */
    static Duration rest(HttpResponse answer, Instant now) {
        boolean spent =
                number(answer, "ratelimit-remaining").filter(left -> left <= 0).isPresent();
        return spent ? reset(answer, now) : Duration.ZERO;
    }

    /** After an answer that did not. */
    static Duration retryAfter(HttpResponse answer, Instant now) {
        return number(answer, "retry-after")
                .map(seconds -> bounded(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()))))
                .orElseGet(() -> reset(answer, now));
    }

    private static Duration reset(HttpResponse answer, Instant now) {
        return number(answer, "ratelimit-reset")
                .filter(second -> second <= Instant.MAX.getEpochSecond())
                .map(second -> bounded(Duration.between(now, Instant.ofEpochSecond(second))))
                .orElse(Duration.ZERO);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Long> number(HttpResponse answer, String header) {
        try {
            return answer.header(header).map(value -> Long.parseLong(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
