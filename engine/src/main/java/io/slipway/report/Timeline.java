package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.report.Headline.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The stages over time, drawn to one scale.
 *
 * @param ticks the scale
 * @param rows a bar for each stage, by its start
 * @param total how long the run took
 * @param own how much of it Slipway itself took
 */
public record Timeline(List<Tick> ticks, List<Row> rows, String total, String own) {
    private static final long[] STEPS = {
        100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
        3_600_000
    };
    private static final int MOST_TICKS = 6;

    /**
     * A mark on the scale.
     *
     * @param x where, in per cent of the width
     * @param label the time since the run's start; empty where there is no room for it
     */
    public record Tick(String x, String label) {}

    /**
     * One stage.
     *
     * @param anchor of its details
     * @param stage what people call it
     * @param image what it is about; may be empty
     * @param message its result in one line
     * @param tone how it ended
     * @param outcome the same in a word
     * @param x where its bar begins, in per cent
     * @param tool the width of the part that tools took, in per cent
     * @param ownX where Slipway's own part begins
     * @param ownWidth its width
     * @param took how long
     * @param own how much of it Slipway itself took
     * @param spoken the bar in words
     */
    public record Row(
            String anchor,
            String stage,
            String image,
            String message,
            Tone tone,
            String outcome,
            String x,
            String tool,
            String ownX,
            String ownWidth,
            String took,
            String own,
            String spoken) {}

    /**
     * @param run any
     * @return its timeline
     */
    public static Timeline of(Run run) {
        long start = run.started().toEpochMilli();
        long span = Math.max(1, run.ended().toEpochMilli() - start);
        List<Entry> entries = run.byStart();
        long own = entries.stream().mapToLong(Entry::ownMillis).sum();
        return new Timeline(
                ticks(span),
                entries.stream().map(entry -> row(entry, start, span)).toList(),
                Units.duration(span),
                Units.duration(own));
    }

    private static List<Tick> ticks(long span) {
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && span / STEPS[i] < MOST_TICKS; i--) {
            step = STEPS[i];
        }
        step = Math.max(step, span / MOST_TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= span; at += step) {
            boolean room = at <= span * 0.92;
            ticks.add(new Tick(percent(at, span), room ? label(at) : ""));
        }
        return ticks;
    }

    private static String label(long millis) {
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 && millis < 60_000 ? millis / 1_000 + " s" : Units.duration(millis);
    }

    private static Row row(Entry entry, long start, long span) {
        long from = Math.max(0, entry.started().toEpochMilli() - start);
        long took = Math.max(0, entry.millis());
        long own = Math.min(took, entry.ownMillis());
        return new Row(
                "stage-" + entry.index(),
                StageName.of(entry.stage()),
                Brief.image(entry.fact("image")),
                Brief.prose(entry.message()),
                Tone.of(entry.outcome()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                percent(from, span),
                percent(took - own, span),
                percent(from + took - own, span),
                percent(own, span),
                Units.duration(took),
                Units.duration(own),
                "from %s to %s after the start".formatted(Units.duration(from), Units.duration(from + took)));
    }

    private static String percent(long part, long span) {
        return String.format(Locale.ROOT, "%.3f%%", Math.min(100.0, 100.0 * part / span));
    }
}
