package io.slipway.jenkins.index;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Writes {@code META-INF/services/annotations/ANNOTATION}: the binary names of the classes on which, or on whose members, the annotation
 * stands, one a line, sorted; the format of Jenkins' annotation-indexer 1.18.
 */
@SupportedAnnotationTypes({"org.jenkinsci.Symbol", "hudson.init.Initializer", "hudson.init.Terminator"})
public final class SymbolProcessor extends ResourceProcessor {
    private final Map<String, Set<String>> classes = new TreeMap<>();

    /** Called by the compiler. */
    public SymbolProcessor() {}

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                classes.computeIfAbsent(annotation.getQualifiedName().toString(), name -> new TreeSet<>())
                        .add(owner(element));
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            classes.forEach((annotation, names) -> write(
                    "META-INF/services/annotations/" + annotation,
                    names.stream().collect(Collectors.joining("\n", "", "\n"))));
        }
        return false;
    }

    private String owner(Element element) {
        Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
        return processingEnv
                .getElementUtils()
                .getBinaryName((TypeElement) owner)
                .toString();
    }
}
