package io.slipway.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsesTest {
    @Test
    void remembersWhereADecisionAppliedLast(@TempDir Path directory) throws Exception {
        Acceptance entry = new Acceptance(
                "CVE-2024-1",
                Acceptance.Kind.FIX,
                Optional.of(LocalDate.of(2026, 12, 20)),
                Optional.empty(),
                "why",
                "dana",
                "",
                "",
                Origin.operator("a test"),
                "");
        Acceptance decided = new Ledger(List.of())
                .decide(entry, "", Instant.parse("2026-11-21T12:00:00Z"))
                .acceptances()
                .get(0);
        Uses uses = new Uses(directory.resolve("slipway/uses.json"));
        Use last = new Use("shop #7", LocalDate.of(2026, 11, 22));

        uses.add(List.of(decided, entry), new Use("shop #6", LocalDate.of(2026, 11, 21)));
        uses.add(List.of(decided), last);

        assertThat(uses.read()).containsExactly(Map.entry(1, last));
    }
}
