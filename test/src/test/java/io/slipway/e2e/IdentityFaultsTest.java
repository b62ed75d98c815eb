package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway run} where the order of the stages is not kept, and where a stage's component fails underneath it. */
@RealTools
class IdentityFaultsTest {
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
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        registry.close();
    }

    @Test
    void doesNotPushAnImageThatWasNotScanned() throws Exception {
        bench.stages(
                "script { env.IMAGE_ID = buildImage(image: env.IMAGE).configDigest }",
                "script { pushImage image: env.IMAGE_ID, to: env.TO, credentialsId: 'registry' }");

        SlipwayRun.Ended run = bench.run();

        assertThat(run.error(1))
                .containsPattern(
                        "pushImage: the image sha256:[0-9a-f]{64} is not cleared: it was never scanned; run scanImage");
        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void doesNotPushAnImageThatWasReplacedAfterItsScan() throws Exception {
        bench.stages(
                RunBench.BUILD,
                RunBench.SCAN,
                "script { writeFile file: 'index.html', text: 'replaced'; buildImage image: env.IMAGE }",
                RunBench.PUSH);

        assertThat(bench.run().error(1)).contains("is not cleared: it was never scanned");
        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void doesNotPushABlockedImageThoughTheBuildGoesOn() throws Exception {
        bench.addVulnerablePackage();
        bench.stages(RunBench.BUILD, "scanImage image: env.IMAGE, failBuild: false", RunBench.PUSH);

        assertThat(bench.run().error(1))
                .contains("pushImage: ")
                .contains("its verdict of")
                .contains("is 'block'");
        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void doesNotDeployADigestThatWasNotPushed() throws Exception {
        String never = "sha256:" + "0".repeat(64);
        bench.write("deploy.yml", "- hosts: all\n");
        bench.write("hosts.ini", "app-1\n");
        bench.stages("ansibleDeploy playbook: 'deploy.yml', inventory: 'hosts.ini', images: [web: env.TO + '@%s']"
                .formatted(never));

        assertThat(bench.run().error(1)).contains("ansibleDeploy: web: " + never + " was not pushed by pushImage");
        bench.requireNothingLeft();
    }

    @Test
    void saysThatTheContainerWasKilledDuringItsSmokeTest() throws Exception {
        bench.stages(RunBench.BUILD, "smokeTest image: env.IMAGE, port: 9", RunBench.SCAN, RunBench.PUSH);
        SlipwayRun run = bench.start();
        run.await(() -> !bench.containers().isEmpty());
        AppServer.docker("kill", bench.containers().get(0));

        assertThat(run.end().error(1)).contains("smokeTest: the container ended with exit code 137 before it answered");
        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void saysThatTheContainerWasRemovedDuringItsSmokeTest() throws Exception {
        bench.stages(RunBench.BUILD, "smokeTest image: env.IMAGE, port: 9");
        SlipwayRun run = bench.start();
        run.await(() -> !bench.containers().isEmpty());
        AppServer.docker("rm", "--force", bench.containers().get(0));

        assertThat(run.end().error(1)).contains("smokeTest: the container was removed by somebody else");
        bench.requireNothingLeft();
    }

    @Test
    void saysThatTheRegistryStoppedDuringThePush() throws Exception {
        try (SlowLink link = new SlowLink(registry.port())) {
            bench.pushingTo(link.name()).addRandomData();
            bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
            SlipwayRun run = bench.start();
            run.await(link::isStuck);
            registry.kill();
            link.close();

            assertThat(run.end().error(1))
                    .contains("pushImage: tried to push layer sha256:")
                    .contains(link.name() + " does not answer")
                    .contains("check that the registry runs");
        }
        assertThat(registry.tags("shop/web")).isEmpty();
        assertThat(registry.files()).noneMatch(file -> file.toString().contains("/_manifests/"));
        bench.requireNothingLeft();
    }

    @Test
    void saysThatTheRegistryIsNotThere() throws Exception {
        registry.kill();
        bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);

        assertThat(bench.run().error(1)).contains("pushImage: tried to ").contains(registry.name + " does not answer");
        bench.requireNothingLeft();
    }
}
