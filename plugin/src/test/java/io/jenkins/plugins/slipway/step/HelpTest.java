package io.jenkins.plugins.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.contract.Parameter;
import io.slipway.step.DeliveryStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    private static final Path VIEWS = Path.of("src/main/resources/io/jenkins/plugins/slipway/step");

    /** To write them anew: {@code ./mvnw test -pl plugin -am -Dtest=HelpTest -Dslipway.write-docs=true}. */
    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void theHelpOfEachStepAndFieldSaysWhatTheContractSays(DeliveryStep<?> step) throws Exception {
        Path views = VIEWS.resolve(PipelineSteps.simpleName(step));
        Map<String, String> expected = pages(step);
        if (Boolean.getBoolean("slipway.write-docs")) {
            for (Map.Entry<String, String> page : expected.entrySet()) {
                Files.writeString(views.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(found(views)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void theFormShowsEachParameterOnce(DeliveryStep<?> step) throws Exception {
        String form =
                Files.readString(VIEWS.resolve(PipelineSteps.simpleName(step)).resolve("config.jelly"));

        assertThat(step.contract().parameters())
                .allSatisfy(parameter -> assertThat(form).containsOnlyOnce("name=\"" + parameter.name() + "\""));
    }

    private static Map<String, String> pages(DeliveryStep<?> step) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("help.html", "<p>" + html(step.contract().help()) + "</p>\n");
        for (Parameter parameter : step.contract().parameters()) {
            pages.put("help-" + parameter.name() + ".html", page(parameter));
        }
        return pages;
    }

    private static String page(Parameter parameter) {
        String otherwise = parameter.required() || parameter.otherwise().isEmpty()
                ? ""
                : "<p>Otherwise <code>" + html(parameter.otherwise()) + "</code>.</p>\n";
        return "<p>" + html(parameter.help()) + "</p>\n" + otherwise;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, String> found(Path views) throws IOException {
        try (Stream<Path> files = Files.list(views)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), HelpTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
