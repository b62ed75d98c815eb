package io.slipway.acceptance.exchange;

import java.util.List;

/**
 * Acceptances in another format.
 *
 * @param text the document
 * @param leftOut which entries it could not say without saying more than they do, one line each
 */
public record Export(String text, List<String> leftOut) {
    /** Copies. */
    public Export {
        leftOut = List.copyOf(leftOut);
    }
}
