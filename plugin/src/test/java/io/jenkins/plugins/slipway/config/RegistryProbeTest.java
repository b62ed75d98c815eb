package io.jenkins.plugins.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryProbeTest {
    @ParameterizedTest
    @ValueSource(strings = {"registry.example.com", "localhost:5000", "10.0.0.1:443", "a"})
    void takesHosts(String host) {
        assertThat(RegistryProbe.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://registry.example.com",
                "registry.example.com/path",
                "user@registry.example.com",
                "registry.example.com:port",
                "a b",
                "-a",
                "evil.example#registry.example.com",
                "registry.example.com?x"
            })
    void takesNothingThatLeadsElsewhere(String host) {
        assertThat(RegistryProbe.isHost(host)).isFalse();
    }
}
