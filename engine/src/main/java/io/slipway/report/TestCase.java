package io.slipway.report;

import io.slipway.config.Words;
import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import io.slipway.record.Entry;
import java.util.List;

/**
 * A stage or a decided finding as a test.
 *
 * @param group the class that it is said to be of
 * @param name of the test
 * @param millis how long it took
 * @param result how it ended
 * @param kind of a failure
 * @param text what is said of it
 */
record TestCase(String group, String name, long millis, Result result, String kind, String text) {
    /** The results that JUnit XML knows. */
    enum Result {
        /** It passed. */
        PASS,
        /** It failed. */
        FAILURE,
        /** It could not be carried out. */
        ERROR
    }

    /**
     * @param entry a stage
     * @return it as a test
     */
    static TestCase of(Entry entry) {
        Result result =
                switch (entry.outcome()) {
                    case PASSED -> Result.PASS;
                    case FAILED -> Result.FAILURE;
                    case ABORTED -> Result.ERROR;
                };
        String name = (entry.stage() + " " + entry.fact("image")).strip();
        return new TestCase("slipway.stages", name, entry.millis(), result, Words.of(entry.outcome()), entry.message());
    }

    /**
     * @param scan any
     * @return a test for each finding that blocks or is accepted
     */
    static List<TestCase> of(RecordedScan scan) {
        // Jenkins takes what stands before the last dot for a package.
        String group = "slipway.gate." + scan.image().replace('.', '_');
        return scan.verdict().stream()
                .flatMap(verdict -> verdict.judgements().stream())
                .filter(judgement -> judgement.decision() != Decision.BELOW)
                .map(judgement -> of(judgement, group))
                .toList();
    }

    private static TestCase of(Judgement judgement, String group) {
        String name = "%s in %s %s"
                .formatted(
                        judgement.finding().id(),
                        judgement.finding().component().name(),
                        judgement.finding().component().version());
        return new TestCase(
                group,
                name,
                0,
                judgement.decision().blocks() ? Result.FAILURE : Result.PASS,
                Words.of(judgement.decision()),
                judgement.explanation());
    }
}
