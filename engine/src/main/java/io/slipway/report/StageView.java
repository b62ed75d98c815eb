package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.record.ToolVersion;
import io.slipway.report.Headline.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One entry of the record with everything that it says.
 *
 * @param anchor to jump to
 * @param number its place in the record, from 1
 * @param stage what people call it
 * @param step the step's name
 * @param image what it is about; may be empty
 * @param tone how it ended
 * @param outcome the same in a word
 * @param took how long, and when it began
 * @param message its result in one line
 * @param facts all of them but those that have a section of their own
 * @param subjects the digests that it is about
 * @param tools what it drove
 * @param evidence what shows it
 * @param hash of the entry
 */
public record StageView(
        String anchor,
        int number,
        String stage,
        String step,
        String image,
        Tone tone,
        String outcome,
        String took,
        String message,
        List<Facts.Fact> facts,
        List<String> subjects,
        String tools,
        List<File> evidence,
        String hash) {
    /** Long lists that a section of their own shows. */
    private static final Set<String> SHOWN_ELSEWHERE = Set.of("findings", "hosts");

    /**
     * One file of evidence.
     *
     * @param path relative to the record
     * @param link the same, where a browser shows it as text
     * @param digest {@code sha256:…}
     * @param size in words
     */
    public record File(String path, String link, String digest, String size) {
        static File of(Evidence evidence) {
            return new File(
                    evidence.path(), Link.evidence(evidence.path()), evidence.digest(), Units.size(evidence.bytes()));
        }
    }

    /**
     * @param entry any
     * @return all of it
     */
    public static StageView of(Entry entry) {
        return new StageView(
                "stage-" + entry.index(),
                entry.index() + 1,
                StageName.of(entry.stage()),
                entry.stage(),
                Brief.image(entry.fact("image")),
                Tone.of(entry.outcome()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                "%s, %s of it in tools and waiting, %s Slipway's own; began %s"
                        .formatted(
                                Units.duration(entry.millis()),
                                Units.duration(entry.toolMillis()),
                                Units.duration(entry.ownMillis()),
                                Units.moment(entry.started())),
                entry.message(),
                new Facts(entry.facts())
                        .all().stream()
                                .filter(fact -> !SHOWN_ELSEWHERE.contains(fact.name()))
                                .toList(),
                entry.subjects(),
                entry.tools().stream().map(StageView::tool).collect(Collectors.joining(", ")),
                entry.evidence().stream().map(File::of).toList(),
                entry.hash());
    }

    private static String tool(ToolVersion tool) {
        return (tool.name() + " " + tool.version()).strip();
    }
}
