package io.slipway.e2e;

import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SshKey;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Secret;
import io.slipway.image.ImageReference;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import io.slipway.record.Draft;
import io.slipway.record.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An application server with two pushed versions of an application, and the step that deploys them. */
abstract class AnsibleDeployment {
    AppServer server;
    Workbench bench;
    DeploymentFiles files;
    String first;
    String second;

    @BeforeEach
    void makeAnAppServer(@TempDir Path directory) throws Exception {
        server = new AppServer(directory.resolve("server"));
        Map<String, Credential> credentials = Map.of(
                "ssh", new SshKey("root", Secret.of(server.key("")), Optional.empty()),
                "locked-ssh",
                        new SshKey(
                                "root", Secret.of(server.key("a passphrase")), Optional.of(Secret.of("a passphrase"))),
                "registry", new UsernamePassword(AppServer.USER, Secret.of(AppServer.PASSWORD)),
                "wrong", new UsernamePassword(AppServer.USER, Secret.of("not-the-password")),
                "unbound", new UsernamePassword(AppServer.USER, Secret.of(AppServer.PASSWORD)));
        bench = new Workbench(directory.resolve("bench"), policy(), credentials);
        files = new DeploymentFiles(server, bench::write);
        files.playbook(AppServer.APP);
        files.inventory("ansible/inventory/hosts.ini", server.port, server.hostKey());
        first = pushed(server.version("first", "/"));
        second = pushed(server.version("second", "/"));
    }

    @AfterEach
    void removeEverything() throws Exception {
        server.close();
        bench.close();
    }

    static String digest(String reference) {
        return ImageReference.parse(reference).digest().orElseThrow();
    }

    Policy policy() {
        RegistryRules rules = new RegistryRules(List.of("registry", "wrong"), Optional.empty(), true);
        Policy strict = Policy.STRICT;
        return new Policy(
                strict.name(),
                strict.gate(),
                Map.of(server.registry, rules),
                strict.webScanTargets(),
                strict.tools(),
                strict.trivy());
    }

    /** What scanImage and pushImage would have noted. */
    String pushed(String reference) throws Exception {
        String digest = digest(reference);
        note(
                "scanImage",
                digest,
                Map.of(
                        "verdict", "pass",
                        "proof", "proved",
                        "threshold", "7.0",
                        "unscored", "severity",
                        "source", "highest",
                        "ignoreUnfixed", false,
                        "secrets", "block",
                        "misconfigurations", "critical",
                        "endOfLife", false));
        note("pushImage", digest, Map.of("digest", digest, "configDigest", digest));
        return reference;
    }

    void note(String stage, String subject, Map<String, Object> facts) throws Exception {
        Instant now = Instant.now();
        bench.record.append(
                new Draft(stage, List.of(subject), Outcome.PASSED, "", facts, List.of(), List.of(), now, now, 0));
    }

    Map<String, Object> deploy(String image, Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "playbook", "ansible/deploy.yml",
                "inventory", "ansible/inventory/hosts.ini",
                "images", Map.of("web", image),
                "credentialsId", "ssh",
                "registryCredentialsId", "registry"));
        arguments.putAll(more);
        return bench.call("ansibleDeploy", arguments);
    }

    static String containers() throws Exception {
        return AppServer.docker(
                "ps", "--all", "--format={{.Names}}", "--filter", "label=io.slipway.app=" + AppServer.APP);
    }
}
