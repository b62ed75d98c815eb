package io.slipway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"maxAcceptanceDays: 30, 30, false", "ignoreUnfixed: true, 90, true", "ignoreUnfixed: false, 90, false"})
    void readsWhatLimitsAcceptances(String line, int days, boolean ignored) throws Exception {
        GateRules rules =
                PolicyFile.parse("policy.yaml", "gate: {" + line + "}").gate();
        assertThat(rules.maxAcceptanceDays()).isEqualTo(days);
        assertThat(rules.ignoreUnfixed()).isEqualTo(ignored);
    }

    @Test
    void keepsTheStrictDefaultOfWhatIsLeftOut() throws Exception {
        Policy policy = read("gate:\n  maxDatabaseAge: 3650d\n");

        assertThat(policy.gate().maxDatabaseAge()).isEqualTo(Duration.ofDays(3650));
        assertThat(policy.gate().threshold()).isEqualTo(new BigDecimal("7.0"));
        assertThat(read("")).usingRecursiveComparison().ignoringFields("name").isEqualTo(Policy.STRICT);
    }

    @Test
    void readsRegistriesToolsAndTargets() throws Exception {
        Files.writeString(directory.resolve("ca.pem"), "PEM");
        Policy policy = read("""
                registries:
                  10.0.0.1:5443:
                    credentials: [registry]
                    certificateAuthority: ca.pem
                webScan:
                  targets: [http://10.0.0.2:8080]
                tools:
                  trivy: /opt/trivy
                trivy:
                  cacheDirectory: /var/cache/trivy
                  offline: true
                """);

        assertThat(policy.registry("10.0.0.1:5443"))
                .isEqualTo(new RegistryRules(List.of("registry"), Optional.of("PEM"), false));
        assertThat(policy.webScanTargets()).containsExactly("http://10.0.0.2:8080");
        assertThat(policy.tools()).containsEntry("trivy", "/opt/trivy");
        assertThat(policy.trivy()).isEqualTo(new ScannerRules(Optional.of("/var/cache/trivy"), true));
    }

    @Test
    void readsTheServersOfScanners() throws Exception {
        Files.writeString(directory.resolve("ca.pem"), "PEM");
        Policy policy = read("""
                trivy:
                  servers:
                    - url: https://trivy.example.com/
                      credential: trivy-token
                clair:
                  url: https://clair.example.com
                  certificateAuthority: ca.pem
                  psk: {credential: clair-psk, issuer: jenkins}
                  quarantine:
                    repository: registry.example.com:5000/quarantine/slipway
                    credential: quarantine
                    pullCredential: quarantine-read
                """);

        assertThat(policy.trivy().servers())
                .containsExactly(new ServerRules(
                        URI.create("https://trivy.example.com"), Optional.empty(), Optional.of("trivy-token")));
        assertThat(policy.clair())
                .contains(new ClairRules(
                        new ServerRules(
                                URI.create("https://clair.example.com"), Optional.of("PEM"), Optional.of("clair-psk")),
                        "jenkins",
                        new ClairRules.Quarantine(
                                "registry.example.com:5000/quarantine/slipway",
                                Optional.of("quarantine"),
                                Optional.of("quarantine-read"))));
        assertThat(policy.clair().orElseThrow().quarantine().puller()).contains("quarantine-read");
    }

    @Test
    void sendsACredentialOnlyWhereItIsBound() throws Exception {
        Policy policy = read("registries:\n  r.example.com:\n    credentials: [registry]\n");

        policy.requireBound("registry", "r.example.com");
        assertThatThrownBy(() -> policy.requireBound("registry", "evil.example.com"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("credential 'registry' is not sent to evil.example.com");
        assertThatThrownBy(() -> policy.requireBound("other", "r.example.com")).isInstanceOf(DeliveryException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gate: {treshold: 7}; policy.yaml:1: treshold: there is no such setting",
                "gate: {threshold: high}; policy.yaml:1: threshold: 'high' is not a number",
                "gate: {threshold: 11}; policy.yaml:1: gate: threshold 11 is not a CVSS score: expected 0.0 to 10.0",
                "gate: {unscored: pass}; policy.yaml:1: unscored: 'pass' is not allowed",
                "tools: {tivy: /bin/trivy}; policy.yaml:1: tivy: there is no such setting; did you mean 'trivy'?",
                "tools: {trivy: bin/trivy}; policy.yaml:1: trivy: 'bin/trivy' is not an absolute path",
                "registries: {r: {certificateAuthority: none.pem}}; policy.yaml:1: certificateAuthority: cannot read the certificate file 'none.pem'",
                "registry: {}; policy.yaml:1: registry: there is no such setting",
                "clare: {}; policy.yaml:1: clare: there is no such setting; did you mean 'clair'?",
                "clair: {url: 'https://c'}; quarantine",
                "clair: {url: 'http://c.example.com', quarantine: {repository: r.io/q}}; policy.yaml:1: url: 'http://c.example.com' would show tokens to the network: use https, or say plainHttp: true",
                "clair: {url: 'clair:6060', quarantine: {repository: r.io/q}}; policy.yaml:1: url: 'clair:6060' is not the address of a server",
                "clair: {url: 'https://u:p@c', quarantine: {repository: r.io/q}}; is not the address of a server",
                "clair: {url: 'https://c', quarantine: {repository: quarantine}}; policy.yaml:1: repository: 'quarantine' is not a repository of a registry",
                "clair: {url: 'https://c', quarantine: {repository: 'r.io/q:1'}}; is not a repository of a registry",
                "trivy: {servers: [{url: 'https://t?x=1'}]}; policy.yaml:1: url: 'https://t?x=1' is not the address of a server",
            })
    void namesTheLineOfAMistake(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).hasMessageContaining(message);
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> PolicyFile.read(directory.resolve("none.yaml")))
                .hasMessageContaining("cannot read the policy");
    }

    private Policy read(String yaml) throws Exception {
        return PolicyFile.read(Files.writeString(directory.resolve("policy.yaml"), yaml));
    }

    @Test
    void readsTheOfficersFromThePolicyOrFromFilesBesideIt() throws Exception {
        String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGlKRsqNHScp3LnAbScDiYPnQWRDEfUjTzBb8J8nzT8l";
        Files.writeString(directory.resolve("officers"), "olga@example.com " + key + "\n");
        Files.writeString(directory.resolve("revoked"), key + "\n");
        Policy beside = read("officers: {allowedSignersFile: officers, revokedKeysFile: revoked}");
        Policy inside = read("officers:\n  allowedSigners: |\n    olga@example.com " + key + "\n  revokedKeys: " + key);
        assertThat(beside.officers()).isPresent().isEqualTo(inside.officers());
        assertThat(read("gate: {}").officers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            officers: {}                                  | names no officer
            officers: {allowedSigners: ""}                | names no officer
            officers: {allowedSignersFile: nowhere}       | cannot read the file 'nowhere'
            officers: {allowedSigners: a b c}             | officers.allowedSigners:1: expected 'principals
            officers: {keys: x}                           | there is no such setting
            officers: {allowedSigners: a, allowedSignersFile: b} | keep one of the two
            """)
    void refusesOfficersThatCannotBe(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason);
    }
}
