package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.ClairRules;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An image, and what scans it: real Clairs, and a real registry that wants a password as their quarantine. */
abstract class ClairScanning {
    static final String IMAGE = "slipway-e2e-clair:1";
    static final String QUARANTINE = "quarantine/slipway";
    static final String ZLIB =
            "Package: zlib1g\nStatus: install ok installed\nSource: zlib\nVersion: 1:1.2.13.dfsg-1\nArchitecture: amd64\n\n";
    static final String TAR =
            "Package: tar\nStatus: install ok installed\nVersion: 1.34+dfsg-1.2+deb12u1\nArchitecture: amd64\n\n";

    static final RegistryRules WITH_LOGIN = new RegistryRules(List.of("registry"), Optional.empty(), false);

    @RegisterExtension
    static final ClairServers CLAIR = new ClairServers();

    RealRegistry registry;
    Workbench bench;
    Path directory;
    String key = RealClair.KEY;

    @BeforeEach
    void startRegistry(@TempDir Path temporary) throws Exception {
        directory = temporary;
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
    }

    @AfterEach
    void stop() throws Exception {
        if (bench != null) {
            bench.docker("image", "rm", "--force", IMAGE);
            bench.close();
        }
        registry.close();
    }

    void refuses(String... reasons) {
        assertThatThrownBy(() -> scan("clair"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("no verdict on " + IMAGE)
                .message()
                .contains(reasons)
                .doesNotContain("\n");
    }

    void bench(RealClair server, boolean token) throws Exception {
        bench(server.rules(registry.name + "/" + QUARANTINE, token), Map.of(registry.name, WITH_LOGIN));
    }

    void bench(ClairRules rules, Map<String, RegistryRules> registries) throws Exception {
        Path database = Files.exists(directory.resolve("trivy")) ? directory.resolve(key) : directory;
        Policy policy = new Policy(
                "the test's policy",
                DebianImage.rules(),
                registries,
                List.of(),
                Map.of(),
                DebianImage.trivy(database),
                Optional.of(rules),
                Optional.empty());
        Map<String, Credential> credentials =
                Map.of("registry", RealRegistry.LOGIN, "clair-psk", new SecretText(Secret.of(key)));
        bench = new Workbench(directory, policy, credentials);
    }

    void build(String status, String... more) throws Exception {
        DebianImage.write(bench, Map.of());
        // Clair takes a folder for dpkg's only where one layer holds both its status file and its info folder.
        bench.write("dpkg/info/x.list", "/.\n");
        bench.write("dpkg/status", status);
        bench.write(
                "os-release",
                "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\n");
        Path dockerfile = bench.workspace.resolve("Dockerfile");
        String lines =
                Files.readString(dockerfile).replace("COPY status /var/lib/dpkg/status", "COPY dpkg /var/lib/dpkg");
        Files.writeString(dockerfile, lines + String.join("\n", more) + "\n");
        bench.call("buildImage", Map.of("image", IMAGE));
    }

    Map<String, Object> scan(Object scanner) throws Exception {
        return bench.call("scanImage", Map.of("image", IMAGE, "scanner", scanner, "failBuild", false));
    }

    void assertNothingIsLeft() throws Exception {
        assertThat(registry.tags(QUARANTINE)).isEmpty();
        assertThat(registry.uploads(QUARANTINE)).isEmpty();
        assertThat(registry.files())
                .noneMatch(file -> file.toString().contains("/_manifests/revisions/")
                        && file.toString().endsWith("/link"));
    }
}
