package io.jenkins.plugins.slipway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import hudson.Extension;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import jenkins.YesNoMaybe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the built .hpi: layout, manifest, and that all it links to is there in Jenkins. */
class PackagingIT {
    @TempDir
    private static Path directory;

    private static Hpi hpi;

    @BeforeAll
    static void unpack() throws Exception {
        hpi = Hpi.unpack(directory);
    }

    @Test
    void theManifestSaysWhatJenkinsAsksFor() throws Exception {
        Attributes manifest = Hpi.manifest();

        assertThat(manifest.getValue("Short-Name")).isEqualTo("slipway");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("Slipway");
        assertThat(manifest.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(manifest.getValue("Artifact-Id")).isEqualTo("slipway");
        assertThat(manifest.getValue("Plugin-Version")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(manifest.getValue("Implementation-Version")).isEqualTo(manifest.getValue("Plugin-Version"));
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Hudson-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Url")).startsWith("https://");
        assertThat(manifest.getValue("Plugin-Developers")).isEqualTo("The Slipway developers::");
        assertThat(manifest.getValue("Plugin-License-Name")).isEqualTo("MIT License");
        assertThat(manifest.getValue("Plugin-License-Url")).startsWith("https://");
        assertThat(manifest.getValue("Plugin-ScmUrl")).startsWith("https://");
        assertThat(manifest.values()).noneMatch(value -> value.toString().contains("${"));
    }

    @Test
    void theManifestHasNothingThatLoadsClassesOtherThanUsual() throws Exception {
        assertThat(Hpi.manifest().keySet().stream().map(Object::toString))
                .doesNotContain("PluginFirstClassLoader", "Mask-Classes", "Plugin-Class", "Minimum-Java-Version");
    }

    @Test
    void everyDependencyHasAVersionAndMayBeOptional() throws Exception {
        assertThat(Hpi.dependencies()).hasSizeGreaterThan(4).allSatisfy((name, rest) -> assertThat(name + ":" + rest)
                .matches("[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*(;resolution:=optional)?"));
    }

    /** As maven-hpi-plugin reckons it: true where all extensions say YES. */
    @Test
    void dynamicLoadingIsPromisedOnlyIfEveryExtensionDoes() throws Exception {
        Set<YesNoMaybe> answers = hpi.classes().stream()
                .filter(type -> type.isAnnotatedWith(Extension.class))
                .map(type -> type.getAnnotationOfType(Extension.class).dynamicLoadable())
                .collect(Collectors.toSet());

        assertThat(answers).containsExactly(YesNoMaybe.YES);
        assertThat(Hpi.manifest().getValue("Support-Dynamic-Loading")).isEqualTo("true");
    }

    @Test
    void onlyOurJarsAndThoseThatNoApiPluginHasAreInside() throws Exception {
        assertThat(hpi.libraries().stream().map(file -> file.getFileName().toString()))
                .containsExactly("cvss-calculator.jar", "jmustache.jar", "slipway-engine.jar", "slipway.jar");
    }

    @Test
    void noClassOfJenkinsIsInside() throws Exception {
        JavaClasses classes = hpi.allClasses();

        assertThat(classes).isNotEmpty();
        assertThat(classes.stream().map(JavaClass::getName))
                .noneMatch(name -> Providers.of(name).isPresent());
    }

    /** A jar that is missing would otherwise show only when a step needs it. */
    @Test
    void whatIsNotInsideIsInJenkinsOrInAPluginThatTheManifestNames() throws Exception {
        JavaClasses classes = hpi.allClasses();
        Set<String> needed = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive() && !classes.contain(target.getName()))
                .map(JavaClass::getName)
                .filter(name -> !isInTheJdk(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(needed).isNotEmpty();
        assertThat(needed)
                .allSatisfy(name ->
                        assertThat(Providers.of(name)).as("who has " + name).isPresent());
        assertThat(needed.stream().map(name -> Providers.of(name).orElseThrow()).collect(Collectors.toSet()))
                .isSubsetOf(withCore(Hpi.dependencies().keySet()));
    }

    @Test
    void theDescriptionStandsAtTheRootOfTheJar() throws Exception {
        assertThat(hpi.resources("index.jelly").get("index.jelly")).startsWith("<?jelly escape-by-default='true'?>");
    }

    @Test
    void everyTimeIsThatOfTheBuildsConfiguration() throws Exception {
        for (Path archive : hpi.libraries().stream().filter(Hpi::isOurs).toList()) {
            assertOneTime(archive);
        }
        assertOneTime(Hpi.FILE);
    }

    private static void assertOneTime(Path archive) throws Exception {
        try (JarFile jar = new JarFile(archive.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getLastModifiedTime()).distinct())
                    .hasSize(1);
        }
    }

    private static Set<String> withCore(Set<String> plugins) {
        Set<String> all = new TreeSet<>(plugins);
        all.add(Providers.CORE);
        return all;
    }

    private static boolean isInTheJdk(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
