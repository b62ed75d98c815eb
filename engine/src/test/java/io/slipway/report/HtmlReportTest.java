package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    @TempDir
    private Path store;

    @Nested
    class OfADelivery {
        @Test
        void saysAtOnceHowItEndedAndOfWhat() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.texts("h1")).containsExactly("\u2713 Delivered");
            assertThat(page.text())
                    .contains(
                            "3f2a91c0 on main, tag v1.4.0",
                            "Ana Lima <ana@example.org>",
                            "demo/policy.yaml",
                            "not signed");
        }

        @Test
        void drawsEveryStageAndShowsItsTimes() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.all("li").stream()
                            .filter(item -> item.getElementsByTagName("rect").getLength() == 2))
                    .hasSize(10);
            assertThat(page.text()).contains("12.4 s 14 ms own", "1 min 10 s, 140 ms of it Slipway\u2019s own");
        }

        @Test
        void showsWhereScannersDisagree() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.text())
                    .contains(
                            "The scanners disagree The higher score decides.",
                            "CVE-2005-2541 tar 1.34+dfsg-1.2+deb12u1: clair not <reported>; trivy 7.0 from redhat, CVSS 3.1");
        }

        @Test
        void showsWhatWasPushedAndWhatRuns() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.text())
                    .contains(
                            "localhost:5000/student-list/api 3f2a91c0 1.4.0 1.4 1 latest "
                                    + Sha256.of("manifest of " + SampleRun.API),
                            "api on app-server localhost:5000/student-list/api@"
                                    + Sha256.of("manifest of " + SampleRun.API) + " pushed by this run",
                            "Verified: http://10.77.0.2:8080/ answered as expected.");
        }

        @Test
        void showsTheWebScanTheWorstFirst() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.text()).contains("0 high 1 medium 1 low");
            assertThat(page.text().indexOf("Content Security Policy is not set"))
                    .isLessThan(page.text().indexOf("X-Frame-Options is not set"));
        }

        @Test
        void listsEvidenceWithItsDigestAndTools() throws Exception {
            Html page = Html.of(SampleRuns.delivered(store));

            assertThat(page.text())
                    .contains(
                            "evidence/wapiti.json 2 B " + Sha256.of("{}"), "trivy 0.76.0", "ansible-playbook 2.14.18");
            assertThat(page.text()).contains("slipway verify record.json");
        }
    }

    @Nested
    class OfABlockedImage {
        @Test
        void saysWhichFindingBlocksWithScoreAndSource() throws Exception {
            Html page = Html.of(SampleRuns.blocked(store));

            assertThat(page.texts("h1")).containsExactly("\u2715 Blocked by the gate");
            assertThat(page.text())
                    .contains(
                            "api:3f2a91c0: CVE-2024-22195 in Jinja2 3.1.2 scores 5.4 (ghsa) and is rejected; and 2 more findings.");
        }

        @Test
        void groupsTheFindingsByWhatWasDecided() throws Exception {
            Html page = Html.of(SampleRuns.blocked(store));

            assertThat(page.texts("h3").subList(1, 6))
                    .containsExactly(
                            "\u2715 Rejected by the security officer 1 finding",
                            "\u2715 Blocking: the acceptance has expired 1 finding",
                            "\u2715 Blocking 1 finding",
                            "\u25D0 Accepted 1 finding",
                            "\u2193 Below the threshold 3 findings");
        }

        @Test
        void showsScoreSourceVersionVectorAndVersionsOfAFinding() throws Exception {
            Html page = Html.of(SampleRuns.blocked(store));

            assertThat(row(page, "CVE-2023-30861"))
                    .isEqualTo(
                            "8.7 high ghsa, CVSS 4.0 CVE-2023-30861 flask: Possible disclosure of permanent session cookie due to missing Vary: Cookie header"
                                    + " Flask 2.2.2 fixed in 2.2.5 \u00B7 python-pkg above 7.0 CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N");
        }

        @Test
        void saysByWhomUntilWhenAndWhyAFindingIsAccepted() throws Exception {
            Html page = Html.of(SampleRuns.blocked(store));

            assertThat(row(page, "CVE-2023-45853"))
                    .contains(
                            "Accepted until 20 Dec 2026, by Dana Okafor: the code in question is in minizip",
                            "also redhat 5.3 (v3.1)",
                            "security/acceptances.yaml:4",
                            "no fixed version (will not fix)");
            assertThat(row(page, "CVE-2023-25577"))
                    .contains("To be fixed by 31 Oct 2026", "Expired: it must be decided anew.");
        }

        @Test
        void saysWhatWasLookedAtAndWhatProvesIt() throws Exception {
            Html page = Html.of(SampleRuns.blocked(store));

            assertThat(page.text())
                    .contains(
                            "trivy 0.76.0 looked at 107 packages of debian 12.11 (92 debian 12, 14 python-pkg, 1 gobinary).",
                            "In the same run what was planted was found (CVE-2005-2541 for debian 12, CVE-2019-14806 for python-pkg)",
                            "Note: nothing proves that the database knows gobinary",
                            "CVE-2022-40897: Accepted until");
        }

        private static String row(Html page, String id) {
            return page.all("tr").stream()
                    .map(Html::spaced)
                    .filter(text -> text.contains(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class OfManyFindings {
        @Test
        void listsAllThatBlockAndSaysWhereTheRestStands() throws Exception {
            Html page = Html.of(SampleRuns.large(store, 400, 20_000));

            assertThat(page.texts("a").stream()
                            .filter(text -> text.startsWith("CVE-2025-"))
                            .distinct())
                    .hasSize(400);
            assertThat(page.texts("a").stream().filter(text -> text.startsWith("CVE-2024-")))
                    .hasSize(1_000);
            assertThat(page.text())
                    .contains(
                            "20,000 findings",
                            "19,000 more findings not listed here: the whole verdict stands in evidence/verdict.json");
            assertThat(page.source().length()).isLessThan(2_000_000);
        }

        @Test
        void foldsUpAllButTheFirstThatBlock() throws Exception {
            Html page = Html.of(SampleRuns.large(store, 400, 0));

            assertThat(page.texts("summary")).contains("Findings 251 to 400");
        }
    }
}
