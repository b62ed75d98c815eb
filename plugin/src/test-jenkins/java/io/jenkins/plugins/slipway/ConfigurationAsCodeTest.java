package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.slipway.config.SlipwayConfiguration;
import io.slipway.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The operator's policy by configuration as code, by the form, and back. */
@WithJenkins
class ConfigurationAsCodeTest {
    @TempDir
    private Path directory;

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
    }

    @Test
    void withoutConfigurationThePolicyIsTheStrictOne() throws Exception {
        assertThat(SlipwayConfiguration.get().policy().gate()).isEqualTo(Policy.STRICT.gate());
    }

    @Test
    void thePolicyIsWhatTheFileSays() throws Exception {
        configure();

        assertConfigured(SlipwayConfiguration.get().policy());
    }

    @Test
    void theFormKeepsWhatTheFileSaid() throws Exception {
        configure();

        jenkins.configRoundtrip();

        assertConfigured(SlipwayConfiguration.get().policy());
    }

    @Test
    void itIsReadAgainFromDisk() throws Exception {
        configure();

        SlipwayConfiguration.get().load();

        assertConfigured(SlipwayConfiguration.get().policy());
    }

    @Test
    void whatIsExportedCanBeImported() throws Exception {
        configure();
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);

        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("slipway:")
                .contains("registry.example.com")
                .contains("/opt/docker/bin/docker");
    }

    private void configure() throws Exception {
        Path file = directory.resolve("jenkins.yaml");
        Files.copy(getClass().getResourceAsStream("configuration-as-code.yaml"), file);
        ConfigurationAsCode.get().configure(file.toUri().toString());
    }

    private static void assertConfigured(Policy policy) {
        assertThat(policy.gate().threshold().toString()).isEqualTo("6.9");
        assertThat(policy.tools()).containsEntry("docker", "/opt/docker/bin/docker");
        assertThat(policy.registry("registry.example.com").credentials()).contains("registry");
        assertThat(policy.webScanTargets()).contains("https://shop.example.com");
    }
}
