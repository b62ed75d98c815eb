package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/** Holds every method that Stapler calls for a request to POST and to a permission, in all of the plugin's classes. */
class FormMethodsTest {
    /** They only read; the object that they belong to checks who asks ({@code StaplerProxy}). */
    private static final Set<String> READ_ONLY =
            Set.of("AcceptancesAction.doYaml", "AcceptancesAction.doLedger", "Downloads.doDynamic");

    /** Whoever calls it must be anonymous: it checks the sender's token instead. */
    private static final Set<String> WEBHOOK = Set.of("GitLabEndpoint.doIndex");

    private static final Set<String> CHECKS =
            Set.of("checkPermission", "hasPermission", "checkAnyPermission", "hasAnyPermission");

    private static List<JavaMethod> webMethods;

    @BeforeAll
    static void findThem() {
        JavaClasses plugin = new ClassFileImporter().importPath(Path.of("target/classes"));
        webMethods = plugin.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .filter(method -> !WEBHOOK.contains(name(method)))
                .toList();
        assertThat(webMethods).hasSizeGreaterThan(15);
    }

    @Test
    void everyMethodThatDoesSomethingTakesOnlyPost() {
        assertThat(webMethods.stream()
                        .filter(method -> !READ_ONLY.contains(name(method)))
                        .filter(method ->
                                !method.isAnnotatedWith(POST.class) && !method.isAnnotatedWith(RequirePOST.class))
                        .map(FormMethodsTest::name))
                .isEmpty();
    }

    @Test
    void everyMethodThatDoesSomethingChecksAPermission() {
        assertThat(webMethods.stream()
                        .filter(method -> !READ_ONLY.contains(name(method)))
                        .filter(method -> !checks(method))
                        .map(FormMethodsTest::name))
                .isEmpty();
    }

    /** Itself, or through the plugin's own helpers. */
    private static boolean checks(JavaMethod method) {
        Set<JavaMethod> seen = new LinkedHashSet<>(Set.of(method));
        Deque<JavaMethod> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (JavaMethodCall call : open.remove().getMethodCallsFromSelf()) {
                if (CHECKS.contains(call.getTarget().getName())) {
                    return true;
                }
                call.getTarget().resolveMember().filter(seen::add).ifPresent(open::add);
            }
        }
        return false;
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
