package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/threats.md to the tests that it names. */
class ThreatsTest {
    private static final Path DOCUMENT = Path.of("../docs/threats.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9]+) \\|.*\\|.*\\|(.*)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final List<String> SOURCES = List.of(
            "engine/src/test", "runner/src/test", "plugin/src/test", "plugin/src/test-jenkins", "test/src/test");

    @Test
    void everyTestThatIsNamedIsThere() throws Exception {
        Map<String, String> tests = tests();

        assertThat(NAMED.matcher(document()).results()).isNotEmpty();
        assertThat(NAMED.matcher(document())
                        .results()
                        .filter(named -> !isThere(named, tests))
                        .map(MatchResult::group))
                .isEmpty();
    }

    private static boolean isThere(MatchResult named, Map<String, String> tests) {
        String text = tests.getOrDefault(named.group(1), "");
        return !text.isEmpty() && (named.group(2) == null || text.contains("void " + named.group(2) + "("));
    }

    @Test
    void everyThreatIsTried() throws Exception {
        List<MatchResult> rows = ROW.matcher(document()).results().toList();

        assertThat(rows.stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> assertThat(row.group(2))
                .containsPattern(NAMED));
    }

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    /** The text of each test class by its name; of those with the same name, all of it. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String directory : SOURCES) {
            try (Stream<Path> files = Files.walk(Path.of("..", directory))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    tests.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return tests;
    }
}
