package io.jenkins.plugins.slipway.trend;

import io.jenkins.plugins.slipway.page.ReportSummary;
import io.jenkins.plugins.slipway.page.ReportSummary.ScanCounts;
import io.jenkins.plugins.slipway.trend.TrendChart.Column;
import io.jenkins.plugins.slipway.trend.TrendChart.Series;
import io.slipway.report.StageName;
import io.slipway.report.Units;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The deliveries of a project, the oldest first.
 *
 * @param builds those that delivered something
 */
public record Trend(List<Build> builds) {
    /** In the order of a delivery; what is not here is summed up as the rest. */
    private static final List<String> STAGES =
            List.of("buildImage", "smokeTest", "scanImage", "pushImage", "promoteImage", "ansibleDeploy", "webScan");

    /** Copies. */
    public Trend {
        builds = List.copyOf(builds);
    }

    /**
     * One build.
     *
     * @param name such as #17
     * @param address of its delivery, below the project's
     * @param summary how it went
     */
    public record Build(String name, String address, ReportSummary summary) {
        /**
         * @return how many findings blocked
         */
        public long blocking() {
            return sum(ScanCounts::getBlocking);
        }

        /**
         * @return how many were accepted
         */
        public long accepted() {
            return sum(ScanCounts::getAccepted);
        }

        /**
         * @return how many were below the threshold
         */
        public long below() {
            return sum(ScanCounts::getBelow);
        }

        /**
         * @return how long all stages took together, in words
         */
        public String took() {
            return Units.duration(summary.stageMillis().values().stream()
                    .mapToLong(Long::longValue)
                    .sum());
        }

        private long sum(ToLongFunction<ScanCounts> count) {
            return summary.getScans().stream().mapToLong(count).sum();
        }
    }

    /**
     * @return what blocked and what was accepted
     */
    public TrendChart decided() {
        List<Column> columns = builds.stream()
                .map(build -> column(build, List.of(build.blocking(), build.accepted())))
                .toList();
        List<Series> legend = List.of(new Series("blocking", "bad"), new Series("accepted", "warn"));
        return TrendChart.of("Findings above the threshold", legend, columns, String::valueOf, String::valueOf);
    }

    /**
     * @return what did not block
     */
    public TrendChart tolerated() {
        List<Column> columns = builds.stream()
                .map(build -> column(build, List.of(build.below())))
                .toList();
        return TrendChart.of(
                "Findings below the threshold",
                List.of(new Series("below", "calm")),
                columns,
                String::valueOf,
                String::valueOf);
    }

    /**
     * @return how long the stages took
     */
    public TrendChart times() {
        List<String> stages = STAGES.stream()
                .filter(stage -> builds.stream()
                        .anyMatch(build -> build.summary().stageMillis().containsKey(stage)))
                .toList();
        List<Series> legend = stages.stream()
                .map(stage -> new Series(StageName.of(stage), "stage-" + (1 + STAGES.indexOf(stage))))
                .toList();
        List<Column> columns = builds.stream()
                .map(build -> column(build, millis(build, stages)))
                .toList();
        return TrendChart.of("Stage times", legend, columns, Trend::brief, Units::duration);
    }

    /**
     * @return whether there is a trend to be seen
     */
    public boolean visible() {
        return builds.size() > 1;
    }

    /**
     * @return the builds, the latest first
     */
    public List<Build> latestFirst() {
        return Stream.iterate(builds.size() - 1, i -> i >= 0, i -> i - 1)
                .map(builds::get)
                .toList();
    }

    private static String brief(long millis) {
        return millis < 1_000 ? millis + " ms" : millis / 1_000 + " s";
    }

    private static List<Long> millis(Build build, List<String> stages) {
        Map<String, Long> millis = build.summary().stageMillis();
        return stages.stream().map(stage -> millis.getOrDefault(stage, 0L)).toList();
    }

    private static Column column(Build build, List<Long> values) {
        return new Column(build.name(), build.address(), values);
    }
}
