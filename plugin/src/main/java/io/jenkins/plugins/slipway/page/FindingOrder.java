package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Component;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** By what the findings are sorted. */
public enum FindingOrder {
    /** As the gate gives them: the most pressing first. */
    DECISION,
    /** The decisive score; unscored ones are the lowest. */
    SCORE,
    /** The scanner's word. */
    SEVERITY,
    /** The vulnerability's id; numbers in it count as numbers. */
    ID,
    /** The package and its version. */
    PACKAGE;

    Comparator<Judgement> comparator() {
        return switch (this) {
            case DECISION -> Comparator.comparing(Judgement::decision);
            case SCORE -> Comparator.comparing(FindingOrder::score);
            case SEVERITY ->
                Comparator.comparing(judgement -> judgement.finding().severity());
            case ID ->
                Comparator.comparing(judgement -> numbered(judgement.finding().id()));
            case PACKAGE -> Comparator.comparing(FindingOrder::component);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FindingOrder of(String word) {
        return Stream.of(values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElse(DECISION);
    }

    private static String component(Judgement judgement) {
        Component component = judgement.finding().component();
        return component.name().toLowerCase(Locale.ROOT) + " " + component.version();
    }

    private static BigDecimal score(Judgement judgement) {
        return judgement.decisive().map(Score::value).orElse(BigDecimal.valueOf(-1));
    }

    /** CVE-2023-9 comes before CVE-2023-10. */
    private static String numbered(String id) {
        StringBuilder padded = new StringBuilder();
        for (String part : id.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
            boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
            padded.append(number ? "0".repeat(Math.max(0, 12 - part.length())) : "")
                    .append(part);
        }
        return padded.toString();
    }
}
