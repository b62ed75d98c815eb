package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in a report runs, loads or leads astray, whatever the texts in it. */
class HtmlReportSafetyTest {
    @TempDir
    private Path store;

    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "p",
            "strong",
            "span",
            "h1",
            "dl",
            "div",
            "dt",
            "dd",
            "code",
            "nav",
            "a",
            "main",
            "section",
            "h2",
            "svg",
            "text",
            "line",
            "rect",
            "ol",
            "ul",
            "li",
            "h3",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "b",
            "pre",
            "footer",
            "fieldset",
            "legend",
            "label",
            "input");
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
            "rx",
            "type",
            "checked");

    @Test
    void againstHostileTextsEverywhere() throws Exception {
        Html page = Html.of(SampleRuns.hostile(store));

        assertThat(page.names()).isSubsetOf(ELEMENTS);
        assertThat(page.attributes().map(attribute -> attribute.getNodeName()).distinct())
                .isSubsetOf(ATTRIBUTES);
        assertThat(page.text()).contains("<script>alert(1)</script>", "{{{style}}}[U+202E]gnp.exe[U+0007]");
        assertThat(page.source()).doesNotContain("\u202E", "\u2028", "\u0007");
    }

    @Test
    void linksLeadNowhereButToTheWebTheEvidenceAndThePage() throws Exception {
        for (Path directory : List.of(
                SampleRuns.hostile(store.resolve("hostile")), SampleRuns.delivered(store.resolve("delivered")))) {
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
        Html page = Html.of(SampleRuns.hostile(store));
        byte[] style = page.all("style").get(0).getTextContent().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getEncoder().encodeToString(Sha256.start().digest(style));

        assertThat(page.all("meta").get(1).getAttribute("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                        .formatted(hash));
        assertThat(new String(style, StandardCharsets.UTF_8)).doesNotContain("url(", "@import");
    }

    @Test
    void everyHeaderOfATableSaysOfWhat() throws Exception {
        Html page = Html.of(SampleRuns.delivered(store));

        assertThat(page.all("th")).isNotEmpty().allSatisfy(header -> assertThat(header.getAttribute("scope"))
                .isIn("col", "row"));
    }

    @Test
    void everyIdIsGivenOnce() throws Exception {
        Html page = Html.of(SampleRuns.delivered(store));

        assertThat(page.attributes()
                        .filter(attribute -> attribute.getNodeName().equals("id"))
                        .map(id -> id.getNodeValue()))
                .doesNotHaveDuplicates();
    }
}
