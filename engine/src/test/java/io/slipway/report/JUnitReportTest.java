package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitReportTest {
    @TempDir
    private Path store;

    @Test
    void hasACaseForEachStageAndEachFindingThatBlocksOrIsAccepted() throws Exception {
        Element root = junit(SampleRuns.blocked(store));

        assertThat(names(root, "testsuite"))
                .containsExactly("stages", "gate: " + SampleRun.API, "gate: " + SampleRun.SITE);
        assertThat(names(root, "testcase"))
                .contains(
                        "scanImage " + SampleRun.API,
                        "CVE-2023-30861 in Flask 2.2.2",
                        "CVE-2023-45853 in zlib1g 1:1.2.13.dfsg-1");
        assertThat(root.getAttribute("tests")).isEqualTo("11");
        assertThat(root.getAttribute("failures")).isEqualTo("4");
    }

    @Test
    void theCountsAreThoseOfTheCases() throws Exception {
        for (Element suite : elements(junit(SampleRuns.blocked(store)), "testsuite")) {
            assertThat(suite.getAttribute("tests"))
                    .isEqualTo(String.valueOf(elements(suite, "testcase").size()));
            assertThat(suite.getAttribute("failures"))
                    .isEqualTo(String.valueOf(elements(suite, "failure").size()));
        }
    }

    @Test
    void saysWhyAFindingBlocksAndWhyOneIsAccepted() throws Exception {
        Element root = junit(SampleRuns.blocked(store));

        assertThat(elements(root, "failure").stream().map(failure -> failure.getAttribute("message")))
                .anySatisfy(message -> assertThat(message).startsWith("8.7 from ghsa, CVSS 4.0"));
        assertThat(elements(root, "system-out").stream().map(Element::getTextContent))
                .anySatisfy(text -> assertThat(text).contains("accepted by Dana Okafor until 2026-12-20"));
    }

    @Test
    void anAbortedStageIsAnError() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.append("smokeTest", List.of(), Outcome.ABORTED, "aborted", Map.of(), List.of(), List.of(), 0, 1_234);
        Element test = elements(junit(run.directory()), "testcase").get(0);

        assertThat(test.getAttribute("time")).isEqualTo("1.234");
        assertThat(elements(test, "error")).hasSize(1);
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        Element root = junit(SampleRuns.hostile(store));

        assertThat(elements(root, "script")).isEmpty();
        assertThat(root.getAttribute("name")).contains("<script>alert(1)</script>", "[U+0007]");
    }

    private static Element junit(Path directory) throws Exception {
        Reports.write(directory);
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(directory.resolve(Reports.JUNIT).toFile())
                .getDocumentElement();
    }

    private static List<String> names(Element root, String name) {
        return elements(root, name).stream()
                .map(element -> element.getAttribute("name"))
                .toList();
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
