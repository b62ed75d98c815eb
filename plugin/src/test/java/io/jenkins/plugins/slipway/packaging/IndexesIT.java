package io.jenkins.plugins.slipway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import hudson.Extension;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;

/** Reads the indexes in the built .hpi as Jenkins does, and compares them with the classes. */
class IndexesIT {
    @TempDir
    private static Path directory;

    private static Hpi hpi;
    private static JavaClasses classes;

    @BeforeAll
    static void unpack() throws Exception {
        hpi = Hpi.unpack(directory);
        classes = hpi.classes();
    }

    @Test
    void everyExtensionIsInSezPozsIndex() throws Exception {
        Set<String> annotated = Stream.concat(
                        annotated(classes.stream(), Extension.class).map(JavaClass::getName),
                        annotated(classes.stream().flatMap(type -> type.getMembers().stream()), Extension.class)
                                .map(member -> member.getOwner().getName() + "#" + member.getName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(annotated).isNotEmpty();
        assertThat(indexedExtensions()).isEqualTo(annotated);
    }

    @Test
    void sezPozsIndexIsAlsoThereToBeReadByPeople() throws Exception {
        assertThat(hpi.resources("META-INF/annotations/hudson.Extension.txt")).hasSize(1);
    }

    @Test
    void everySymbolIsInTheIndex() throws Exception {
        String index = hpi.resources("META-INF/services/annotations/org.jenkinsci.Symbol")
                .values()
                .iterator()
                .next();

        assertThat(index.lines())
                .isNotEmpty()
                .containsExactlyElementsOf(annotated(classes.stream(), Symbol.class)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList());
    }

    @Test
    void symbolsAreUnique() {
        assertThat(annotated(classes.stream(), Symbol.class)
                        .flatMap(type ->
                                Stream.of(type.getAnnotationOfType(Symbol.class).value())))
                .doesNotHaveDuplicates()
                .allMatch(symbol -> symbol.matches("[a-z][A-Za-z0-9]*"));
    }

    @Test
    void staplerKnowsTheParametersOfEveryDataBoundConstructor() throws Exception {
        Map<String, String> files = hpi.resources(".stapler");

        for (JavaClass type : classes) {
            for (JavaConstructor constructor : annotated(type.getConstructors().stream(), DataBoundConstructor.class)
                    .toList()) {
                assertThat(files).containsKey(path(type) + ".stapler");
                Properties properties = new Properties();
                properties.load(new StringReader(files.get(path(type) + ".stapler")));
                assertThat(names(properties.getProperty("constructor")))
                        .as(type.getName())
                        .hasSize(constructor.getParameters().size());
            }
        }
    }

    @Test
    void staplerKnowsTheParametersOfEveryWebMethod() throws Exception {
        Map<String, String> files = hpi.resources(".stapler");

        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                if (annotated(method.getParameters().stream(), QueryParameter.class)
                        .findAny()
                        .isPresent()) {
                    assertThat(files).containsKey(path(type) + "/" + method.getName() + ".stapler");
                    assertThat(names(files.get(path(type) + "/" + method.getName() + ".stapler")))
                            .as(method.getFullName())
                            .hasSize(method.getParameters().size());
                }
            }
        }
    }

    private static Set<String> indexedExtensions() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (Path library : hpi.libraries()) {
            jars.add(library.toUri().toURL());
        }
        Set<String> found = new TreeSet<>();
        // The parent has what in Jenkins is Jenkins': the annotations.
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), IndexesIT.class.getClassLoader())) {
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                assertThat(item.annotation().dynamicLoadable()).isNotNull();
                found.add(item.memberName() == null ? item.className() : item.className() + "#" + item.memberName());
            }
        }
        return found;
    }

    private static <T extends CanBeAnnotated> Stream<T> annotated(
            Stream<T> elements, Class<? extends Annotation> annotation) {
        return elements.filter(element -> element.isAnnotatedWith(annotation));
    }

    static List<String> names(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(",", -1));
    }

    static String path(JavaClass type) {
        return type.getName().replace('.', '/').replace('$', '/');
    }
}
