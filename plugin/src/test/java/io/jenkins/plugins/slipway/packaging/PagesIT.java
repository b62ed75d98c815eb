package io.jenkins.plugins.slipway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Every page and form in the built .hpi, against what Jenkins' hosting checks and content security policy ask for. */
class PagesIT {
    @TempDir
    private static Path directory;

    private static Hpi hpi;
    private static Map<String, String> pages;

    @BeforeAll
    static void unpack() throws Exception {
        hpi = Hpi.unpack(directory);
        pages = hpi.resources(".jelly");
    }

    @Test
    void everyPageEscapesByDefault() {
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy((path, text) -> assertThat(text).as(path).startsWith("<?jelly escape-by-default='true'?>"));
    }

    @Test
    void noPageHasAnInlineScript() {
        assertNowhere("(?is)<script(?![^>]*(\\bsrc=|type=\"application/json\"))");
    }

    @Test
    void noPageHasAnInlineStyle() {
        assertNowhere("(?is)<style\\b");
        assertNowhere("(?is)\\sstyle\\s*=");
    }

    @Test
    void noPageHasAnEventHandlerInItsMarkup() {
        assertNowhere("(?is)<[^>]*\\son[a-z]+\\s*=\\s*[\"']");
        assertNowhere("(?i)javascript:");
    }

    @Test
    void noPageTurnsEscapingOff() {
        assertNowhere("(?i)escapeText\\s*=\\s*[\"']false|<st:out|<j:out|h\\.rawHtml|escape=\"false\"");
    }

    @Test
    void noPageAsksAFormCheckWithoutSayingWhatItDependsOn() {
        pages.forEach((path, text) -> {
            if (text.contains("checkUrl")) {
                assertThat(text).as(path).contains("checkDependsOn");
            }
        });
    }

    @Test
    void everyFieldThatAFormCanSetHasHelp() throws Exception {
        Map<String, String> help = hpi.resources(".html");

        for (JavaClass type : hpi.classes()) {
            // Jenkins looks for the help of an inherited setter beside the class that is configured.
            if (type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                continue;
            }
            for (String field : fields(type)) {
                assertThat(help).containsKey(IndexesIT.path(type) + "/help-" + field + ".html");
            }
        }
    }

    @Test
    void helpIsPlainMarkup() throws Exception {
        hpi.resources(".html").forEach((path, text) -> assertThat(text)
                .as(path)
                .isNotBlank()
                .doesNotContainPattern("(?is)<script|<style|\\son[a-z]+="));
    }

    private static void assertNowhere(String pattern) {
        pages.forEach((path, text) -> assertThat(text).as(path).doesNotContainPattern(pattern));
    }

    private static List<String> fields(JavaClass type) throws Exception {
        List<String> fields = new ArrayList<>();
        for (JavaConstructor constructor : type.getConstructors()) {
            if (constructor.isAnnotatedWith(DataBoundConstructor.class)) {
                Properties stapler = new Properties();
                stapler.load(new StringReader(hpi.resources(".stapler").get(IndexesIT.path(type) + ".stapler")));
                fields.addAll(IndexesIT.names(stapler.getProperty("constructor")));
            }
        }
        for (JavaMethod method : type.getAllMethods()) {
            if (method.isAnnotatedWith(DataBoundSetter.class)) {
                String name = method.getName().substring("set".length());
                fields.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            }
        }
        return fields;
    }
}
