package io.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the code to the diagram in docs/architecture.md. */
class ArchitectureTest {
    private static final Path DOCUMENT = Path.of("../docs/architecture.md");

    private static JavaClasses classes;

    @BeforeAll
    static void readTheCode() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.slipway");
    }

    @Test
    void packagesUseEachOtherAsTheDiagramSays(@TempDir Path directory) throws Exception {
        Path diagram = Files.writeString(directory.resolve("diagram.puml"), diagram());

        classes()
                .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInDiagram()))
                .check(classes);
    }

    @Test
    void everyPackageStandsInTheDiagram() throws Exception {
        String diagram = diagram();

        assertThat(classes.stream().map(type -> type.getPackageName()).distinct())
                .allSatisfy(name -> assertThat(diagram).contains("<<" + name + ">>"));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.slipway.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theEngineKnowsNeitherGroovyNorJenkinsNorTheRunner() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.runner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.slipway.runner..",
                        "groovy..",
                        "org.codehaus.groovy..",
                        "com.cloudbees..",
                        "hudson..",
                        "jenkins..",
                        "picocli..")
                .check(classes);
    }

    @Test
    void nobodyEndsTheVirtualMachineButTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.slipway.runner..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(classes);
    }

    private static String diagram() throws Exception {
        Matcher matcher = Pattern.compile("(?s)@startuml.*?@enduml").matcher(Files.readString(DOCUMENT));
        assertThat(matcher.find()).as("a diagram in " + DOCUMENT).isTrue();
        return matcher.group();
    }
}
