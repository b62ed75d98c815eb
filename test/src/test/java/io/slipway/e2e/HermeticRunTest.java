package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application brings, in its repository or its pipeline's variables, has no say in how {@code slipway run} calls tools. */
@RealTools
class HermeticRunTest {
    private static final String HOSTILE =
            "withEnv(['TRIVY_SEVERITY=LOW', 'TRIVY_IGNOREFILE=.trivyignore', 'DOCKER_HOST=tcp://127.0.0.1:1', 'PATH=/nowhere',"
                    + " 'HTTP_PROXY=http://127.0.0.1:1', 'HOME=/nowhere', 'LD_PRELOAD=/nowhere.so'])";

    private RealRegistry registry;
    private RunBench bench;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
        bench = new RunBench(directory).pushingTo(registry.name);
        bench.write(".trivyignore", "CVE-2020-14343\n");
        bench.write(".trivyignore.yaml", "vulnerabilities:\n  - id: CVE-2020-14343\n");
        bench.write("trivy.yaml", "severity: [LOW]\nignorefile: .trivyignore\n");
        bench.write("ansible.cfg", "[defaults]\nstdout_callback = minimal\n");
        bench.write(".dockerignore", "");
    }

    @AfterEach
    void stop() throws Exception {
        bench.requireNothingLeft();
        bench.close();
        registry.close();
    }

    @Test
    void findsWhatTheApplicationWantsToHide() throws Exception {
        bench.addVulnerablePackage();
        bench.stages(hostile(RunBench.BUILD), hostile(RunBench.SCAN), RunBench.PUSH);

        assertThat(bench.run().error(1)).contains("is blocked: CVE-2020-14343 in PyYAML 5.3 (9.8 from ghsa");
        assertThat(registry.files()).isEmpty();
    }

    @Test
    void deliversAsIfTheVariablesWereNotThere() throws Exception {
        bench.stages(hostile(RunBench.BUILD), hostile(RunBench.SMOKE), hostile(RunBench.SCAN), hostile(RunBench.PUSH));

        bench.run().requireSuccess();

        assertThat(registry.tags("shop/web")).hasSize(1);
    }

    private static String hostile(String step) {
        return HOSTILE + " { " + step + " }";
    }
}
