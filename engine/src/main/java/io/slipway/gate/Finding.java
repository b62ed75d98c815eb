package io.slipway.gate;

import io.slipway.acceptance.Occurrence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One vulnerability in one package, as a scanner reports it. All texts are a stranger's: who shows them escapes them.
 *
 * @param id such as {@code CVE-2023-45853} or {@code GHSA-…}
 * @param aliases other ids of the same vulnerability
 * @param component the package
 * @param severity as the scanner says it
 * @param vendor the source of the advisory, such as {@code debian}; its score decides under the policy {@code source: vendor}
 * @param fixedVersion the version that is not vulnerable any more; empty where there is none
 * @param status the vendor's word, such as {@code affected}, {@code fixed} or {@code will_not_fix}; may be empty
 * @param title one line; may be empty
 * @param url where to read more; may be empty
 * @param scores every score that any source gives
 */
public record Finding(
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
    /** Validates and copies. */
    public Finding {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a vulnerability without an id");
        }
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
        List<String> ids = Stream.concat(Stream.of(id), aliases.stream()).toList();
        return new Occurrence(ids, component.name(), component.purl());
    }
}
