package io.jenkins.plugins.slipway.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.trend.TrendChart.Column;
import io.jenkins.plugins.slipway.trend.TrendChart.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendChartTest {
    private static final List<Series> SERIES = List.of(new Series("blocking", "bad"), new Series("accepted", "warn"));

    @Test
    void stacksTheSeriesOfABuild() {
        TrendChart chart = chart(List.of(new Column("#1", "1/slipway/", List.of(3L, 1L))));

        assertThat(chart.bars()).extracting(TrendChart.Rect::words).containsExactly("#1: 3 blocking", "#1: 1 accepted");
        TrendChart.Rect lower = chart.bars().get(0);
        TrendChart.Rect upper = chart.bars().get(1);
        assertThat(number(upper.y()) + number(upper.height())).isEqualTo(number(lower.y()));
    }

    @Test
    void drawsNothingWhereNothingIs() {
        assertThat(chart(List.of(new Column("#1", "1/", List.of(0L, 0L)))).bars())
                .isEmpty();
        assertThat(chart(List.of()).bars()).isEmpty();
    }

    @Test
    void showsAFewBesideVeryMany() {
        TrendChart chart = chart(List.of(new Column("#1", "1/", List.of(1L, 20_000L))));

        assertThat(number(chart.bars().get(0).height())).isGreaterThanOrEqualTo(2);
    }

    @Test
    void staysWithinItsFrame() {
        List<Column> columns = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> new Column("#" + i, i + "/", List.of((long) i * 777, (long) i)))
                .toList();

        TrendChart chart = chart(columns);

        assertThat(chart.bars()).hasSize(60).allSatisfy(bar -> {
            assertThat(number(bar.x())).isBetween(0.0, 640.0);
            assertThat(number(bar.x()) + number(bar.width())).isLessThanOrEqualTo(640);
            assertThat(number(bar.y())).isGreaterThanOrEqualTo(0);
            assertThat(number(bar.y()) + number(bar.height())).isLessThanOrEqualTo(200);
        });
        assertThat(chart.ticks()).hasSizeBetween(3, 6);
        assertThat(chart.labels()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void shortensANameThatHasNoRoomUnderItsBar() {
        TrendChart chart = chart(List.of(
                new Column("#123456", "1/", List.of(1L, 0L)),
                new Column("release \uD83D\uDE80 2", "2/", List.of(1L, 0L))));

        assertThat(chart.labels()).extracting(TrendChart.Label::text).containsExactlyInAnyOrder("#123456", "release…");
        assertThat(chart.bars().get(1).words()).startsWith("release \uD83D\uDE80 2: ");
    }

    private static TrendChart chart(List<Column> columns) {
        return TrendChart.of("a title", SERIES, columns, String::valueOf, String::valueOf);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
