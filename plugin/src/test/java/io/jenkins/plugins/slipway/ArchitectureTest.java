package io.jenkins.plugins.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the plugin to the diagram in docs/architecture.md; the engine and the runner have the test of this name in test/. */
class ArchitectureTest {
    private static final Path DOCUMENT = Path.of("../docs/architecture.md");

    private static JavaClasses plugin;
    private static JavaClasses jenkins;

    @BeforeAll
    static void readTheCode() {
        plugin = new ClassFileImporter().importPath(Path.of("target/classes"));
        jenkins = new ClassFileImporter().importPath(Path.of("../jenkins-api/target/classes"));
        assertThat(plugin).isNotEmpty();
        assertThat(jenkins).isNotEmpty();
    }

    @Test
    void packagesUseEachOtherAndTheEnginesAsTheDiagramSays(@TempDir Path directory) throws Exception {
        Path diagram = Files.writeString(directory.resolve("diagram.puml"), diagram());

        classes()
                .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInDiagram()))
                .check(plugin);
    }

    @Test
    void everyPackageStandsInTheDiagram() throws Exception {
        String diagram = diagram();

        assertThat(plugin.stream().map(type -> type.getPackageName()).distinct())
                .allSatisfy(name -> assertThat(diagram).contains("<<" + name + ">>"));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.jenkins.plugins.slipway.(**)")
                .should()
                .beFreeOfCycles()
                .check(plugin);
    }

    @Test
    void thePluginUsesTheEngineAndJenkinsAndWhatTheseAreMadeOfOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "javax..",
                                "org.w3c.dom..",
                                "org.xml.sax..",
                                "jakarta.servlet..",
                                "org.jvnet.localizer..",
                                "org.eclipse.jgit.lib..",
                                "org.eclipse.jgit.transport..",
                                "org.springframework.security.core..",
                                "com.google.common.util.concurrent..",
                                "com.fasterxml.jackson..",
                                "io.slipway..",
                                "io.jenkins.plugins.slipway..")
                        .or(standsInTheSignatures()))
                .check(plugin);
    }

    @Test
    void thePluginKnowsNothingOfTheRunner() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.slipway.runner..", "groovy..", "org.codehaus.groovy..", "picocli..")
                .check(plugin);
    }

    @Test
    void theSignaturesUseNothingOfOurs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.slipway..", "io.jenkins.plugins.slipway..")
                .check(jenkins);
    }

    @Test
    void thePluginDoesNotEndJenkins() {
        noClasses().should().callMethod(System.class, "exit", int.class).check(plugin);
    }

    private static DescribedPredicate<JavaClass> standsInTheSignatures() {
        return describe(
                "stand in jenkins-api",
                type -> jenkins.contain(type.getBaseComponentType().getName()));
    }

    private static String diagram() throws Exception {
        Matcher matcher = Pattern.compile("(?s)@startuml.*?@enduml").matcher(Files.readString(DOCUMENT));
        assertThat(matcher.find()).as("a diagram in " + DOCUMENT).isTrue();
        return matcher.group();
    }
}
