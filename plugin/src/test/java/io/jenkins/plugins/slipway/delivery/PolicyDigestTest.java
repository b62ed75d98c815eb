package io.jenkins.plugins.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyDigestTest {
    @TempDir
    private Path directory;

    @Test
    void isTheSameForTheSamePolicyInAnyOrder() throws Exception {
        assertThat(PolicyDigest.of(policy("tools: {trivy: /a, docker: /b, git: /c}\n")))
                .isEqualTo(PolicyDigest.of(policy("tools: {git: /c, docker: /b, trivy: /a}\n")));
    }

    @Test
    void isAnotherForAnotherPolicy() throws Exception {
        assertThat(PolicyDigest.of(policy("gate: {threshold: 6.9}\n")))
                .isNotEqualTo(PolicyDigest.of(policy("gate: {threshold: 7.0}\n")));
        assertThat(PolicyDigest.of(Policy.STRICT)).matches("sha256:[0-9a-f]{64}");
    }

    private Policy policy(String text) throws Exception {
        return PolicyFile.read(Files.writeString(directory.resolve("slipway-policy.yaml"), text));
    }
}
