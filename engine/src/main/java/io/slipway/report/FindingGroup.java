package io.slipway.report;

import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The findings of one decision.
 *
 * @param title what was decided
 * @param css a class of the style sheet
 * @param sign a sign that says the same as the colour
 * @param count how many there are
 * @param lead those that are seen at once; empty for a group that is folded up
 * @param folds the others, in portions that a browser lays out only when they are opened
 * @param unlisted how many are not in the report, in words; empty for none
 */
public record FindingGroup(
        String title, String css, String sign, String count, List<Fold> lead, List<Fold> folds, String unlisted) {
    /** How many rows a browser lays out at once without anybody noticing. */
    private static final int PORTION = 250;
    /** Of what does not block: more rows than anybody reads. */
    private static final int LONGEST_TAIL = 1_000;

    private static final int FEW = 25;

    /**
     * Some rows of a table.
     *
     * @param title which ones
     * @param judgements what the rows are made of
     */
    public record Fold(String title, List<Judgement> judgements) {
        /**
         * @return the rows, each made when it is written
         */
        public Iterable<SortableRow> rows() {
            return SortableRow.of(judgements);
        }
    }

    /**
     * @param verdict any
     * @return its groups, the most pressing first; none that is empty
     */
    public static List<FindingGroup> of(Verdict verdict) {
        return Stream.of(Decision.values())
                .map(decision -> of(decision, verdict.with(decision)))
                .filter(group -> !group.lead().isEmpty() || !group.folds().isEmpty())
                .toList();
    }

    /**
     * @return whether a table of it has rows that could stand in another order
     */
    boolean sortable() {
        return Stream.concat(lead.stream(), folds.stream())
                .anyMatch(fold -> fold.judgements().size() > 1);
    }

    private static FindingGroup of(Decision decision, List<Judgement> all) {
        List<Judgement> listed = decision.blocks() ? all : all.subList(0, Math.min(all.size(), LONGEST_TAIL));
        boolean folded = !decision.blocks() && (decision == Decision.BELOW || all.size() > FEW);
        List<Fold> portions = portions(listed);
        int open = folded || portions.isEmpty() ? 0 : 1;
        int rest = all.size() - listed.size();
        return new FindingGroup(
                title(decision),
                decision.blocks() ? "bad" : decision == Decision.ACCEPTED ? "warn" : "calm",
                decision.blocks() ? "\u2715" : decision == Decision.ACCEPTED ? "\u25D0" : "\u2193",
                Units.count(all.size(), "finding"),
                portions.subList(0, open),
                portions.subList(open, portions.size()),
                rest == 0 ? "" : Units.count(rest, "more finding"));
    }

    private static List<Fold> portions(List<Judgement> listed) {
        List<Fold> portions = new ArrayList<>();
        for (int from = 0; from < listed.size(); from += PORTION) {
            int to = Math.min(listed.size(), from + PORTION);
            String title = listed.size() <= PORTION
                    ? "Show " + Units.count(listed.size(), "finding")
                    : String.format(Locale.ENGLISH, "Findings %,d to %,d", from + 1, to);
            portions.add(new Fold(title, listed.subList(from, to)));
        }
        return portions;
    }

    private static String title(Decision decision) {
        return switch (decision) {
            case REJECTED -> "Rejected by the security officer";
            case EXPIRED -> "Blocking: the acceptance has expired";
            case BLOCK -> "Blocking";
            case ACCEPTED -> "Accepted";
            case BELOW -> "Below the threshold";
        };
    }
}
