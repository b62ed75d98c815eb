package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** By what the findings are sorted. */
public enum FindingOrder {
    /** As the gate gives them: the most pressing first. */
    DECISION(Comparator.comparing(Judgement::decision)),
    /** The decisive score; unscored ones are the lowest. */
    SCORE(Comparator.comparing(FindingOrder::score)),
    /** The scanner's word. */
    SEVERITY(Comparator.comparing(judgement -> judgement.finding().severity())),
    /** The vulnerability's id; numbers in it count as numbers. */
    ID(Comparator.comparing(judgement -> numbered(judgement.finding().id()))),
    /** The package and its version. */
    PACKAGE(Comparator.comparing((Judgement judgement) ->
                    judgement.finding().component().name().toLowerCase(Locale.ROOT))
            .thenComparing(judgement -> judgement.finding().component().version()));

    private final transient Comparator<Judgement> comparator;

    FindingOrder(Comparator<Judgement> comparator) {
        this.comparator = comparator;
    }

    Comparator<Judgement> comparator() {
        return comparator;
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
