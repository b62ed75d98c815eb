package io.slipway.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.slipway.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Writes the page: HTML 5 without script, in one file that loads nothing. Its content security policy (CSP level 3) allows one style
 * sheet, by its hash, and nothing else. Every text of the record is escaped.
 */
final class HtmlReport {
    private static final String STYLE = read("report.css");
    private static final Template TEMPLATE = Mustache.compiler()
            .withLoader(name -> new StringReader(read(name + ".mustache")))
            .withEscaper(text -> Escapers.HTML.escape(Visible.of(text)))
            .withCollector(new ViewCollector())
            .emptyStringIsFalse(true)
            .compile(read("page.mustache"));

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

    private static String read(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            java.io.StringWriter text = new java.io.StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Slipway's own " + name + " cannot be read", e);
        }
    }
}
