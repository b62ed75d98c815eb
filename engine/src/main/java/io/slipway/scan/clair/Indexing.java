package io.slipway.scan.clair;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import io.slipway.registry.QuarantinedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets Clair index one image, and forget it again when it is closed. */
final class Indexing implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int BUSY = 429;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int ATTEMPTS_TO_FORGET = 4;

    private final ClairApi clair;
    private final QuarantinedImage image;
    private final StepRun run;
    private boolean begun;

    Indexing(ClairApi clair, QuarantinedImage image, StepRun run) {
        this.clair = clair;
        this.image = image;
        this.run = run;
    }

    /** Returns when Clair has indexed the image. */
    void finish(Scratch scratch, Duration timeout) throws DeliveryException, IOException, InterruptedException {
        clair.delete(image.digest());
        String report = "index-" + image.digest().substring("sha256:".length()) + ".json";
        byte[] manifest = MAPPER.writeValueAsBytes(manifest());
        long deadline = System.nanoTime() + timeout.toNanos();
        begun = true;
        HttpResponse answer = clair.index(manifest, scratch.resolve(report), timeout);
        Duration pause = FIRST_PAUSE;
        while (!finished(answer, scratch, report)) {
            if (System.nanoTime() > deadline) {
                throw new DeliveryException(
                        "Clair has not finished with the image after %d s; give it more time, or look for what holds it up"
                                .formatted(timeout.toSeconds()));
            }
            pause = waited(pause);
            answer = answer.status() == BUSY
                    ? clair.index(manifest, scratch.resolve(report), timeout)
                    : clair.indexReport(image.digest(), scratch.resolve(report));
        }
        begun = false;
    }

    private Duration waited(Duration pause) throws InterruptedException {
        run.pause(pause);
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** A gateway before Clair may lose patience; Clair's own word is asked for then. */
    private boolean finished(HttpResponse answer, Scratch scratch, String report)
            throws DeliveryException, IOException {
        if (answer.success()) {
            try (InputStream in = scratch.read(report)) {
                return finished(in);
            }
        }
        if (answer.status() == BUSY || answer.status() == GATEWAY_TIMEOUT) {
            return false;
        }
        String said = ClairFailure.message(answer);
        if (answer.status() == 500 && !said.isEmpty()) {
            throw ClairFailure.failedIndex(said);
        }
        throw clair.refused("let Clair index the image", answer);
    }

    private boolean finished(InputStream report) throws DeliveryException, IOException {
        IndexState state = IndexState.read(report);
        if (!state.manifest().equals(image.digest())) {
            throw new DeliveryException("Clair's index report is of another image: %s instead of %s"
                    .formatted(state.manifest().isEmpty() ? "none" : state.manifest(), image.digest()));
        }
        return state.finished();
    }

    private Map<String, Object> manifest() throws DeliveryException, IOException, InterruptedException {
        List<Map<String, Object>> layers = image.layers().stream()
                .map(layer -> Map.of("hash", layer.digest(), "uri", layer.uri(), "headers", layer.headers()))
                .toList();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("hash", image.digest());
        manifest.put("layers", layers);
        return manifest;
    }

    /** Lets Clair forget the image, also when the step is aborted: an indexing that is cut off may still write its end, so it is looked for twice. */
    @Override
    public void close() {
        boolean aborted = Thread.interrupted();
        Duration pause = FIRST_PAUSE;
        int wanted = begun ? 2 : 1;
        try {
            for (int i = 0; i < ATTEMPTS_TO_FORGET; i++) {
                wanted -= clair.forgets(image.digest()) ? 1 : 0;
                if (wanted == 0) {
                    return;
                }
                pause = waited(pause);
            }
            run.console().line("Clair did not forget " + image.digest());
        } catch (DeliveryException | IOException e) {
            run.console().line("Clair did not forget %s: %s".formatted(image.digest(), e.getMessage()));
        } catch (InterruptedException e) {
            aborted = true;
        } finally {
            if (aborted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
