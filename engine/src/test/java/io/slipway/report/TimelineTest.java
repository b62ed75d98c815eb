package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T11:24:05Z");

    @Property
    void everythingIsDrawnInsideTheScale(
            @ForAll @Size(max = 6) List<@LongRange(min = -5_000, max = 10_000_000) Long> starts,
            @ForAll @LongRange(max = 5_000_000) long took,
            @ForAll @LongRange(max = 9_000_000) long tool) {
        Timeline timeline = Timeline.of(run(starts, took, tool));

        assertThat(timeline.rows()).hasSameSizeAs(starts).allSatisfy(row -> {
            assertThat(per(row.x())).isBetween(0.0, 100.0);
            assertThat(per(row.ownX()) + per(row.ownWidth())).isBetween(0.0, 100.01);
            assertThat(per(row.x()) + per(row.tool())).isBetween(per(row.ownX()) - 0.01, per(row.ownX()) + 0.01);
        });
        assertThat(timeline.ticks()).hasSizeBetween(1, 8).allSatisfy(tick -> assertThat(per(tick.x()))
                .isBetween(0.0, 100.0));
    }

    private static double per(String percent) {
        return Double.parseDouble(percent.replace("%", ""));
    }

    private static Run run(List<Long> starts, long took, long tool) {
        List<Entry> entries = new ArrayList<>();
        for (long start : starts) {
            Instant began = START.plusMillis(start);
            entries.add(new Entry(
                    entries.size(),
                    "stage",
                    List.of(),
                    Outcome.PASSED,
                    "",
                    Map.of(),
                    List.of(),
                    List.of(),
                    began,
                    began.plusMillis(took),
                    tool,
                    "",
                    Sha256.of("")));
        }
        Header header = new Header(Header.SCHEMA, "run", "job", START, Optional.empty(), "policy", "");
        return new Run(new RecordContent(header, entries, Optional.empty()), List.of());
    }
}
