package io.slipway.gate;

import io.slipway.acceptance.Occurrence;
import io.slipway.config.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One vulnerability in one package, or one secret or misconfiguration in one file, as a scanner reports it. All texts are a stranger's: who shows them escapes them.
 *
 * @param kind what it is
 * @param id such as {@code CVE-2023-45853} or {@code GHSA-…}; the rule of a secret or misconfiguration, such as {@code github-pat}
 * @param aliases other ids of the same vulnerability
 * @param component the package; of a secret or misconfiguration the file (its name) and the line (its version), never what stands there
 * @param severity as the scanner says it
 * @param vendor the source of the advisory, such as {@code debian}; its score decides under the policy {@code source: vendor}
 * @param fixedVersion the version that is not vulnerable any more; empty where there is none
 * @param status the vendor's word, such as {@code affected}, {@code fixed} or {@code will_not_fix}; may be empty
 * @param title one line; may be empty
 * @param url where to read more; may be empty
 * @param scores every score that any source gives
 */
public record Finding(
        Kind kind,
        String id,
        List<String> aliases,
        Component component,
        Severity severity,
        String vendor,
        String fixedVersion,
        String status,
        String title,
        String url,
        List<Score> scores) {
    /** The status of what the vendor has fixed. */
    static final String FIXED = "fixed";

    /** What a finding is. */
    public enum Kind {
        /** A known vulnerability of a package: scores decide. */
        VULNERABILITY,
        /** A credential in a file: the policy's {@code secrets} decides. */
        SECRET,
        /** A misconfiguration in a file: its severity and the policy's {@code misconfigurations} decide. */
        MISCONFIGURATION
    }

    /** Validates and copies. */
    public Finding {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a finding without an id");
        }
        // A verdict of before secrets were looked for has no kinds.
        kind = kind == null ? Kind.VULNERABILITY : kind;
        aliases = List.copyOf(aliases);
        scores = List.copyOf(scores);
        Objects.requireNonNull(component);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(vendor);
        Objects.requireNonNull(fixedVersion);
        Objects.requireNonNull(status);
        Objects.requireNonNull(title);
        Objects.requireNonNull(url);
    }

    /**
     * @param kind secret or misconfiguration
     * @param rule the rule that found it, such as {@code github-pat}
     * @param file where
     * @param lines in which lines, in words; empty for the whole file
     * @param target what was looked at: the checkout or the image
     * @param severity as the scanner says it
     * @param title one line
     * @param url where to read more; may be empty
     * @return it as a finding
     */
    public static Finding inFile(
            Kind kind,
            String rule,
            String file,
            String lines,
            String target,
            Severity severity,
            String title,
            String url) {
        Component place = new Component(file, lines, "", Words.of(kind), target);
        return new Finding(kind, rule, List.of(), place, severity, "", "", "", title, url, List.of());
    }

    /**
     * @param other an id, in any case
     * @return whether this vulnerability has that id or alias
     */
    public boolean named(String other) {
        return id.equalsIgnoreCase(other) || aliases.stream().anyMatch(other::equalsIgnoreCase);
    }

    /**
     * @return what an acceptance can speak of
     */
    public Occurrence occurrence() {
        List<String> ids = aliases.isEmpty()
                ? List.of(id)
                : Stream.concat(Stream.of(id), aliases.stream()).toList();
        return new Occurrence(ids, component.name(), component.purl());
    }
}
