package io.jenkins.plugins.slipway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What of the findings is asked for. It is the query part of the page's address, so that a page can be bookmarked and passed on. What
 * makes no sense in an address is read as the default.
 *
 * @param scan which of the run's scans, from 0
 * @param filter which findings
 * @param text what must occur in id, alias, package or title; empty for anything
 * @param order by what they are sorted
 * @param reversed whether in the other direction
 * @param page from 1
 */
public record FindingQuery(
        int scan, FindingFilter filter, String text, FindingOrder order, boolean reversed, int page) {
    private static final int LONGEST = 200;

    /** Validates. */
    public FindingQuery {
        Objects.requireNonNull(filter);
        Objects.requireNonNull(text);
        Objects.requireNonNull(order);
    }

    /**
     * @param parameter gives the parameters of an address, null for one that is not there
     * @param scan which scan is meant where the address says nothing
     * @return the query
     */
    static FindingQuery of(UnaryOperator<String> parameter, int scan) {
        String text = Objects.requireNonNullElse(parameter.apply("q"), "").strip();
        return new FindingQuery(
                number(parameter.apply("scan"), scan),
                FindingFilter.of(Objects.requireNonNullElse(parameter.apply("show"), "")),
                text.substring(0, Math.min(LONGEST, text.length())),
                FindingOrder.of(Objects.requireNonNullElse(parameter.apply("sort"), "")),
                "reversed".equals(parameter.apply("order")),
                Math.max(1, number(parameter.apply("page"), 1)));
    }

    /**
     * @param word a filter's
     * @return the address of its first page
     */
    public String showing(String word) {
        return new FindingQuery(scan, FindingFilter.of(word), text, order, reversed, 1).address();
    }

    /**
     * @param word an order's
     * @return the address of the first page in that order; in the other direction if it has that order now
     */
    public String sortedBy(String word) {
        FindingOrder next = FindingOrder.of(word);
        return new FindingQuery(scan, filter, text, next, next == order && !reversed, 1).address();
    }

    /**
     * @param word an order's
     * @return the value of {@code aria-sort}
     */
    public String sortState(String word) {
        if (order != FindingOrder.of(word)) {
            return "none";
        }
        return reversed ? "descending" : "ascending";
    }

    /**
     * @param word a filter's
     * @return whether it is this query's
     */
    public boolean shows(String word) {
        return filter == FindingFilter.of(word);
    }

    /**
     * @param other a page, from 1
     * @return its address
     */
    public String onPage(int other) {
        return at(other).address();
    }

    /**
     * @param other a scan, from 0
     * @return the address of its findings
     */
    public String ofScan(int other) {
        return new FindingQuery(other, FindingFilter.ALL, "", FindingOrder.DECISION, false, 1).address();
    }

    /**
     * @return the query part of this page's address
     */
    public String address() {
        StringBuilder address = new StringBuilder("?scan=").append(scan);
        add(address, "show", filter == FindingFilter.ALL ? "" : filter.word());
        add(address, "q", text);
        add(address, "sort", order == FindingOrder.DECISION ? "" : order.word());
        add(address, "order", reversed ? "reversed" : "");
        add(address, "page", page == 1 ? "" : String.valueOf(page));
        return address + "#findings";
    }

    FindingQuery at(int other) {
        return new FindingQuery(scan, filter, text, order, reversed, other);
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
