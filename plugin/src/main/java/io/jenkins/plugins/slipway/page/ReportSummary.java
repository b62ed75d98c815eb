package io.jenkins.plugins.slipway.page;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.slipway.config.Words;
import io.slipway.gate.Decision;
import io.slipway.host.DeliveryException;
import io.slipway.record.Entry;
import io.slipway.report.Headline;
import io.slipway.report.RecordedScan;
import io.slipway.report.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A delivery in small: what the build's page and the project's trend show. It is stored with the build, so that neither reads the record,
 * which may hold thousands of findings. Plain fields, as it is stored by XStream.
 */
public final class ReportSummary extends InvisibleAction {
    private final String tone;
    private final String title;
    private final String sentence;
    private final List<ScanCounts> scans;
    private final Map<String, Long> stageMillis;

    private ReportSummary(Headline headline, List<ScanCounts> scans, Map<String, Long> stageMillis) {
        this.tone = headline.tone().css();
        this.title = Visible.of(headline.title());
        this.sentence = Visible.of(headline.sentence());
        this.scans = scans;
        this.stageMillis = stageMillis;
    }

    /**
     * @param build any that delivers something
     * @param directory of its record
     * @return the summary that is stored with it, otherwise one of the record as it is now
     */
    static ReportSummary of(Run<?, ?> build, Path directory) {
        ReportSummary stored = build.getAction(ReportSummary.class);
        return stored == null ? read(directory) : stored;
    }

    static ReportSummary read(Path directory) {
        try {
            return of(ReportCache.get().report(directory));
        } catch (DeliveryException | IOException e) {
            Headline headline = new Headline(Headline.Tone.BAD, "The record cannot be read", e.getMessage());
            return new ReportSummary(headline, new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    static ReportSummary of(StoredReport report) {
        List<ScanCounts> scans = new ArrayList<>();
        report.run().scans().forEach(scan -> scans.add(new ScanCounts(scan)));
        Map<String, Long> stageMillis = new LinkedHashMap<>();
        for (Entry entry : report.run().byStart()) {
            stageMillis.merge(entry.stage(), entry.millis(), Long::sum);
        }
        return new ReportSummary(report.page().headline(), scans, stageMillis);
    }

    /**
     * @return good, bad or neutral: a class of the style sheet
     */
    public String getTone() {
        return tone;
    }

    /**
     * @return how the delivery ended, in two or three words
     */
    public String getTitle() {
        return title;
    }

    /**
     * @return why, or what was reached; it may hold strangers' texts
     */
    public String getSentence() {
        return sentence;
    }

    /**
     * @return the scans, in the order in which they ended
     */
    public List<ScanCounts> getScans() {
        return List.copyOf(scans);
    }

    /**
     * @return how long each stage took, in milliseconds, by the step's name
     */
    public Map<String, Long> stageMillis() {
        return Map.copyOf(stageMillis);
    }

    /**
     * @return how many findings block, in all scans
     */
    public long blocking() {
        return scans.stream().mapToLong(ScanCounts::getBlocking).sum();
    }

    /** How one scan ended. */
    public static final class ScanCounts {
        private final String image;
        private final String verdict;
        private final int blocking;
        private final int accepted;
        private final int below;

        ScanCounts(RecordedScan scan) {
            image = Visible.of(scan.image());
            verdict = scan.verdict().map(made -> Words.of(made.kind())).orElse("none");
            blocking = scan.verdict().map(made -> made.blocking().size()).orElse(0);
            accepted = with(scan, Decision.ACCEPTED);
            below = with(scan, Decision.BELOW);
        }

        private static int with(RecordedScan scan, Decision decision) {
            return scan.verdict().map(made -> made.with(decision).size()).orElse(0);
        }

        /**
         * @return what was scanned
         */
        public String getImage() {
            return image;
        }

        /**
         * @return pass, block or none
         */
        public String getVerdict() {
            return verdict;
        }

        /**
         * @return how many findings block it
         */
        public int getBlocking() {
            return blocking;
        }

        /**
         * @return how many would, but are accepted
         */
        public int getAccepted() {
            return accepted;
        }

        /**
         * @return how many do not
         */
        public int getBelow() {
            return below;
        }
    }
}
