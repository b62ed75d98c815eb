package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: exit codes, streams, signals. */
class ProcessTest {
    @TempDir
    private Path temporary;

    private Path workspace;
    private Path out;
    private Path err;

    @BeforeEach
    void makeWorkspace() throws IOException {
        workspace = Files.createDirectories(temporary.resolve("app"));
        out = temporary.resolve("out");
        err = temporary.resolve("err");
    }

    private Process start(String jenkinsfile, String... more) throws IOException {
        Files.writeString(workspace.resolve("Jenkinsfile"), jenkinsfile);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--state",
                temporary.resolve("state").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private int run(String jenkinsfile, String... more) throws IOException, InterruptedException {
        return start(jenkinsfile, more).waitFor();
    }

    @Test
    void tellsTheResultByItsExitCode() throws Exception {
        assertThat(run("echo 'hello'")).isZero();
        assertThat(out).content().contains("hello", "Finished: SUCCESS");
        assertThat(err).isEmptyFile();
        assertThat(run("error 'x'")).isEqualTo(1);
        assertThat(run("unstable 'x'")).isEqualTo(2);
        assertThat(run("currentBuild.result = 'ABORTED'")).isEqualTo(3);
        assertThat(run("pipeline { }")).isEqualTo(10);
        assertThat(err).isEmptyFile();
    }

    @Test
    void tellsWrongUsageOnStandardErrorInOneLine() throws Exception {
        assertThat(run("echo 'x'", "--credentials", "none.yaml")).isEqualTo(10);
        assertThat(out).isEmptyFile();
        assertThat(err).content().hasLineCount(1).contains("slipway: cannot read the credentials file");
        assertThat(run("echo 'x'", "--polcy", "x")).isEqualTo(10);
        assertThat(err).content().hasLineCount(1).contains("there is no option '--polcy'; did you mean '--policy'?");
    }

    @Test
    void abortsOnASignalAndStillCleansUp() throws Exception {
        Process process = start("""
                pipeline {
                    agent any
                    stages { stage('Work') { steps { sh 'touch working; sleep 600 & echo $! > pid; wait' } } }
                    post { aborted { sh 'echo cleaned > cleaned' } }
                }
                """);
        await(workspace.resolve("pid"));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(workspace.resolve("cleaned")).hasContent("cleaned");
        assertThat(out).content().contains("Aborting", "Finished: ABORTED");
        assertEnded(workspace.resolve("pid"));
    }

    @Test
    void endsAtOnceOnASecondSignalAndLeavesNoProcess() throws Exception {
        Process process = start("""
                pipeline {
                    agent any
                    stages { stage('Work') { steps { sh 'touch working; sleep 600' } } }
                    post { aborted { sh 'sleep 600 & echo $! > pid; wait' } }
                }
                """);
        await(workspace.resolve("working"));
        process.destroy();
        await(workspace.resolve("pid"));
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertEnded(workspace.resolve("pid"));
    }

    private static void await(Path file) throws Exception {
        long pause = 5;
        while (!Files.exists(file)
                || (file.endsWith("pid") && Files.readString(file).isBlank())) {
            Thread.sleep(pause);
            pause = Math.min(pause * 2, 100);
        }
    }

    private static void assertEnded(Path pidFile) throws IOException {
        long pid =
                Long.parseLong(Files.readString(pidFile, StandardCharsets.UTF_8).strip());
        ProcessHandle.of(pid)
                .ifPresent(
                        child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
