package io.jenkins.plugins.slipway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.packaging.PluginPom;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.objectweb.asm.Opcodes;

/** Holds the signatures in jenkins-api/, and the plugin's classes, to Jenkins' real API. */
@EnabledIf(
        value = "io.jenkins.plugins.slipway.signatures.Listing#isThere",
        disabledReason = "NOT RUN: needs the listing of Jenkins' API in ../shared/jenkins-api")
class SignaturesTest {
    /** What a caller or a subclass is compiled by. */
    private static final int MEMBER_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_VARARGS;

    private static final int CLASS_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_INTERFACE
            | Opcodes.ACC_ANNOTATION
            | Opcodes.ACC_ENUM;

    /** What Jenkins' own signatures name of others' libraries; the listing has Jenkins' types only. */
    private static final Set<String> UNLISTED = Set.of("org/springframework/", "org/jvnet/localizer/");

    private static Map<String, JenkinsClass> jenkins;
    private static Map<String, JenkinsClass> signatures;
    private static Map<String, JenkinsClass> plugin;

    @BeforeAll
    static void read() throws Exception {
        jenkins = Listing.read();
        signatures = ClassFiles.read(Path.of("../jenkins-api/target/classes"));
        signatures.keySet().removeIf(name -> UNLISTED.stream().anyMatch(name::startsWith));
        plugin = ClassFiles.read(Path.of("target/classes"));
    }

    @Test
    void everyTypeIsThereAndOfTheSameKind() {
        assertThat(signatures).isNotEmpty();
        assertThat(signatures.values().stream()
                        .filter(type -> !sameFlags(type.access(), access(type.name()), CLASS_FLAGS))
                        .map(type -> type.name() + " " + type.access() + " is " + access(type.name())))
                .isEmpty();
    }

    @Test
    void noSupertypeIsInvented() {
        assertThat(signatures.values().stream().flatMap(type -> type.supertypes()
                        .filter(supertype -> !ancestors(type.name()).contains(supertype))
                        .map(supertype -> type.name() + " is no " + supertype)))
                .isEmpty();
    }

    @Test
    void everyMemberIsThereWithTheSameDescriptorAndAccess() {
        assertThat(signatures.values().stream().flatMap(type -> type.members().entrySet().stream()
                        .filter(member ->
                                !sameFlags(member.getValue(), find(type.name(), member.getKey()), MEMBER_FLAGS))
                        .map(member -> "%s %s %d is %s"
                                .formatted(
                                        type.name(),
                                        member.getKey(),
                                        member.getValue(),
                                        find(type.name(), member.getKey())))))
                .isEmpty();
    }

    /** The compiler cannot tell, as the signatures leave members out. */
    @Test
    void thePluginImplementsEveryAbstractMethodOfWhatItExtends() {
        assertThat(plugin).isNotEmpty();
        assertThat(plugin.values().stream()
                        .filter(type -> !type.isAbstract())
                        .flatMap(type -> methods(type.name()).entrySet().stream()
                                .filter(method -> (method.getValue() & Opcodes.ACC_ABSTRACT) != 0)
                                .map(method -> type.name() + " lacks " + method.getKey())))
                .isEmpty();
    }

    @Test
    void theManifestNamesPluginsInTheVersionsOfTheListing() throws Exception {
        Map<String, String> versions = Listing.plugins();

        assertThat(PluginPom.dependencies())
                .isNotEmpty()
                .allSatisfy((name, version) -> assertThat(version).as(name).isEqualTo(versions.get(name)));
    }

    private static boolean sameFlags(int access, Integer real, int mask) {
        return real != null && (access & mask) == (real & mask);
    }

    /** Nothing where Jenkins has no such public type. */
    private static Integer access(String type) {
        return jenkins.containsKey(type) ? jenkins.get(type).access() : null;
    }

    /** A signature may stand in a subtype of the type that declares the member. */
    private static Integer find(String type, String member) {
        return Stream.concat(Stream.of(type), member.startsWith("<init>") ? Stream.empty() : ancestors(type).stream())
                .map(jenkins::get)
                .filter(candidate -> candidate != null && candidate.members().containsKey(member))
                .map(candidate -> candidate.members().get(member))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> ancestors(String type) {
        Set<String> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private static void collect(String type, Set<String> found) {
        JenkinsClass real = jenkins.get(type);
        if (real != null) {
            real.supertypes().filter(found::add).forEach(supertype -> collect(supertype, found));
        }
        found.add("java/lang/Object");
    }

    /** By name and descriptor: the flags of the implementation, or of the declaration where there is none. */
    private static Map<String, Integer> methods(String type) {
        Map<String, Integer> methods = new TreeMap<>();
        merge(type, methods, new HashSet<>());
        return methods;
    }

    private static void merge(String type, Map<String, Integer> methods, Set<String> seen) {
        JenkinsClass known = plugin.getOrDefault(type, jenkins.get(type));
        if (known == null || !seen.add(type)) {
            return;
        }
        known.members().forEach((member, access) -> {
            if (member.contains("(")) {
                methods.merge(member, access, SignaturesTest::implementation);
            }
        });
        known.supertypes().forEach(supertype -> merge(supertype, methods, seen));
    }

    /** One concrete declaration in the hierarchy is enough; javac has seen to which one counts. */
    private static Integer implementation(Integer one, Integer other) {
        return (one & Opcodes.ACC_ABSTRACT) == 0 ? one : other;
    }
}
