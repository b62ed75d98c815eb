package io.slipway.report;

import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A row of a table that a reader can sort without a script. Where the row stands in each order is told to the style sheet by classes, one for
 * each digit: the page's policy allows no style of its own to an element.
 *
 * @param row the finding
 * @param places such as {@code ih0 it1 iu7 ph1 pt0 pu2}: the 17th by vulnerability, the 102nd by package
 */
public record SortableRow(FindingRow row, String places) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Comparator<Finding> BY_ID = Comparator.comparing(finding -> numbered(finding.id()));
    private static final Comparator<Finding> BY_PACKAGE = Comparator.<Finding, String>comparing(
                    finding -> finding.component().name())
            .thenComparing(finding -> finding.component().version());

    /**
     * @param judgements the rows of one table in the order of their urgency, at most a thousand
     * @return them, each made when it is written
     */
    public static Iterable<SortableRow> of(List<Judgement> judgements) {
        int[] byId = places(judgements, BY_ID);
        int[] byPackage = places(judgements, BY_PACKAGE);
        return () -> IntStream.range(0, judgements.size())
                .mapToObj(i -> new SortableRow(
                        FindingRow.of(judgements.get(i)), digits('i', byId[i]) + " " + digits('p', byPackage[i])))
                .iterator();
    }

    /** Equal ones keep the order of their urgency. */
    private static int[] places(List<Judgement> judgements, Comparator<Finding> order) {
        List<Integer> sorted = IntStream.range(0, judgements.size())
                .boxed()
                .sorted(Comparator.comparing(i -> judgements.get(i).finding(), order))
                .toList();
        int[] places = new int[sorted.size()];
        for (int place = 0; place < places.length; place++) {
            places[sorted.get(place)] = place;
        }
        return places;
    }

    /** CVE-2026-999 stands before CVE-2026-1000. */
    private static String numbered(String id) {
        return NUMBER.matcher(id)
                .replaceAll(number -> "0".repeat(9 - number.group().length()) + number.group());
    }

    private static String digits(char order, int place) {
        return "%ch%d %ct%d %cu%d".formatted(order, place / 100, order, place / 10 % 10, order, place % 10);
    }
}
