package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import io.slipway.gate.VerdictJson;
import io.slipway.record.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            Html page = Html.of(SampleRun.delivered(store));

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
            Html page = Html.of(SampleRun.delivered(store));

            assertThat(page.all("li").stream()
                            .filter(item -> item.getElementsByTagName("rect").getLength() == 2))
                    .hasSize(10);
            assertThat(page.text()).contains("12.4 s 14 ms own", "1 min 10 s, 140 ms of it Slipway\u2019s own");
        }

        @Test
        void showsWhereScannersDisagree() throws Exception {
            Html page = Html.of(SampleRun.delivered(store));

            assertThat(page.text())
                    .contains(
                            "The scanners disagree The higher score decides.",
                            "CVE-2005-2541 tar 1.34+dfsg-1.2+deb12u1: clair not <reported>; trivy 7.0 from redhat, CVSS 3.1");
        }

        @Test
        void showsWhatWasPushedAndWhatRuns() throws Exception {
            Html page = Html.of(SampleRun.delivered(store));

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
            Html page = Html.of(SampleRun.delivered(store));

            assertThat(page.text()).contains("0 high 1 medium 1 low");
            assertThat(page.text().indexOf("Content Security Policy is not set"))
                    .isLessThan(page.text().indexOf("X-Frame-Options is not set"));
        }

        @Test
        void listsEvidenceWithItsDigestAndTools() throws Exception {
            Html page = Html.of(SampleRun.delivered(store));

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
            Html page = Html.of(SampleRun.blocked(store));

            assertThat(page.texts("h1")).containsExactly("\u2715 Blocked by the gate");
            assertThat(page.text())
                    .contains(
                            "api:3f2a91c0: CVE-2024-22195 in Jinja2 3.1.2 scores 5.4 (ghsa) and is rejected; and 2 more findings.");
        }

        @Test
        void groupsTheFindingsByWhatWasDecided() throws Exception {
            Html page = Html.of(SampleRun.blocked(store));

            assertThat(page.texts("h3").subList(0, 5))
                    .containsExactly(
                            "\u2715 Rejected by the security officer 1 finding",
                            "\u2715 Blocking: the acceptance has expired 1 finding",
                            "\u2715 Blocking 1 finding",
                            "\u25D0 Accepted 1 finding",
                            "\u2193 Below the threshold 3 findings");
        }

        @Test
        void showsScoreSourceVersionVectorAndVersionsOfAFinding() throws Exception {
            Html page = Html.of(SampleRun.blocked(store));

            assertThat(row(page, "CVE-2023-30861"))
                    .isEqualTo(
                            "8.7 high ghsa, CVSS 4.0 CVE-2023-30861 flask: Possible disclosure of permanent session cookie due to missing Vary: Cookie header"
                                    + " Flask 2.2.2 fixed in 2.2.5 \u00B7 python-pkg above 7.0 CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N");
        }

        @Test
        void saysByWhomUntilWhenAndWhyAFindingIsAccepted() throws Exception {
            Html page = Html.of(SampleRun.blocked(store));

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
            Html page = Html.of(SampleRun.blocked(store));

            assertThat(page.text())
                    .contains(
                            "trivy 0.76.0 looked at 107 packages of debian 12.11 (92 debian 12, 14 python-pkg, 1 gobinary).",
                            "In the same run it found every planted vulnerability (CVE-2005-2541 for debian 12, CVE-2019-14806 for python-pkg)",
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
    class OfARunThatEndedEarly {
        @Test
        void saysWhichStageFailedAndWhy() throws Exception {
            Html page = Html.of(SampleRun.failedEarly(store));

            assertThat(page.texts("h1")).containsExactly("\u2715 Build failed");
            assertThat(page.text()).contains("but the Dockerfile 'Dockerfile' is missing in 'simple_api'");
        }

        @Test
        void saysThatNothingRan() throws Exception {
            assertThat(Html.of(SampleRun.empty(store)).text()).contains("Nothing ran", "No stage was recorded.");
        }

        @Test
        void saysThatAScanGaveNoVerdict() throws Exception {
            SampleRun run = SampleRun.start(store, "job");
            run.append(
                    "scanImage",
                    List.of(),
                    Outcome.FAILED,
                    "trivy recognised nothing",
                    Map.of("image", "demo/api:1"),
                    List.of(),
                    List.of(),
                    0,
                    9);

            assertThat(Html.of(run.directory()).text()).contains("No verdict. trivy recognised nothing");
        }

        @Test
        void neverShowsAVerdictThatWasAltered() throws Exception {
            Path directory = SampleRun.delivered(store);
            Path verdict = directory.resolve("evidence").resolve(VerdictJson.NAME);
            Files.writeString(verdict, Files.readString(verdict).replace("will_not_fix", "fixed_by_magic"));

            Html page = Html.of(directory);

            assertThat(page.text())
                    .contains("No verdict. evidence/verdict.json was altered after the scan")
                    .doesNotContain("magic");
        }

        @Test
        void saysThatTheVerdictIsMissing() throws Exception {
            Path directory = SampleRun.delivered(store);
            Files.delete(directory.resolve("evidence").resolve(VerdictJson.NAME));

            assertThat(Html.of(directory).text()).contains("No verdict. evidence/verdict.json is missing");
        }
    }

    @Test
    void aStageThatIsNotKnownIsShownWithItsFacts() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "signImage",
                List.of(),
                Outcome.PASSED,
                "signed",
                Map.of("keys", List.of("a", Map.of("b", 1))),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text()).contains("signImage", "keys a; b: 1");
    }

    @Test
    void aDeploymentThatWasRolledBackSaysSo() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append(
                "ansibleDeploy",
                List.of(),
                Outcome.FAILED,
                "the verification failed",
                Map.of(
                        "rolledBack",
                        true,
                        "hosts",
                        List.of(Map.of("host", "app", "ok", 1, "failed", 2)),
                        "running",
                        Map.of("api", "r/api@sha256:0")),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text())
                .contains(
                        "Rolled back: the previous version serves again.",
                        "app \u2715 failed 1 0 2 0",
                        "api r/api@sha256:0 from an earlier run");
    }

    @Test
    void aWebScanThatBlocksOrWasCutShortSaysForWhat() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        Map<String, Object> finding = Map.of(
                "id",
                "a1",
                "category",
                "SQL Injection",
                "severity",
                "high",
                "url",
                "http://app/",
                "method",
                "GET",
                "parameter",
                "id",
                "cwe",
                "CWE-89",
                "trusted",
                false);
        run.append(
                "webScan",
                List.of(),
                Outcome.FAILED,
                "1 finding",
                Map.of(
                        "target",
                        "http://app/",
                        "scanner",
                        "wapiti",
                        "counts",
                        Map.of("high", 3),
                        "complete",
                        false,
                        "notLooked",
                        List.of("xss: the budget was spent"),
                        "blocking",
                        List.of("a1"),
                        "findings",
                        List.of(finding)),
                List.of(),
                List.of(),
                0,
                9);

        assertThat(Html.of(run.directory()).text())
                .contains(
                        "Partial: xss: the budget was spent.",
                        "high \u2715 blocks SQL Injection CWE-89; the scanner asks for a human's eye GET http://app/ parameter id",
                        "2 more findings not listed here");
    }

    @Nested
    class OfManyFindings {
        @Test
        void listsAllThatBlockAndSaysWhereTheRestStands() throws Exception {
            Html page = Html.of(SampleRun.large(store, 400, 20_000));

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
            Html page = Html.of(SampleRun.large(store, 400, 0));

            assertThat(page.texts("summary")).contains("Findings 251 to 400");
        }
    }

    @Nested
    class IsSafe {
        private static final Set<String> ELEMENTS = Set.of(
                "html", "head", "meta", "title", "style", "body", "header", "p", "strong", "span", "h1", "dl", "div",
                "dt", "dd", "code", "nav", "a", "main", "section", "h2", "svg", "text", "line", "rect", "ol", "ul",
                "li", "h3", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b", "pre", "footer");
        private static final Set<String> ATTRIBUTES = Set.of(
                "lang",
                "charset",
                "http-equiv",
                "content",
                "name",
                "class",
                "id",
                "href",
                "rel",
                "title",
                "aria-hidden",
                "aria-label",
                "aria-labelledby",
                "role",
                "scope",
                "x",
                "y",
                "x1",
                "x2",
                "y1",
                "y2",
                "width",
                "height",
                "rx");

        @Test
        void againstHostileTextsEverywhere() throws Exception {
            Html page = Html.of(SampleRun.hostile(store));

            assertThat(page.names()).isSubsetOf(ELEMENTS);
            assertThat(page.attributes()
                            .map(attribute -> attribute.getNodeName())
                            .distinct())
                    .isSubsetOf(ATTRIBUTES);
            assertThat(page.text()).contains("<script>alert(1)</script>", "{{{style}}}[U+202E]gnp.exe[U+0007]");
            assertThat(page.source()).doesNotContain("\u202E", "\u2028", "\u0007");
        }

        @Test
        void linksLeadNowhereButToTheWebTheEvidenceAndThePage() throws Exception {
            for (Path directory : List.of(
                    SampleRun.hostile(store.resolve("hostile")), SampleRun.delivered(store.resolve("delivered")))) {
                Html page = Html.of(directory);
                Set<String> ids = page.attributes()
                        .filter(attribute -> attribute.getNodeName().equals("id"))
                        .map(id -> "#" + id.getNodeValue())
                        .collect(Collectors.toSet());

                assertThat(page.all("a")).allSatisfy(link -> {
                    String to = link.getAttribute("href");
                    assertThat(to.startsWith("#") ? ids.contains(to) : to.matches("https?://.*|evidence/[\\w.-]+"))
                            .as(to)
                            .isTrue();
                    assertThat(to.startsWith("http"))
                            .isEqualTo(link.getAttribute("rel").equals("noopener noreferrer"));
                });
            }
        }

        @Test
        void itsPolicyAllowsItsOwnStyleSheetAndNothingElse() throws Exception {
            Html page = Html.of(SampleRun.hostile(store));
            byte[] style = page.all("style").get(0).getTextContent().getBytes(StandardCharsets.UTF_8);
            String hash = Base64.getEncoder().encodeToString(Sha256.start().digest(style));

            assertThat(page.all("meta").get(1).getAttribute("content"))
                    .isEqualTo("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                            .formatted(hash));
            assertThat(new String(style, StandardCharsets.UTF_8)).doesNotContain("url(", "@import");
        }

        @Test
        void everyHeaderOfATableSaysOfWhat() throws Exception {
            Html page = Html.of(SampleRun.delivered(store));

            assertThat(page.all("th")).isNotEmpty().allSatisfy(header -> assertThat(header.getAttribute("scope"))
                    .isIn("col", "row"));
        }

        @Test
        void everyIdIsGivenOnce() throws Exception {
            Html page = Html.of(SampleRun.delivered(store));

            assertThat(page.attributes()
                            .filter(attribute -> attribute.getNodeName().equals("id"))
                            .map(id -> id.getNodeValue()))
                    .doesNotHaveDuplicates();
        }
    }
}
