package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One page of the findings of a verdict.
 *
 * @param query what was asked for, with a page that exists
 * @param rows the findings of that page
 * @param total how many findings there are on all pages
 * @param pages how many pages; at least 1
 */
public record FindingPage(FindingQuery query, List<FindingItem> rows, int total, int pages) {
    /** As many as a reader scrolls through. */
    static final int SIZE = 50;

    private static final int NEIGHBOURS = 2;

    /** Copies. */
    public FindingPage {
        rows = List.copyOf(rows);
    }

    /**
     * @param verdict of the scan that is asked for
     * @param query what of it
     * @return the page; the last one where the query asks for a later one
     */
    static FindingPage of(Verdict verdict, FindingQuery query) {
        List<Judgement> all = verdict.judgements();
        Comparator<Integer> order = Comparator.comparing(all::get, query.order().comparator());
        int[] chosen = IntStream.range(0, all.size())
                .filter(index -> query.filter().shows(all.get(index)) && speaksOf(all.get(index), query.text()))
                .boxed()
                .sorted(query.reversed() ? order.reversed() : order)
                .mapToInt(Integer::intValue)
                .toArray();
        int pages = Math.max(1, (chosen.length + SIZE - 1) / SIZE);
        int page = Math.min(query.page(), pages);
        List<FindingItem> rows = IntStream.of(chosen)
                .skip((page - 1L) * SIZE)
                .limit(SIZE)
                .mapToObj(index -> FindingItem.of(query.scan(), index, all.get(index)))
                .toList();
        return new FindingPage(query.at(page), rows, chosen.length, pages);
    }

    /**
     * @return the first and the last finding of this page, and of how many
     */
    public String range() {
        if (total == 0) {
            return "no finding";
        }
        int from = (query.page() - 1) * SIZE;
        return String.format(Locale.ENGLISH, "%,d–%,d of %,d", from + 1, from + rows.size(), total);
    }

    /**
     * @return the pages to link to; a gap is 0
     */
    public List<Integer> links() {
        List<Integer> near = IntStream.rangeClosed(1, pages)
                .filter(page -> page == 1 || page == pages || Math.abs(page - query.page()) <= NEIGHBOURS)
                .boxed()
                .toList();
        return near.stream()
                .flatMap(page -> page == 1 || near.contains(page - 1) ? Stream.of(page) : Stream.of(0, page))
                .toList();
    }

    /**
     * @return whether there is an earlier page
     */
    public boolean hasPrevious() {
        return query.page() > 1;
    }

    /**
     * @return whether there is a later page
     */
    public boolean hasNext() {
        return query.page() < pages;
    }

    /**
     * @return the address of the page before
     */
    public String previous() {
        return query.onPage(query.page() - 1);
    }

    /**
     * @return the address of the page after
     */
    public String next() {
        return query.onPage(query.page() + 1);
    }

    private static boolean speaksOf(Judgement judgement, String text) {
        if (text.isEmpty()) {
            return true;
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        Finding finding = judgement.finding();
        return Stream.concat(
                        Stream.of(finding.id(), finding.component().name(), finding.title()),
                        finding.aliases().stream())
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
