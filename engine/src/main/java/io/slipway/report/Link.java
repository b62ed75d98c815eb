package io.slipway.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses that a report may link to. */
public final class Link {
    private static final Pattern EVIDENCE = Pattern.compile("evidence/[A-Za-z0-9._-]+\\.(json|jsonl|log|txt)");

    private Link() {}

    /**
     * @param address a stranger's text
     * @return the address if it is an absolute http or https one without user information, otherwise nothing
     */
    public static String external(String address) {
        try {
            URI uri = new URI(address.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri.toASCIIString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /**
     * @param path relative to the record's directory
     * @return the path if a browser shows it as text, otherwise nothing: a scanner's HTML is not opened from here
     */
    public static String evidence(String path) {
        return EVIDENCE.matcher(path).matches() ? path : "";
    }
}
