package io.slipway.webscan;

import java.util.List;

/**
 * What a scanner found and how far it looked. A scanner that could not look at all gives none: it throws.
 *
 * @param version of the scanner, as it says itself
 * @param findings each once
 * @param pages how many addresses and forms it knew, positive
 * @param looked the checks that ran to their end
 * @param notLooked what was left out, each with its reason; empty when all was done
 * @param raw the scanner's own report without credentials, as JSON
 */
public record WebScanReport(
        String version, List<WebFinding> findings, int pages, List<String> looked, List<String> notLooked, String raw) {
    /** Copies. */
    public WebScanReport {
        findings = List.copyOf(findings);
        looked = List.copyOf(looked);
        notLooked = List.copyOf(notLooked);
    }

    /**
     * @return whether it did all that it should
     */
    public boolean complete() {
        return notLooked.isEmpty();
    }
}
