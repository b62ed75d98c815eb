package io.slipway.decisiontable;

import io.slipway.gate.Component;
import io.slipway.gate.Cvss;
import io.slipway.gate.CvssVersion;
import io.slipway.gate.Finding;
import io.slipway.gate.Score;
import io.slipway.gate.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the finding that a row describes. */
final class FoundWords {
    private static final Pattern NUMBER =
            Pattern.compile("(?<source>[a-z]+) (?<version>\\d\\.[0-9x]) (?<value>[0-9.]+)(?: (?<vector>\\S+))?");
    private static final Pattern VECTOR = Pattern.compile("(?<source>[a-z]+) (?<vector>(?:CVSS:|AV:)\\S+)");

    private final DecisionRow row;
    private final Settings settings;

    /**
     * A finding, and who reports it.
     *
     * @param scanner by name
     */
    record Reported(String scanner, Finding finding) {}

    private FoundWords(DecisionRow row, Settings settings) {
        this.row = row;
        this.settings = settings;
    }

    static List<Reported> of(DecisionRow row) {
        List<String> lines = row.lines("found");
        return lines.equals(List.of("nothing"))
                ? List.of()
                : lines.stream()
                        .map(text -> new FoundWords(row, Settings.of(row.line(), text, " ")).reported())
                        .toList();
    }

    private Reported reported() {
        String scanner = settings.take("by").orElse("trivy");
        return new Reported(scanner, finding());
    }

    private Finding finding() {
        Severity severity = Severity.of(settings.take("severity").orElse("LOW"));
        if (settings.flag("secret")) {
            return inFile(Finding.Kind.SECRET, severity);
        }
        return settings.flag("misconfiguration")
                ? inFile(Finding.Kind.MISCONFIGURATION, severity)
                : vulnerability(severity);
    }

    private Finding inFile(Finding.Kind kind, Severity severity) {
        settings.requireEmpty();
        return Finding.inFile(kind, "github-pat", "a.txt", "line 1", "checkout", severity, "title", "");
    }

    private Finding vulnerability(Severity severity) {
        String name = settings.take("package").orElse("libdemo");
        String version = settings.take("version").orElse("1.0+b1");
        String purl = "pkg:deb/debian/%s@%s?arch=amd64&distro=debian-12".formatted(name, version.replace("+", "%2B"));
        return new Finding(
                Finding.Kind.VULNERABILITY,
                settings.take("id").orElse("CVE-2026-0001"),
                settings.take("alias").stream().toList(),
                new Component(name, version, purl, "debian", "demo (debian 12)"),
                severity,
                settings.take("vendor").orElse("debian"),
                settings.take("fixed in").orElse(""),
                settings.take("status").orElse("affected"),
                "title",
                "",
                scores());
    }

    private List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (String part : settings.rest()) {
            score(part).ifPresent(scores::add);
        }
        return scores;
    }

    /** As the scanners' adapters make scores of numbers and vectors. */
    private Optional<Score> score(String part) {
        Matcher number = NUMBER.matcher(part);
        if (number.matches()) {
            return new Cvss()
                    .score(
                            number.group("source"),
                            version(number.group("version")),
                            Optional.of(new BigDecimal(number.group("value"))),
                            Optional.ofNullable(number.group("vector")).orElse(""));
        }
        Matcher vector = VECTOR.matcher(part);
        if (!vector.matches()) {
            throw DecisionTable.malformed(row.line(), "nobody understands '" + part + "'");
        }
        CvssVersion version = vector.group("vector").startsWith("CVSS:") ? CvssVersion.V3 : CvssVersion.V2;
        return new Cvss().score(vector.group("source"), version, Optional.empty(), vector.group("vector"));
    }

    private CvssVersion version(String number) {
        return Arrays.stream(CvssVersion.values())
                .filter(version -> version.number().equals(number))
                .findFirst()
                .orElseThrow(() -> DecisionTable.malformed(row.line(), "there is no version " + number + " of CVSS"));
    }
}
