package io.jenkins.plugins.slipway.gitlab;

import java.util.ArrayList;
import java.util.List;

/** Lists of lines: a text area gives one text of several lines, a pipeline or configuration as code gives a list. */
final class Lines {
    private Lines() {}

    /** A list that XStream writes as a plain list, without what is blank. */
    static List<String> of(List<String> values) {
        List<String> lines = new ArrayList<>();
        for (String value : values == null ? List.<String>of() : values) {
            value.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        }
        return lines;
    }

    /** The same for a text area. */
    static String text(List<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }

    /** A blank text is none. */
    static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
