package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Decision;
import io.slipway.gate.Judgement;
import io.slipway.report.FindingRow;

/**
 * One finding on a page.
 *
 * @param address of the finding's own page, below the report's
 * @param row what is said of it
 * @param decision what became of it, in a word
 * @param tone bad, warn or calm: a class of the style sheet
 */
public record FindingItem(String address, FindingRow row, String decision, String tone) {
    static FindingItem of(int scan, int index, Judgement judgement) {
        return new FindingItem(
                "finding/" + scan + "-" + index + "/",
                FindingRow.of(judgement),
                word(judgement.decision()),
                tone(judgement.decision()));
    }

    private static String tone(Decision decision) {
        if (decision.blocks()) {
            return "bad";
        }
        return decision == Decision.ACCEPTED ? "warn" : "calm";
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case REJECTED -> "rejected";
            case EXPIRED -> "acceptance expired";
            case BLOCK -> "blocks";
            case ACCEPTED -> "accepted";
            case BELOW -> "below the threshold";
        };
    }
}
