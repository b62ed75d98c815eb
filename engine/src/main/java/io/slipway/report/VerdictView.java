package io.slipway.report;

import io.slipway.acceptance.Acceptance;
import io.slipway.gate.Decision;
import io.slipway.gate.Disagreement;
import io.slipway.gate.Doubt;
import io.slipway.gate.Verdict;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.record.Evidence;
import io.slipway.report.Headline.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One scan of an image as a section.
 *
 * @param anchor of the section
 * @param name what was scanned, in short
 * @param image the same in full
 * @param digest the image's identity
 * @param tone how good the news is
 * @param result in two or three words
 * @param rule the rule that was applied
 * @param trouble why there are no findings to show; empty if there are
 * @param tally how many findings of each kind
 * @param coverage what was looked at
 * @param doubts what else a reader must know
 * @param remedies what would let the image pass, as far as it is listed
 * @param moreRemedies how many more there are, in words; empty for none
 * @param groups the findings
 * @param unused acceptances that match nothing
 * @param disagreements what scanners do not say alike
 * @param file where the whole verdict stands
 */
public record VerdictView(
        String anchor,
        String name,
        String image,
        String digest,
        Tone tone,
        String result,
        String rule,
        String trouble,
        List<Count> tally,
        List<String> coverage,
        List<Note> doubts,
        List<Remedy> remedies,
        String moreRemedies,
        List<FindingGroup> groups,
        List<Unused> unused,
        List<Disagreement> disagreements,
        String file) {
    /** More than anybody does before the next scan. */
    private static final int REMEDIES = 12;

    /**
     * How many findings were decided so.
     *
     * @param number how many
     * @param word how
     * @param css a class of the style sheet
     */
    public record Count(String number, String word, String css) {}

    /**
     * A doubt.
     *
     * @param text one line
     * @param consequence blocks or warns
     * @param css a class of the style sheet
     */
    public record Note(String text, String consequence, String css) {}

    /**
     * An acceptance that matches no finding.
     *
     * @param id the vulnerability that it names
     * @param limits the package and the image that it is limited to
     * @param ruling what it says
     */
    public record Unused(String id, String limits, FindingRow.Ruling ruling) {}

    /**
     * @param scan any
     * @return its section
     */
    public static VerdictView of(RecordedScan scan) {
        return scan.verdict().map(verdict -> judged(scan, verdict)).orElseGet(() -> unjudged(scan));
    }

    /**
     * @return whether scanners disagree
     */
    public boolean hasDisagreements() {
        return !disagreements.isEmpty();
    }

    /**
     * @return whether anything can be done to let the image pass
     */
    public boolean hasRemedies() {
        return !remedies.isEmpty();
    }

    /**
     * @return whether there is anything to sort
     */
    boolean sortable() {
        return groups.stream().anyMatch(FindingGroup::sortable);
    }

    /**
     * @return whether an acceptance matches nothing
     */
    public boolean hasUnused() {
        return !unused.isEmpty();
    }

    private static VerdictView judged(RecordedScan scan, Verdict verdict) {
        boolean blocks = verdict.kind() == Verdict.Kind.BLOCK;
        List<Remedy> remedies = Remedy.of(verdict);
        int rest = Math.max(0, remedies.size() - REMEDIES);
        return new VerdictView(
                anchor(scan),
                Brief.image(verdict.image()),
                verdict.image(),
                verdict.configDigest(),
                blocks ? Tone.BAD : Tone.GOOD,
                blocks ? "blocked" : "passes",
                "A score above %s blocks (%s).".formatted(verdict.threshold().toPlainString(), verdict.policy()),
                "",
                tally(verdict),
                CoverageText.of(verdict),
                verdict.doubts().stream().map(VerdictView::note).toList(),
                remedies.subList(0, remedies.size() - rest),
                rest == 0 ? "" : Units.count(rest, "more package"),
                FindingGroup.of(verdict),
                verdict.unused().stream().map(VerdictView::unused).toList(),
                verdict.disagreements(),
                file(scan));
    }

    private static VerdictView unjudged(RecordedScan scan) {
        String trouble = scan.trouble().isEmpty() ? scan.entry().message() : scan.trouble();
        return new VerdictView(
                anchor(scan),
                Brief.image(scan.image()),
                scan.image(),
                scan.entry().subjects().stream().findFirst().orElse(""),
                Tone.BAD,
                "no verdict",
                "",
                trouble.isEmpty() ? "The scan left no verdict behind." : trouble,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static List<Count> tally(Verdict verdict) {
        return List.of(
                count(verdict.blocking().size(), "blocking", "bad"),
                count(verdict.with(Decision.ACCEPTED).size(), "accepted", "warn"),
                count(verdict.with(Decision.BELOW).size(), "below the threshold", "calm"));
    }

    private static Count count(int number, String word, String css) {
        return new Count(String.format(Locale.ENGLISH, "%,d", number), word, number == 0 ? "none" : css);
    }

    private static Note note(Doubt doubt) {
        boolean blocks = doubt.consequence() == Consequence.BLOCK;
        return new Note(doubt.text(), blocks ? "Blocks" : "Note", blocks ? "bad" : "warn");
    }

    private static Unused unused(Acceptance acceptance) {
        String limits = (acceptance.packageName() + " " + acceptance.image()).strip();
        return new Unused(acceptance.id(), limits, FindingRow.Ruling.of(acceptance));
    }

    private static String anchor(RecordedScan scan) {
        return "verdict-" + scan.entry().index();
    }

    private static String file(RecordedScan scan) {
        Optional<Evidence> file = scan.entry().evidence().stream()
                .filter(evidence -> evidence.path().endsWith("verdict.json"))
                .reduce((earlier, later) -> later);
        return file.map(Evidence::path).orElse("verdict.json");
    }
}
