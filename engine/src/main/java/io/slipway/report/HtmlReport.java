package io.slipway.report;

import com.samskivert.mustache.Template;
import io.slipway.digest.Sha256;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Writes the page: HTML 5 without script, in one file that loads nothing. Its content security policy (CSP level 3) allows one style
 * sheet, by its hash, and nothing else. Every text of the record is escaped.
 */
final class HtmlReport {
    private static final String STYLE = Templates.style();
    private static final Template TEMPLATE = Templates.compile(HtmlReport.class, "page");

    private HtmlReport() {}

    /**
     * @param run what to show
     * @param to where; written as it is made, not closed
     * @throws IOException if it cannot be written
     */
    static void write(Run run, Writer to) throws IOException {
        try {
            TEMPLATE.execute(new Frame(STYLE, hash(STYLE), Page.of(run)), to);
        } catch (com.samskivert.mustache.MustacheException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * What surrounds the page.
     *
     * @param style the style sheet, ours
     * @param styleHash its SHA-256 in Base64, as CSP wants it
     * @param page the rest
     */
    record Frame(String style, String styleHash, Page page) {}

    private static String hash(String style) {
        MessageDigest sha256 = Sha256.start();
        return Base64.getEncoder().encodeToString(sha256.digest(style.getBytes(StandardCharsets.UTF_8)));
    }
}
