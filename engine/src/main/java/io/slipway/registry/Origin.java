package io.slipway.registry;

import io.slipway.delivery.StepRun;
import io.slipway.record.Entry;
import io.slipway.record.Source;
import java.util.Optional;

/**
 * What an image was made from, as far as its tags tell it. The record of a push keeps it for a promotion, which has no checkout.
 *
 * @param commit the first eight hex digits of the commit; empty where there was none
 * @param release {@code X.Y.Z}; empty where it is no release
 */
record Origin(String commit, String release) {
    private static final String COMMIT = "commit";
    private static final String RELEASE = "release";

    static Origin of(Optional<Source> source) {
        String release = source.flatMap(Source::tag)
                .filter(tag -> tag.startsWith("v"))
                .map(tag -> tag.substring(1))
                .filter(TagRules::isRelease)
                .orElse("");
        return new Origin(source.map(Source::shortCommit).orElse(""), release);
    }

    static Origin of(Entry push) {
        return new Origin(push.fact(COMMIT), push.fact(RELEASE));
    }

    void note(StepRun run) {
        run.fact(COMMIT, commit);
        run.fact(RELEASE, release);
    }
}
