package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One pushed image.
 *
 * @param image what it was called here
 * @param repository where it went
 * @param tags under which names
 * @param digest of its manifest: what a deployment names
 * @param configDigest the identity that was scanned
 */
public record PushView(String image, String repository, List<String> tags, String digest, String configDigest) {
    /**
     * @param run any
     * @return what it pushed or promoted
     */
    public static List<PushView> of(Run run) {
        List<PushView> pushed = new ArrayList<>();
        Stream.of("pushImage", "promoteImage")
                .flatMap(stage -> run.of(stage).stream())
                .filter(entry -> entry.outcome() == Outcome.PASSED)
                .map(PushView::of)
                .forEach(pushed::add);
        return pushed;
    }

    private static PushView of(Entry entry) {
        Facts facts = new Facts(entry.facts());
        return new PushView(
                facts.text("image", "from"),
                facts.text("repository", "to"),
                facts.texts("tags"),
                facts.text("digest"),
                facts.text("configDigest"));
    }
}
