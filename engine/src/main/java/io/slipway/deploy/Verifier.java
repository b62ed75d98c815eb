package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.host.BoundedSearch;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a deployed application, again and again with growing pauses, until it answers as expected or its time is over. */
final class Verifier {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final int SHOWN = 200;
    private static final BoundedSearch SEARCH = BoundedSearch.within(ONE_ANSWER);

    private final StepRun run;

    Verifier(StepRun run) {
        this.run = run;
    }

    /** What is not as expected when the time is over; empty when all is. */
    Optional<String> unmet(Verification expected) throws InterruptedException {
        long deadline = System.nanoTime() + expected.timeout().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<String> unmet = ask(expected);
            if (unmet.isEmpty() || System.nanoTime() > deadline) {
                return unmet.map(problem -> "GET %s: %s".formatted(expected.url(), problem));
            }
            run.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Optional<String> ask(Verification expected) throws InterruptedException {
        try {
            HttpResponse response =
                    run.host().send(HttpRequest.of("GET", expected.url()).within(ONE_ANSWER));
            return compare(expected, response);
        } catch (IOException | DeliveryException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> compare(Verification expected, HttpResponse response)
            throws DeliveryException, InterruptedException {
        if (response.status() != expected.expectStatus()) {
            return Optional.of("expected status %d, got %d".formatted(expected.expectStatus(), response.status()));
        }
        Optional<Pattern> pattern = expected.expectBody();
        if (pattern.isEmpty() || SEARCH.finds(pattern.get(), response.text())) {
            return Optional.empty();
        }
        return Optional.of(
                "expected a body in which /%s/ is found, got: %s".formatted(pattern.get(), beginning(response.text())));
    }

    private static String beginning(String body) {
        String line = body.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
