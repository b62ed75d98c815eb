package io.slipway.runner.serve.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.credentials.Credential;
import io.slipway.gitlab.EventKind;
import io.slipway.host.DeliveryException;
import io.slipway.runner.serve.config.BoundCredential.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeFileTest {
    private static final String PROJECT = "projects:\n  shop/web:\n    clone: /srv/shop.git\n";

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws Exception {
        secret("token", "0123456789abcdef-token\n");
        secret("key", "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n");
        Files.writeString(directory.resolve("broken.yaml"), "gate: {treshold: 7.0}\n");
        Files.writeString(directory.resolve("known_hosts"), "gitlab.example.com ssh-ed25519 AAAA\n");
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("../docs/gitlab.md"));
        String example =
                page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```", page.indexOf("```yaml\n")));
        secret("registry-password", "pw");
        Files.writeString(directory.resolve("gitlab-ca.pem"), "pem");
        Files.writeString(directory.resolve("policy.yaml"), "gate: {threshold: 7.0}\n");

        ServeConfig config = read(example.replace("/etc/slipway/", ""));

        ServedProject project = config.project("shop/web").orElseThrow();
        assertThat(config.concurrency()).isEqualTo(4);
        assertThat(config.keep()).isEqualTo(new Keep(Optional.of(Duration.ofDays(90)), Optional.of(1000)));
        assertThat(config.gitlab()).isPresent();
        assertThat(project.accounts()).contains(new Accounts("slipway-web", "slipway-web-branches"));
        assertThat(project.hook().secrets().tokens()).hasSize(1);
        assertThat(project.credentials()).extracting(BoundCredential::scope).contains(Scope.PROTECTED_REFS);
        assertThat(project.newer()).isEqualTo(ServedProject.Newer.SUPERSEDE);
    }

    @Test
    void hasDefaultsForAllThatCanBeLeftOut() throws Exception {
        ServeConfig config = read(PROJECT);

        assertThat(config.listen().toString()).contains("127.0.0.1").contains("8470");
        assertThat(config.grace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.keep()).isEqualTo(Keep.ALL);
        ServedProject project = config.projects().get(0);
        assertThat(project.jenkinsfile()).isEqualTo("Jenkinsfile");
        assertThat(project.hook().secrets().isEmpty()).isTrue();
        assertThat(project.hook().filters().events()).contains(EventKind.PUSH);
        assertThat(project.source().access()).isInstanceOf(CloneSource.Access.Anonymous.class);
    }

    @Test
    void readsSecretsFromFilesAndFromTheEnvironment() throws Exception {
        ServeConfig config = read(
                PROJECT
                        + "    credentials:\n      a: {type: secretText, text: {file: token}}\n      b: {type: secretText, text: {env: B}}\n");

        assertThat(config.projects().get(0).credentials())
                .extracting(bound ->
                        ((Credential.SecretText) bound.credential()).text().reveal())
                .containsExactly("0123456789abcdef-token", "from the environment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "secrets: [{token: abcdefabcdefabcdef}]~4: token: a secret never stands in this file: write {file: PATH} or {env: NAME}",
                "secrets: [{token: {env: NONE}}]~4: env: there is no environment variable NONE",
                "secrets: [{token: {file: none}}]~there is no such file",
                "jenkinsFile: x~4: jenkinsFile: there is no such setting; did you mean 'jenkinsfile'?",
                "jenkinsfile: ../x~is not a path in the checkout",
                "user: '-x'~is not the name of a user",
                "concurrency: 0~a whole number from 1 to 1000 is expected",
                "newer: supercede~did you mean 'supersede'?",
                "environment: {'A B': c}~is not the name of a variable",
                "filters: {branches: ['/(/']}~is no regular expression",
                "credentials: {x: {type: text}}~is no type of credential",
                "policy: none.yaml~none.yaml",
                "policy: broken.yaml~broken.yaml:1: treshold: there is no such setting; did you mean 'threshold'?",
                "libraries: {ours: none}~4: ours: there is no directory",
            })
    void tellsWhatIsWrongAndWhere(String setting, String problem) {
        assertThatThrownBy(() -> read(PROJECT + "    " + setting + "\n"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith(directory.resolve("serve.yaml") + ":4: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "keep: {}~1: keep: 'age:' or 'runs:' is expected",
                "keep: {runs: 0}~a whole number from 1 to 1000 is expected",
                "keep: {days: 3}~there is no such setting",
            })
    void tellsHowLongCanBeKept(String setting, String problem) {
        assertThatThrownBy(() -> read(setting + "\n" + PROJECT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "--upload-pack=x",
        "ext::sh -c id",
        "file:///srv/x",
        "http://gitlab.example.com/x.git",
        "https://u:p@example.com/x.git",
        "git@-oProxyCommand=x:y",
        "-oProxyCommand@h:y",
        "git@gitlab.example.com:-x"
    })
    void refusesAnAddressThatGitCouldTakeForSomethingElse(String url) {
        assertThatThrownBy(() -> read("projects:\n  shop/web:\n    clone: {url: '" + url
                        + "', sshKey: {file: key}, knownHosts: known_hosts}\n"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("is not an address to clone from");
    }

    @Test
    void wantsAKnownHostForSsh() throws Exception {
        String ssh = "projects:\n  shop/web:\n    clone: {url: 'git@gitlab.example.com:shop/web.git'%s}\n";

        assertThat(read(ssh.formatted(", sshKey: {file: key}, knownHosts: known_hosts"))
                        .projects()
                        .get(0)
                        .source()
                        .protocol())
                .isEqualTo("ssh");
        assertThatThrownBy(() -> read(ssh.formatted(""))).hasMessageContaining("needs 'sshKey:' and 'knownHosts:'");
    }

    @Test
    void refusesASecretThatOthersCanRead() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> read(PROJECT + "    secrets: {token: {file: token}}\n"))
                .hasMessageContaining("is open to others: chmod 600");
    }

    private void secret(String name, String content) throws Exception {
        Path file = Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private ServeConfig read(String text) throws Exception {
        return ServeFile.read(
                Files.writeString(directory.resolve("serve.yaml"), text), Map.of("B", "from the environment"));
    }
}
