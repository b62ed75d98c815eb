package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import io.slipway.policy.GateRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes findings, rules and acceptances of the words in a table of decisions. */
final class Rows {
    static final String ID = "CVE-2026-0001";
    static final Component LIBDEMO = new Component(
            "libdemo",
            "1.0+b1",
            "pkg:deb/debian/libdemo@1.0%2Bb1?arch=amd64&distro=debian-12",
            "debian",
            "demo (debian 12)");

    private Rows() {}

    static Finding finding(String scores, String settings) {
        Map<String, String> set = settings(settings);
        return new Finding(
                Finding.Kind.VULNERABILITY,
                ID,
                Optional.ofNullable(set.get("alias")).stream().toList(),
                LIBDEMO,
                Severity.of(set.getOrDefault("severity", "LOW")),
                set.getOrDefault("vendor", "debian"),
                set.getOrDefault("fixed", ""),
                set.getOrDefault("status", "affected"),
                "title",
                "",
                scores(scores));
    }

    static List<Score> scores(String scores) {
        return parts(scores).map(words -> score(words.split(" "))).toList();
    }

    private static Score score(String... words) {
        CvssVersion version = Arrays.stream(CvssVersion.values())
                .filter(each -> each.number().equals(words[1]))
                .findFirst()
                .orElseThrow();
        return new Score(new BigDecimal(words[2]), words[0], version, "", "");
    }

    static GateRules rules(String settings) {
        Map<String, String> set = settings(settings);
        GateRules strict = GateRules.STRICT;
        return new GateRules(
                new BigDecimal(set.getOrDefault("threshold", "7.0")),
                GateRules.Unscored.valueOf(upper(set.getOrDefault("unscored", "severity"))),
                GateRules.ScoreSource.valueOf(upper(set.getOrDefault("source", "highest"))),
                set.containsKey("ignoreUnfixed"),
                strict.maxDatabaseAge(),
                strict.maxVerdictAge(),
                strict.maxAcceptanceDays(),
                GateRules.Consequence.valueOf(upper(set.getOrDefault("endOfLife", "warn"))),
                GateRules.Consequence.valueOf(upper(set.getOrDefault("unproved", "warn"))),
                Optional.ofNullable(set.get("allowEmpty")).stream().toList(),
                GateRules.Consequence.valueOf(upper(set.getOrDefault("secrets", "block"))),
                GateRules.BlockFrom.valueOf(upper(set.getOrDefault("misconfigurations", "critical"))));
    }

    static List<Acceptance> acceptances(String text) {
        List<String> entries = parts(text).toList();
        return IntStream.range(0, entries.size())
                .mapToObj(i -> acceptance(entries.get(i), "acceptances.yaml:" + (i + 1)))
                .toList();
    }

    private static Acceptance acceptance(String text, String origin) {
        String[] words = text.split(" ", -1);
        Acceptance.Kind kind = Acceptance.Kind.valueOf(upper(words[0]));
        boolean dated = words.length > 1 && words[1].startsWith("2");
        Map<String, String> set = settings(text);
        return new Acceptance(
                set.getOrDefault("id", ID),
                kind,
                dated ? Optional.of(LocalDate.parse(words[1])) : Optional.empty(),
                kind == Acceptance.Kind.NOT_AFFECTED
                        ? Optional.of(Acceptance.Justification.VULNERABLE_CODE_NOT_PRESENT)
                        : Optional.empty(),
                "because",
                "alice",
                set.getOrDefault("package", ""),
                set.getOrDefault("image", ""),
                set.containsKey("operator") ? Origin.operator(origin) : Origin.file(origin),
                "");
    }

    private static Stream<String> parts(String text) {
        return text == null ? Stream.of() : Arrays.stream(text.split("; *"));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> set = new HashMap<>();
        for (String word : text == null ? new String[0] : text.split(" ")) {
            String[] pair = word.split("=", 2);
            set.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return set;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
