package io.jenkins.plugins.slipway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin has two builds: against signatures, and (-Pjenkins) against Jenkins. Both must make the same plugin. */
class PluginPomTest {
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)<");
    private static final Pattern JENKINS_PLUGIN =
            Pattern.compile("<groupId>(io\\.jenkins(\\.plugins)?|org\\.jenkins-ci\\.plugins[^<]*)<");

    @Test
    void bothBuildsDependOnTheSamePlugins() throws Exception {
        List<String> real = new ArrayList<>();
        Matcher dependencies = DEPENDENCY.matcher(Files.readString(Path.of("pom-jenkins.xml")));
        while (dependencies.find()) {
            String dependency = dependencies.group(1);
            if (JENKINS_PLUGIN.matcher(dependency).find() && !dependency.contains("<scope>test<")) {
                real.add(text(ARTIFACT, dependency));
            }
        }
        real.remove("slipway-engine");

        assertThat(real)
                .containsExactlyInAnyOrderElementsOf(PluginPom.dependencies().keySet());
    }

    @Test
    void bothBuildsAreOfTheSameVersionForTheSameJenkins() throws Exception {
        String own = Files.readString(Path.of("pom.xml"));
        String real = Files.readString(Path.of("pom-jenkins.xml"));

        assertThat(real).contains("<version>" + text(Pattern.compile("<version>([^<]+)<"), own) + "</version>");
        assertThat(own).contains("<jenkins.version>2.541.3<");
        assertThat(real).contains("<jenkins.baseline>2.541<", "<jenkins.version>${jenkins.baseline}.3<");
    }

    @Test
    void bothBuildsBundleTheSameJars() throws Exception {
        String bundled =
                text(Pattern.compile("<hpi\\.bundledArtifacts>([^<]+)<"), Files.readString(Path.of("pom-jenkins.xml")));

        for (String artifact : bundled.split(",", -1)) {
            assertThat(Files.readString(Path.of("src/assembly/hpi.xml"))).contains(":" + artifact + "</include>");
        }
    }

    private static String text(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
