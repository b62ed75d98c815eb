package io.jenkins.plugins.slipway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingPageTest {
    private static final Verdict FOUR = Verdicts.of(List.of(
            Verdicts.judgement("CVE-2023-10", "zlib", "9.8", Decision.BLOCK),
            Verdicts.judgement("CVE-2023-9", "Bash", "7.5", Decision.ACCEPTED),
            Verdicts.judgement("CVE-2024-1", "curl", "5.0", Decision.BELOW),
            Verdicts.judgement("CVE-2022-7", "apt", "6.0", Decision.REJECTED)));

    @Test
    void showsTheFindingsInTheVerdictsOrderFirst() {
        assertThat(ids(Map.of())).containsExactly("CVE-2022-7", "CVE-2023-10", "CVE-2023-9", "CVE-2024-1");
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() {
        assertThat(ids(Map.of("show", "blocking"))).containsExactly("CVE-2022-7", "CVE-2023-10");
        assertThat(ids(Map.of("show", "accepted"))).containsExactly("CVE-2023-9");
        assertThat(ids(Map.of("show", "below"))).containsExactly("CVE-2024-1");
    }

    @Test
    void sortsNumbersInIdsAsNumbers() {
        assertThat(ids(Map.of("sort", "id"))).containsExactly("CVE-2022-7", "CVE-2023-9", "CVE-2023-10", "CVE-2024-1");
    }

    @Test
    void sortsInBothDirections() {
        assertThat(ids(Map.of("sort", "score"))).startsWith("CVE-2024-1").endsWith("CVE-2023-10");
        assertThat(ids(Map.of("sort", "score", "order", "reversed"))).startsWith("CVE-2023-10");
    }

    @Test
    void sortsPackagesWithoutRegardToCase() {
        assertThat(ids(Map.of("sort", "package"))).startsWith("CVE-2022-7", "CVE-2023-9");
    }

    @Test
    void searchesIdsAliasesAndPackages() {
        assertThat(ids(Map.of("q", "BASH"))).containsExactly("CVE-2023-9");
        assertThat(ids(Map.of("q", "ghsa-cve-2024"))).containsExactly("CVE-2024-1");
        assertThat(ids(Map.of("q", "nothing like it"))).isEmpty();
    }

    @Test
    void addressesAFindingByItsPlaceInTheVerdict() {
        FindingPage page = FindingPage.of(FOUR, query(Map.of("show", "below", "scan", "3")));

        assertThat(page.rows()).singleElement().extracting(FindingItem::address).isEqualTo("finding/3-2/");
    }

    @Test
    void putsTwentyThousandFindingsOnPages() {
        List<Judgement> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(Verdicts.judgement("CVE-2024-" + i, "lib" + i, "5.0", Decision.BELOW));
        }

        FindingPage last = FindingPage.of(Verdicts.of(many), query(Map.of("page", "400", "sort", "id")));

        assertThat(last.pages()).isEqualTo(400);
        assertThat(last.rows()).hasSize(50);
        assertThat(last.range()).isEqualTo("19,951–20,000 of 20,000");
        assertThat(last.links()).containsExactly(1, 0, 398, 399, 400);
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void givesTheLastPageWhereALaterOneIsAskedFor() {
        assertThat(FindingPage.of(FOUR, query(Map.of("page", "9"))).query().page())
                .isEqualTo(1);
    }

    private static List<String> ids(Map<String, String> parameters) {
        return FindingPage.of(FOUR, query(parameters)).rows().stream()
                .map(item -> item.row().id())
                .toList();
    }

    private static FindingQuery query(Map<String, String> parameters) {
        return FindingQuery.of(parameters::get, 0);
    }
}
