package io.slipway.jenkins.index;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Writes what Stapler reads to learn parameters' names: {@code Outer/Nested.stapler} with {@code constructor=a,b} for each
 * {@code @DataBoundConstructor}, and {@code Outer/Nested/method.stapler} with {@code a,b} for each method with a {@code @QueryParameter};
 * the files of Stapler 2050's own processors.
 */
@SupportedAnnotationTypes({StaplerProcessor.CONSTRUCTOR, StaplerProcessor.QUERY})
public final class StaplerProcessor extends ResourceProcessor {
    static final String CONSTRUCTOR = "org.kohsuke.stapler.DataBoundConstructor";
    static final String QUERY = "org.kohsuke.stapler.QueryParameter";

    /** Called by the compiler. */
    public StaplerProcessor() {}

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            Set<? extends Element> annotated = round.getElementsAnnotatedWith(annotation);
            if (annotation.getQualifiedName().contentEquals(CONSTRUCTOR)) {
                annotated.forEach(constructor -> constructor((ExecutableElement) constructor));
            } else {
                methods(annotated);
            }
        }
        return false;
    }

    private void constructor(ExecutableElement constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        if (!constructor.getModifiers().contains(Modifier.PUBLIC)
                || type.getModifiers().contains(Modifier.ABSTRACT)) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Kind.ERROR,
                            "@DataBoundConstructor stands on a public constructor of a concrete class",
                            constructor);
            return;
        }
        write(path(type) + ".stapler", "constructor=" + names(constructor) + "\n", constructor);
    }

    private void methods(Set<? extends Element> parameters) {
        Set<ExecutableElement> methods = new LinkedHashSet<>();
        parameters.forEach(parameter -> methods.add((ExecutableElement) parameter.getEnclosingElement()));
        Map<String, String> written = new HashMap<>();
        for (ExecutableElement method : methods) {
            String path = path((TypeElement) method.getEnclosingElement()) + "/" + method.getSimpleName() + ".stapler";
            // Overloads may share a file where their parameters have the same names.
            if (!names(method).equals(written.put(path, names(method)))) {
                write(path, names(method), method);
            }
        }
    }

    private static String path(TypeElement type) {
        return type.getQualifiedName().toString().replace('.', '/');
    }

    private static String names(ExecutableElement executable) {
        return executable.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.joining(","));
    }
}
