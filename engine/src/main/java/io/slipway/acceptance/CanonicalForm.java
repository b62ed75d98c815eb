package io.slipway.acceptance;

import io.slipway.config.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * What an officer signs: an entry in a form that does not depend on how it is written in YAML. The first line is the form's name and version;
 * then every field stands on a line of its own as {@code name=value}, also where its value is empty, in this order: id, decision, until,
 * justification, package, image, approvedBy, reason. Every line ends with a line feed; the whole is UTF-8. Runs of white space in a value are
 * one blank, as they are when the file is read.
 */
public final class CanonicalForm {
    /** The form's name and version, its first line. */
    public static final String VERSION = "slipway-acceptance-v1";

    private CanonicalForm() {}

    /**
     * @param entry any
     * @return its canonical form
     */
    public static byte[] of(Acceptance entry) {
        StringBuilder form = new StringBuilder(VERSION).append('\n');
        line(form, "id", entry.id());
        line(form, "decision", Words.of(entry.kind()));
        line(form, "until", entry.until().map(LocalDate::toString).orElse(""));
        line(
                form,
                "justification",
                entry.justification().map(Acceptance.Justification::word).orElse(""));
        line(form, "package", entry.packageName());
        line(form, "image", entry.image());
        line(form, "approvedBy", entry.approvedBy());
        line(form, "reason", entry.reason());
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder form, String name, String value) {
        form.append(name).append('=').append(OneLine.of(value)).append('\n');
    }
}
