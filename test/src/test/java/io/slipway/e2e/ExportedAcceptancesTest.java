package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.exchange.ExportRequest;
import io.slipway.acceptance.exchange.OpenVex;
import io.slipway.acceptance.exchange.TrivyIgnore;
import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.policy.GateRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image that was pushed because of an acceptance, as the real Trivy sees it in the registry with what the acceptances say in other formats. */
@RealTools
class ExportedAcceptancesTest {
    private static final String IMAGE = "slipway-e2e/export:build";
    private static final String STATUS =
            "Package: zlib1g\nStatus: install ok installed\nSource: zlib\nVersion: 1:1.2.13.dfsg-1\nArchitecture: amd64\nMaintainer: x <x@y>\n\n";
    private static final String ACCEPTANCES =
            "- {id: CVE-2023-45853, decision: not-affected, justification: vulnerable_code_not_present, reason: MiniZip is not built, approvedBy: olga, package: pkg:deb/debian/zlib1g}\n";

    private RealRegistry registry;
    private Workbench bench;
    private Path directory;
    private String pushed;

    @BeforeEach
    void pushAnImageWithAnAcceptedVulnerability(@TempDir Path temporary) throws Exception {
        directory = temporary;
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
        bench = new Workbench(
                directory,
                registry.policy(RealRegistry.policy(DebianImage.rules(), DebianImage.trivy(directory), Map.of())),
                Map.of("registry", RealRegistry.LOGIN));
        DebianImage.write(bench, Map.of());
        bench.write("status", STATUS);
        bench.write("security/acceptances.yaml", ACCEPTANCES);
        bench.commit();
        bench.call("buildImage", Map.of("image", IMAGE));
        bench.call("scanImage", Map.of("image", IMAGE));
        Map<String, Object> push = bench.call(
                "pushImage", Map.of("image", IMAGE, "to", registry.name + "/shop/api", "credentialsId", "registry"));
        pushed = (String) push.get("image");
    }

    @AfterEach
    void stop() throws Exception {
        bench.docker("rmi", "--force", IMAGE);
        bench.close();
        registry.close();
    }

    @Test
    void openVexSpeaksOfThatImageAlone() throws Exception {
        assertThat(found()).containsExactly("CVE-2023-45853");
        assertThat(found(
                        "--vex",
                        file("vex.json", OpenVex.write(request("/shop/api")).text())))
                .isEmpty();
        assertThat(found(
                        "--vex",
                        file(
                                "other.json",
                                OpenVex.write(request("/payroll/api")).text())))
                .containsExactly("CVE-2023-45853");
    }

    @Test
    void trivyIgnoresWhatItsFileSays() throws Exception {
        String ignored = file(
                ".trivyignore.yaml", TrivyIgnore.write(request("/shop/api")).text());

        assertThat(found("--ignorefile", ignored)).isEmpty();
    }

    private ExportRequest request(String repository) throws Exception {
        AcceptanceLimits limits = new AcceptanceLimits(
                "policy.yaml", LocalDate.now(ZoneOffset.UTC), GateRules.STRICT.maxAcceptanceDays());
        return new ExportRequest(
                new AcceptanceFile(limits).parse("acceptances.yaml", ACCEPTANCES),
                registry.name + repository,
                "olga@example.com",
                Instant.now());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private List<String> found(String... more) throws Exception {
        Command trivy = Command.of("trivy", "image", "--image-src", "remote", "--scanners", "vuln", "--format", "json")
                .and("--cache-dir", directory.resolve("trivy").toString(), "--skip-db-update", "--offline-scan")
                .and("--skip-version-check", "--quiet")
                .and(more)
                .and(pushed)
                .with("TRIVY_USERNAME", RealRegistry.LOGIN.username())
                .with("TRIVY_PASSWORD", RealRegistry.LOGIN.password().reveal());
        ExitStatus status = bench.host.run(trivy);
        assertThat(status.success()).as(status.lastWords()).isTrue();
        JsonNode report = new ObjectMapper().readTree(status.out());
        assertThat(report.at("/Metadata/OS/Family").asText()).isEqualTo("debian");
        return report.findValuesAsText("VulnerabilityID");
    }
}
