package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gate.Component;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the style sheet makes of a row's classes, computed as it does. */
class SortableRowTest {
    @TempDir
    private Path store;

    @Test
    void hasAPlaceByVulnerabilityAndOneByPackage() {
        List<SortableRow> rows = rows(
                finding("CVE-2026-1000", "zlib", "1"),
                finding("CVE-2026-999", "bash", "2"),
                finding("GHSA-aaaa", "bash", "1"),
                finding("CVE-2025-7", "tar", "1"));

        assertThat(sorted(rows, row -> place(row, 'i')))
                .containsExactly("CVE-2025-7", "CVE-2026-999", "CVE-2026-1000", "GHSA-aaaa");
        assertThat(sorted(rows, row -> place(row, 'p')))
                .containsExactly("GHSA-aaaa", "CVE-2026-999", "CVE-2025-7", "CVE-2026-1000");
    }

    @Test
    void keepsTheOrderOfUrgencyAmongEquals() {
        List<SortableRow> rows = rows(finding("CVE-2", "a", "1"), finding("CVE-1", "a", "1"));

        assertThat(sorted(rows, row -> place(row, 'p'))).containsExactly("CVE-2", "CVE-1");
    }

    @Test
    void everyPlaceOfALongTableIsAnother() {
        List<SortableRow> rows = rows(IntStream.range(0, 250)
                .mapToObj(i -> finding("CVE-2026-" + i, "p" + i % 7, "1"))
                .toArray(Finding[]::new));

        assertThat(rows.stream().map(row -> place(row, 'i')))
                .doesNotHaveDuplicates()
                .contains(0, 249);
        assertThat(rows.stream().map(row -> place(row, 'p')))
                .doesNotHaveDuplicates()
                .contains(0, 249);
    }

    @Test
    void theStyleSheetKnowsEveryDigit() throws Exception {
        String style = Html.of(SampleRuns.delivered(store)).all("style").get(0).getTextContent();

        for (char order : new char[] {'i', 'p'}) {
            for (int digit = 1; digit <= 9; digit++) {
                assertThat(style)
                        .contains(".%1$ch%2$d { --%1$ch: %2$d00; }".formatted(order, digit))
                        .contains(".%1$ct%2$d { --%1$ct: %2$d0; }".formatted(order, digit))
                        .contains(".%1$cu%2$d { --%1$cu: %2$d; }".formatted(order, digit));
            }
        }
    }

    @Test
    void aVerdictOffersTheOrdersWhereATableHasSeveralRows() throws Exception {
        Html several = Html.of(SampleRuns.blocked(store));

        assertThat(several.texts("label")).startsWith("urgency", "vulnerability", "package");
        assertThat(several.all("input"))
                .allSatisfy(input -> assertThat(input.getAttribute("name")).startsWith("sort-verdict-"));
        assertThat(several.all("tr").stream()
                        .map(row -> row.getAttribute("class"))
                        .filter(text -> text.startsWith("ih0")))
                .isNotEmpty();
    }

    private static int place(SortableRow row, char order) {
        return Arrays.stream(row.places().split(" "))
                .filter(word -> word.charAt(0) == order)
                .mapToInt(word -> (word.charAt(2) - '0')
                        * switch (word.charAt(1)) {
                            case 'h' -> 100;
                            case 't' -> 10;
                            default -> 1;
                        })
                .sum();
    }

    private static List<String> sorted(List<SortableRow> rows, ToIntFunction<SortableRow> order) {
        return rows.stream()
                .sorted(Comparator.comparingInt(order))
                .map(row -> row.row().id())
                .toList();
    }

    private static List<SortableRow> rows(Finding... findings) {
        List<Judgement> judgements = Stream.of(findings)
                .map(finding -> new Judgement(finding, Decision.BLOCK, Optional.empty(), "because", Optional.empty()))
                .toList();
        return StreamSupport.stream(SortableRow.of(judgements).spliterator(), false)
                .toList();
    }

    private static Finding finding(String id, String name, String version) {
        Component component = new Component(name, version, "", "debian", "");
        return new Finding(
                Finding.Kind.VULNERABILITY, id, List.of(), component, Severity.HIGH, "", "", "", "", "", List.of());
    }
}
