package io.slipway.report;

import io.slipway.gate.Doubt;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run ended, at a glance.
 *
 * @param tone the colour and the sign that go with it
 * @param title two or three words
 * @param sentence why, or what was reached
 */
public record Headline(Tone tone, String title, String sentence) {
    /** How good the news is. */
    public enum Tone {
        /** Everything that was recorded passed. */
        GOOD("\u2713", "passed"),
        /** Something failed or blocks. */
        BAD("\u2715", "failed"),
        /** Somebody stopped it, or nothing ran. */
        NEUTRAL("\u25CB", "aborted");

        private final String sign;
        private final String word;

        Tone(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        /**
         * @return the sign that says the same as the colour
         */
        public String sign() {
            return sign;
        }

        /**
         * @return what it says of a stage
         */
        public String word() {
            return word;
        }

        /**
         * @return its name as a class of the style sheet
         */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @param outcome how a stage ended
         * @return its tone
         */
        public static Tone of(Outcome outcome) {
            return switch (outcome) {
                case PASSED -> GOOD;
                case FAILED -> BAD;
                case ABORTED -> NEUTRAL;
            };
        }
    }

    /**
     * @param run any
     * @return what is to be said of it first
     */
    public static Headline of(Run run) {
        List<Entry> entries = run.content().entries();
        if (entries.isEmpty()) {
            return new Headline(Tone.NEUTRAL, "Nothing ran", "The run ended before its first stage was recorded.");
        }
        Optional<RecordedScan> blocked = run.scans().stream()
                .filter(RecordedScan::blocked)
                .filter(scan -> unrepeated(scan.entry(), entries))
                .findFirst();
        if (blocked.isPresent()) {
            return new Headline(Tone.BAD, "Blocked by the gate", why(blocked.get()));
        }
        return entries.stream()
                .filter(entry -> entry.outcome() != Outcome.PASSED)
                .filter(entry -> unrepeated(entry, entries))
                .findFirst()
                .map(Headline::stopped)
                .orElseGet(() -> passed(run));
    }

    /** A stage that was tried again for the same image, and passed, did not stop the run. */
    private static boolean unrepeated(Entry failed, List<Entry> entries) {
        return entries.stream()
                .filter(later -> later.index() > failed.index() && later.outcome() == Outcome.PASSED)
                .noneMatch(later -> later.stage().equals(failed.stage())
                        && later.fact("image").equals(failed.fact("image"))
                        && later.subjects().containsAll(failed.subjects()));
    }

    private static String why(RecordedScan scan) {
        Verdict verdict = scan.verdict().orElseThrow();
        List<Judgement> blocking = verdict.blocking();
        if (blocking.isEmpty()) {
            return Brief.image(scan.image()) + ": " + blockingDoubt(verdict);
        }
        Judgement worst = blocking.get(0);
        String rest = blocking.size() == 1 ? "" : "; and " + Units.count(blocking.size() - 1, "more finding");
        return "%s: %s in %s %s %s%s."
                .formatted(
                        Brief.image(verdict.image()),
                        worst.finding().id(),
                        worst.finding().component().name(),
                        worst.finding().component().version(),
                        reason(worst),
                        rest);
    }

    private static String blockingDoubt(Verdict verdict) {
        return verdict.doubts().stream()
                .filter(doubt -> doubt.consequence() == Consequence.BLOCK)
                .map(Doubt::text)
                .collect(Collectors.joining("; "));
    }

    private static String reason(Judgement judgement) {
        String score = judgement
                .decisive()
                .map(decisive -> "scores " + decisive.decimal() + " (" + decisive.source() + ")")
                .orElse("is scored by nobody");
        return switch (judgement.decision()) {
            case REJECTED -> score + " and is rejected";
            case EXPIRED -> score + ", and what accepted it has expired";
            default -> score;
        };
    }

    private static Headline stopped(Entry entry) {
        String stage = StageName.of(entry.stage());
        return entry.outcome() == Outcome.ABORTED
                ? new Headline(
                        Tone.NEUTRAL, "Aborted", stage + " was aborted after " + Units.duration(entry.millis()) + ".")
                : new Headline(Tone.BAD, stage + " failed", Brief.prose(entry.message()));
    }

    private static Headline passed(Run run) {
        int images = run.of("pushImage").size();
        if (run.of("ansibleDeploy").stream()
                .anyMatch(entry -> !entry.fact("check").equals("true"))) {
            return new Headline(
                    Tone.GOOD, "Delivered", "Every recorded stage passed, and what was deployed runs by digest.");
        }
        return images > 0
                ? new Headline(
                        Tone.GOOD,
                        "Pushed",
                        "Every recorded stage passed: " + Units.count(images, "image") + " pushed, nothing deployed.")
                : new Headline(Tone.GOOD, "Passed", "Every recorded stage passed; nothing was pushed or deployed.");
    }
}
