package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.runner.console.BuildLog;
import io.slipway.runner.console.Style;
import io.slipway.runner.pipeline.Answers;
import io.slipway.runner.result.Result;
import io.slipway.runner.run.PipelineRun;
import io.slipway.runner.run.RunOutcome;
import io.slipway.runner.run.RunRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is aborted while a step works ends that step, runs its post blocks, and is aborted. */
class AbortTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'here'; sleep 600",
                "sh 'echo here; sleep 600 & echo $! > pid; wait'",
                "sh 'trap \"\" TERM; echo here; sleep 600 & echo $! > pid; wait; wait'",
                "sh(script: 'sleep 600 & echo $! > pid; echo here >&2; wait', returnStdout: true)",
                "echo 'here'; waitUntil { sleep 600; false }",
                "timeout(60) { echo 'here'; sleep 600 }",
                "retry(3) { echo 'here'; sleep 600 }",
                "dir('x') { withEnv(['A=b']) { echo 'here'; sleep 600 } }",
                "catchError(catchInterruptions: false) { echo 'here'; sleep 600 }",
                "parallel a: { sleep 600 }, b: { sh 'echo here; sleep 600' }",
                "try { echo 'here'; while (true) { def x = 1 } } finally { sh 'echo cleaned' }"
            })
    void endsTheStepAndRunsPost(String steps) throws Exception {
        Path workspace = Files.createDirectories(temporary.resolve("app"));
        Files.writeString(workspace.resolve("Jenkinsfile"), """
                pipeline {
                    agent any
                    stages {
                        stage('Work') { steps { script { %s } } }
                        stage('Next') { steps { echo '@next' } }
                    }
                    post {
                        aborted { sh 'echo "@aborted"' }
                        always { echo '@always' }
                        cleanup { echo '@cleanup' }
                        failure { echo '@failure' }
                    }
                }
                """.formatted(steps));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BuildLog log = new BuildLog(new PrintStream(out, true, StandardCharsets.UTF_8), Style.PLAIN);
        PipelineRun run = PipelineRun.prepare(
                new RunRequest(
                        workspace.resolve("Jenkinsfile"),
                        workspace.toRealPath(),
                        temporary.resolve("state"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Answers.NOBODY,
                        Optional.empty(),
                        Optional.empty()),
                log);
        CompletableFuture<RunOutcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return run.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        awaitLine(out, outcome);
        long start = System.nanoTime();
        run.abort();
        assertThat(outcome.get().result()).isEqualTo(Result.ABORTED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(text(out).lines().filter(line -> line.startsWith("@")).toList())
                .containsExactly("@always", "@aborted", "@cleanup");
        assertNothingLives(workspace.resolve("pid"));
    }

    private static void assertNothingLives(Path pidFile) throws Exception {
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            ProcessHandle.of(pid)
                    .ifPresent(process ->
                            process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    private static void awaitLine(ByteArrayOutputStream out, CompletableFuture<?> outcome) throws InterruptedException {
        long pause = 5;
        while (text(out).lines().noneMatch(it -> it.equals("here") || it.endsWith("] here"))) {
            assertThat(outcome).as(() -> text(out)).isNotDone();
            Thread.sleep(pause);
            pause = Math.min(pause * 2, 100);
        }
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
