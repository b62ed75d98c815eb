package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at every stage: {@code slipway run} ends with exit code 3, has run its {@code post}, and leaves nothing. */
@RealTools
class InterruptedRunTest {
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
    void whileAnImageIsBuilt() throws Exception {
        String marker = Integer.toString(bench.image.hashCode() & 0xfffffff);
        bench.dockerfile("/", "RUN [\"/bin/busybox\", \"sleep\", \"" + marker + "\"]");
        bench.stages(RunBench.BUILD);
        SlipwayRun run = bench.start();
        run.await(() -> building(marker));

        run.interrupt().requireAborted();

        // Docker removes the build's container as soon as it notices that its client is gone.
        Poll.until(() -> !building(marker));
        assertThat(AppServer.docker("image", "ls", "--quiet", bench.image)).isEmpty();
        bench.requireNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void whileAContainerDoesNotAnswer(String signal) throws Exception {
        bench.stages(RunBench.BUILD, "smokeTest image: env.IMAGE, port: 9");
        SlipwayRun run = bench.start();
        run.await(() -> !bench.containers().isEmpty());

        run.signal(signal).requireAborted();

        bench.requireNothingLeft();
    }

    @Test
    void whileAContainerDoesNotAnswerAtATerminal() throws Exception {
        bench.stages(RunBench.BUILD, "smokeTest image: env.IMAGE, port: 9");
        SlipwayRun run = bench.start();
        run.await(() -> !bench.containers().isEmpty());

        run.interrupt().requireAborted();

        bench.requireNothingLeft();
    }

    @Test
    void whileAnAnswerIsStuckInItsMiddle() throws Exception {
        Path script = bench.write(
                "stuck",
                "#!/bin/busybox sh\necho 'Content-Type: text/plain'\necho\necho x\nexec /bin/busybox sleep 600\n");
        assertThat(script.toFile().setExecutable(true, false)).isTrue();
        bench.dockerfile("/", "COPY stuck /www/cgi-bin/stuck");
        bench.stages(RunBench.BUILD, "smokeTest image: env.IMAGE, port: 8080, path: '/cgi-bin/stuck', timeout: 300");
        SlipwayRun run = bench.start();
        run.await(() -> !bench.containers().isEmpty()
                && AppServer.docker("top", bench.containers().get(0)).contains("sleep 600"));

        run.interrupt().requireAborted();

        bench.requireNothingLeft();
    }

    @Test
    void whileTheScannerLooks() throws Exception {
        Path started = bench.file("started");
        bench.replace("trivy", """
                case " $* " in *' image '*) touch '%s'; sleep 600 ;; esac
                exec $REAL "$@"
                """.formatted(started));
        bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
        SlipwayRun run = bench.start();
        run.await(() -> Files.exists(started));

        run.interrupt().requireAborted();

        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void whileALayerIsPushed() throws Exception {
        try (SlowLink link = new SlowLink(registry.port())) {
            bench.pushingTo(link.name()).addRandomData();
            bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
            SlipwayRun run = bench.start();
            run.await(link::isStuck);

            run.interrupt().requireAborted();

            assertThat(registry.tags("shop/web")).isEmpty();
            // Docker's registry lets nobody give up an upload that broke off inside a chunk, and purges it itself.
            assertThat(registry.files()).noneMatch(file -> file.toString().contains("/_manifests/"));
            bench.requireNothingLeft();
        }
        bench.pushingTo(registry.name);

        bench.run().requireSuccess();

        assertThat(registry.tags("shop/web")).hasSize(1);
        bench.requireNothingLeft();
    }

    @Test
    void whileTheRegistryHangs() throws Exception {
        registry.freeze();
        bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
        SlipwayRun run = bench.start();
        run.await("layer 1 of 4");

        run.interrupt().requireAborted();

        assertThat(registry.files()).isEmpty();
        bench.requireNothingLeft();
    }

    @Test
    void whileTheRegistryHangsInTheMiddleOfALayer() throws Exception {
        try (SlowLink link = new SlowLink(registry.port())) {
            bench.pushingTo(link.name()).addRandomData();
            bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
            SlipwayRun run = bench.start();
            run.await(link::isStuck);
            registry.freeze();

            run.interrupt().requireAborted();

            assertThat(registry.tags("shop/web")).isEmpty();
            bench.requireNothingLeft();
        }
    }

    @Test
    void whileAWebScanAttacks() throws Exception {
        try (WebApplication shop = WebApplication.slow(200)) {
            bench.targets.add(shop.url());
            bench.stages("webScan target: '%s', scanner: 'wapiti', budgetMinutes: 5".formatted(shop.url()));
            SlipwayRun run = bench.start();
            run.await(() -> shop.requests.get() > 10);

            run.interrupt().requireAborted();

            bench.requireNothingLeft();
        }
    }

    @Test
    void whileAScriptSleeps() throws Exception {
        bench.stages("sh 'touch started; sleep 600'");
        SlipwayRun run = bench.start();
        run.await(() -> Files.exists(bench.repository.resolve("started")));

        run.interrupt().requireAborted();

        bench.requireNothingLeft();
    }

    @Test
    void whileBranchesRunInParallel() throws Exception {
        bench.stages(
                RunBench.BUILD,
                "script { parallel(one: { sh 'touch started; sleep 600' }, other: { smokeTest image: env.IMAGE, port: 9 }) }");
        SlipwayRun run = bench.start();
        run.await(() -> Files.exists(bench.repository.resolve("started"))
                && !bench.containers().isEmpty());

        run.interrupt().requireAborted();

        bench.requireNothingLeft();
    }

    @Test
    void whileItStarts() throws Exception {
        bench.stages("sh 'sleep 600'");
        SlipwayRun run = bench.start();
        run.await("checkout:");

        SlipwayRun.Ended ended = run.interrupt();

        assertThat(ended.code()).as(ended.text()).isEqualTo(3);
        bench.requireNothingLeft();
    }

    private static boolean building(String marker) throws Exception {
        return AppServer.docker("ps", "--all", "--no-trunc", "--format={{.Command}}")
                .contains(marker);
    }
}
