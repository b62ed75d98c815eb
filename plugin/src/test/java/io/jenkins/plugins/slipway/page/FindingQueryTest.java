package io.jenkins.plugins.slipway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingQueryTest {
    @Test
    void readsNonsenseAsTheDefault() {
        Map<String, String> nonsense =
                Map.of("scan", "-1", "show", "<script>", "sort", "'; drop", "page", "99999999999", "order", "up");

        assertThat(FindingQuery.of(nonsense::get, 2))
                .isEqualTo(new FindingQuery(2, FindingFilter.ALL, "", FindingOrder.DECISION, false, 1));
    }

    @Test
    void writesAnAddressThatReadsTheSame() {
        FindingQuery query = new FindingQuery(1, FindingFilter.BELOW, "a&b=\"<c>", FindingOrder.ID, true, 3);

        assertThat(query.address())
                .isEqualTo("?scan=1&show=below&q=a%26b%3D%22%3Cc%3E&sort=id&order=reversed&page=3#findings");
    }

    @Test
    void turnsTheOrderRoundWhereItIsAskedForAgain() {
        FindingQuery query = new FindingQuery(0, FindingFilter.ALL, "", FindingOrder.SCORE, false, 5);

        assertThat(query.sortedBy("score")).isEqualTo("?scan=0&sort=score&order=reversed#findings");
        assertThat(query.sortedBy("id")).isEqualTo("?scan=0&sort=id#findings");
        assertThat(query.sortState("score")).isEqualTo("ascending");
    }

    @Test
    void cutsALongSearch() {
        assertThat(FindingQuery.of(Map.of("q", "x".repeat(5_000))::get, 0).text())
                .hasSize(200);
    }
}
