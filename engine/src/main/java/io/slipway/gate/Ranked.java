package io.slipway.gate;

import java.math.BigDecimal;
import java.util.List;

/**
 * A judgement with what most comparisons end at beside it, as for a large report some hundred thousand are made.
 *
 * @param judgement the judgement
 * @param decision what becomes of the finding
 * @param about the score, as near as a double is
 * @param score the decisive one; less than any where there is none
 * @param severity of the finding
 * @param id of the vulnerability
 */
record Ranked(Judgement judgement, Decision decision, double about, BigDecimal score, Severity severity, String id)
        implements Comparable<Ranked> {
    private static final BigDecimal UNSCORED = BigDecimal.ONE.negate();

    private static Ranked of(Judgement judgement) {
        BigDecimal score = judgement.decisive().map(Score::value).orElse(UNSCORED);
        return new Ranked(
                judgement,
                judgement.decision(),
                score.doubleValue(),
                score,
                judgement.finding().severity(),
                judgement.finding().id());
    }

    /** In a fixed order: the most pressing first. */
    static List<Judgement> mostPressingFirst(List<Judgement> judgements) {
        return judgements.stream()
                .map(Ranked::of)
                .sorted()
                .map(Ranked::judgement)
                .toList();
    }

    @Override
    public int compareTo(Ranked other) {
        int order = decision.compareTo(other.decision);
        order = order != 0 ? order : Double.compare(other.about, about);
        order = order != 0 ? order : other.score.compareTo(score);
        order = order != 0 ? order : other.severity.compareTo(severity);
        order = order != 0 ? order : id.compareTo(other.id);
        return order != 0 ? order : compare(component(), other.component());
    }

    private Component component() {
        return judgement.finding().component();
    }

    private static int compare(Component one, Component other) {
        int order = one.name().compareTo(other.name());
        return order != 0 ? order : one.version().compareTo(other.version());
    }
}
