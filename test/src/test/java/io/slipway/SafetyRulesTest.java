package io.slipway;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no class of engine, runner and plugin may do, so that nobody has to look for it. */
class SafetyRulesTest {
    private static final List<Path> MODULES = Stream.of("engine", "runner", "plugin")
            .map(module -> Path.of("..", module, "target", "classes"))
            .toList();

    private static JavaClasses classes;

    @BeforeAll
    static void readTheCode() {
        assertThat(MODULES).as("what ./mvnw verify builds first").allMatch(Files::isDirectory);
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(MODULES);
    }

    @Test
    void nobodyChangesWhatTheWholeProcessTrusts() {
        noClasses()
                .should(callMethodWhere(isOf(SSLContext.class, "setDefault")))
                .check(classes);
        noClasses()
                .should(callMethodWhere(isOf(HttpsURLConnection.class, "setDefault")))
                .check(classes);
        noClasses().should(callMethodWhere(isOf(System.class, "setPropert"))).check(classes);
        noClasses().should().implement(X509TrustManager.class).check(classes);
        noClasses().should().implement(HostnameVerifier.class).check(classes);
    }

    @Test
    void nobodyReadsSerialisedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(classes);
    }

    /** Commands of steps have one place; the others are the runner's shell, its officers' tools and the children of {@code serve}. */
    @Test
    void processesStartInFewPlaces() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.slipway.host.local..",
                        "io.jenkins.plugins.slipway.host..",
                        "io.slipway.runner.steps..",
                        "io.slipway.runner.serve.run..")
                .and()
                .doNotHaveFullyQualifiedName("io.slipway.runner.OfficerTools")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould(callMethodWhere(isOf(Runtime.class, "exec")))
                .check(classes);
    }

    private static DescribedPredicate<JavaMethodCall> isOf(Class<?> owner, String beginning) {
        return DescribedPredicate.describe(
                "is of %s.%s…".formatted(owner.getSimpleName(), beginning),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().startsWith(beginning));
    }
}
