package io.slipway.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages in which every text is escaped, and shows all of its characters. */
public final class Templates {
    private Templates() {}

    /**
     * @param owner beside whose class the templates lie
     * @param name of a template, without {@code .mustache}
     * @return the template, which sees the methods without parameters of Slipway's own types, and nothing else
     */
    public static Template compile(Class<?> owner, String name) {
        return Mustache.compiler()
                .withLoader(part -> new StringReader(read(owner, part + ".mustache")))
                .withEscaper(text -> Escapers.HTML.escape(Visible.of(text)))
                .withCollector(new ViewCollector())
                .emptyStringIsFalse(true)
                .compile(read(owner, name + ".mustache"));
    }

    /**
     * @return the style sheet of the reports
     */
    public static String style() {
        return read(Templates.class, "report.css");
    }

    /**
     * @param owner beside whose class the file lies
     * @param name the file's name
     * @return its text
     */
    public static String read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Slipway's own " + name + " cannot be read", e);
        }
    }
}
