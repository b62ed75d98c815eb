package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import io.slipway.config.Words;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.BlockFrom;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.policy.GateRules.ScoreSource;
import io.slipway.policy.GateRules.Unscored;
import io.slipway.record.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record's entry says of a verdict, so that {@link Clearance} can rely on it without reading all findings again. */
public final class VerdictFacts {
    private static final String NOT_LOOKED = "not looked for";

    private VerdictFacts() {}

    /**
     * @param verdict a verdict of this run
     * @param rules by which it was made
     * @return the facts, by name
     */
    public static Map<String, Object> of(Verdict verdict, GateRules rules) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("verdict", Words.of(verdict.kind()));
        facts.put("proof", Words.of(verdict.proof()));
        facts.put("blocking", verdict.blocking().size());
        for (Decision decision : Decision.values()) {
            facts.put(Words.of(decision), verdict.with(decision).size());
        }
        facts.put("operatorAcceptances", of(verdict, Origin.Kind.OPERATOR).size());
        facts.put("scopedAcceptances", (int) verdict.acceptances().stream()
                .filter(entry -> !entry.image().isEmpty())
                .count());
        facts.put("discountedAcceptances", verdict.discounted().size());
        facts.put("unusedAcceptances", verdict.unused().size());
        facts.put(
                "acceptedUntil",
                verdict.acceptedUntil().map(LocalDate::toString).orElse(""));
        facts.putAll(coverage(verdict.coverage()));
        facts.putAll(rules(rules));
        boolean files = verdict.coverage().files();
        facts.put("secrets", files ? Words.of(rules.secrets()) : NOT_LOOKED);
        facts.put("misconfigurations", files ? Words.of(rules.misconfigurations()) : NOT_LOOKED);
        return facts;
    }

    private static List<Acceptance> of(Verdict verdict, Origin.Kind kind) {
        return verdict.acceptances().stream()
                .filter(entry -> entry.origin().kind() == kind)
                .toList();
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("operatingSystem", coverage.os().map(OperatingSystem::text).orElse(""));
        facts.put("endOfLife", coverage.os().map(OperatingSystem::endOfLife).orElse(false));
        facts.put("packages", coverage.packages());
        facts.put("platforms", coverage.platforms().stream().map(Platform::name).toList());
        facts.put("databaseDate", coverage.databaseDate().map(Object::toString).orElse(""));
        return facts;
    }

    private static Map<String, Object> rules(GateRules rules) {
        return Map.of(
                "threshold", rules.threshold().toPlainString(),
                "unscored", Words.of(rules.unscored()),
                "source", Words.of(rules.source()),
                "ignoreUnfixed", rules.ignoreUnfixed(),
                "endOfLifeRule", Words.of(rules.endOfLife()),
                "unprovedRule", Words.of(rules.unproved()),
                "maxDatabaseAge", rules.maxDatabaseAge().toString(),
                "maxVerdictAge", rules.maxVerdictAge().toString(),
                "maxAcceptanceDays", rules.maxAcceptanceDays(),
                "allowEmpty", rules.allowEmpty());
    }

    /** In which rule a verdict was looser than these rules are now, if in any. */
    static Optional<String> looser(Entry entry, GateRules now) {
        if (new BigDecimal(entry.fact("threshold")).compareTo(now.threshold()) > 0) {
            return Optional.of("threshold " + entry.fact("threshold"));
        }
        if (now.unscored() == Unscored.BLOCK && !entry.fact("unscored").equals(Words.of(Unscored.BLOCK))) {
            return Optional.of("unscored: " + entry.fact("unscored"));
        }
        if (!List.of(Words.of(ScoreSource.HIGHEST), Words.of(now.source())).contains(entry.fact("source"))) {
            return Optional.of("source: " + entry.fact("source"));
        }
        if (!now.ignoreUnfixed() && entry.fact("ignoreUnfixed").equals("true")) {
            return Optional.of("ignoreUnfixed: true");
        }
        if (now.endOfLife() == Consequence.BLOCK && entry.fact("endOfLife").equals("true")) {
            return Optional.of("endOfLife: " + entry.fact("endOfLifeRule"));
        }
        return looserInTime(entry, now).or(() -> looserOnFiles(entry, now));
    }

    private static Optional<String> looserInTime(Entry entry, GateRules now) {
        String age = entry.fact("maxDatabaseAge");
        if (!age.isEmpty() && Duration.parse(age).compareTo(now.maxDatabaseAge()) > 0) {
            return Optional.of("maxDatabaseAge: " + Duration.parse(age).toHours() + "h");
        }
        String days = entry.fact("maxAcceptanceDays");
        boolean longer = !days.isEmpty() && Integer.parseInt(days) > now.maxAcceptanceDays();
        return longer && !entry.fact("acceptedUntil").isEmpty()
                ? Optional.of("maxAcceptanceDays: " + days)
                : Optional.empty();
    }

    /** A verdict of before secrets were looked for says nothing of them. */
    private static Optional<String> looserOnFiles(Entry entry, GateRules now) {
        String secrets = entry.fact("secrets");
        if (now.secrets() == Consequence.BLOCK && !secrets.equals(Words.of(Consequence.BLOCK))) {
            return Optional.of("secrets: " + (secrets.isEmpty() ? NOT_LOOKED : secrets));
        }
        String from = entry.fact("misconfigurations");
        boolean strict = Arrays.stream(BlockFrom.values())
                .filter(limit -> limit.compareTo(now.misconfigurations()) <= 0)
                .anyMatch(limit -> Words.of(limit).equals(from));
        return strict || now.misconfigurations() == BlockFrom.NONE
                ? Optional.empty()
                : Optional.of("misconfigurations: " + (from.isEmpty() ? NOT_LOOKED : from));
    }
}
