package io.slipway.runner.steps;

import hudson.AbortException;
import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.StageRun;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.runner.result.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The step {@code junit}: reads the results of tests; failed ones make the build unstable. */
final class TestResults {
    private static final int MOST_SHOWN = 20;

    private int total;
    private int failed;
    private int skipped;

    private TestResults() {}

    static List<Step> all() {
        return List.of(Step.of(
                "junit",
                "testResults",
                "allowEmptyResults healthScaleFactor keepLongStdio testDataPublishers skipPublishingChecks skipMarkingBuildUnstable checksName skipOldReports",
                call -> new TestResults().run(call)));
    }

    private Object run(StepCall call) throws Exception {
        Path directory = call.directory();
        List<Path> files = AntPattern.of(call.text("testResults"), "", false).find(directory);
        if (files.isEmpty() && !call.truth("allowEmptyResults")) {
            throw new AbortException("No test report files were found. Configuration error?");
        }
        for (Path file : files) {
            read(call, directory.resolve(file.toString()));
        }
        call.say("junit: %d tests, %d failed, %d skipped".formatted(total, failed, skipped));
        if (failed > 0 && !call.truth("skipMarkingBuildUnstable")) {
            StageRun.mark(call, Result.UNSTABLE, Result.UNSTABLE);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("totalCount", total);
        counts.put("failCount", failed);
        counts.put("skipCount", skipped);
        counts.put("passCount", total - failed - skipped);
        return counts;
    }

    private void read(StepCall call, Path file) throws IOException, DeliveryException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream stream = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(stream);
            String test = "";
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    test = element(call, reader, test);
                }
            }
        } catch (XMLStreamException e) {
            throw new DeliveryException(
                    file + " is no JUnit report: " + e.getMessage().replaceAll("\\s+", " "), e);
        }
    }

    private String element(StepCall call, XMLStreamReader reader, String test) {
        switch (reader.getLocalName()) {
            case "testcase" -> {
                total++;
                return reader.getAttributeValue(null, "classname") + "." + reader.getAttributeValue(null, "name");
            }
            case "failure", "error" -> {
                // A test may tell of several failures; it counts once.
                if (!test.isEmpty()) {
                    fail(call, test, reader.getAttributeValue(null, "message"));
                }
                return "";
            }
            case "skipped" -> skipped++;
            default -> {
                return test;
            }
        }
        return test;
    }

    private void fail(StepCall call, String test, String message) {
        failed++;
        if (failed <= MOST_SHOWN) {
            String first =
                    message == null ? "" : ": " + message.lines().findFirst().orElse("");
            call.say("  failed: " + test + first);
        }
    }
}
