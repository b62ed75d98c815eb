package io.slipway.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.host.MissingToolException;
import io.slipway.host.Output;
import io.slipway.host.Secret;
import io.slipway.host.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path directory;

    private final Map<String, String> operator = Map.of(
            "PATH", "/usr/bin:/bin", "HOME", "/root", "TRIVY_SEVERITY", "LOW", "DOCKER_HOST", "unix:///operator");

    @Test
    void handsOnNothingOfTheOperatorsEnvironmentButWhatToolsNeed() throws Exception {
        ExitStatus status = run(Command.of("env").with("NAMED", "by the stage"));

        assertThat(status.out().lines())
                .contains("NAMED=by the stage", "DOCKER_HOST=unix:///operator", "PATH=/usr/bin:/bin", "LANG=C.UTF-8");
        assertThat(status.out()).doesNotContain("TRIVY_SEVERITY").doesNotContain("HOME=/root");
    }

    @Test
    void runsInAnEmptyDirectoryThatIsItsHomeAndIsRemoved() throws Exception {
        ExitStatus status = run(Command.of("sh", "-c", "pwd; echo $HOME; echo $TMPDIR; ls -A; touch left-behind"));

        List<String> lines = status.out().lines().toList();
        assertThat(lines).hasSize(3).containsOnly(lines.get(0));
        assertThat(Path.of(lines.get(0))).doesNotExist();
    }

    @Test
    void passesArgumentsWithoutAShell() throws Exception {
        assertThat(run(Command.of("printf", "%s|", "$(id)", "a b", "*", "", "'"))
                        .out()
                        .strip())
                .isEqualTo("$(id)|a b|*||'|");
    }

    @Test
    void tellsExitCodeAndLastWords() throws Exception {
        ExitStatus status = run(Command.of("sh", "-c", "echo out; echo first >&2; echo last words >&2; exit 3"));

        assertThat(status.success()).isFalse();
        assertThat(status.lastWords()).isEqualTo("last words (exit code 3)");
    }

    @Test
    void writesInputAndHandsOnLinesAsTheyCome() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        run(Command.of("cat").reading("one\ntwo").to(new Output.Lines(lines::add), Output.TAIL));

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void masksSecretsInLinesAndInWhatIsKept() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        ExitStatus status = run(Command.of("sh", "-c", "echo it is $PASSWORD; echo $PASSWORD >&2")
                .with("PASSWORD", "hunter2")
                .hiding(Secret.of("hunter2"))
                .to(new Output.Lines(lines::add), Output.TAIL));

        assertThat(lines).containsExactly("it is ****");
        assertThat(status.out() + status.err()).doesNotContain("hunter2");
    }

    @Test
    void endsACommandWithItsChildrenWhenItsTimeIsOver() throws Exception {
        Path pid = directory.resolve("pid");

        ExitStatus status = run(Command.of("sh", "-c", "sleep 300 & echo $! > " + pid + "; wait")
                .within(Duration.ofMillis(300)));

        assertThat(status.timedOut()).isTrue();
        assertThat(status.success()).isFalse();
        assertThat(alive(pid)).isFalse();
    }

    @Test
    void killsACommandThatDoesNotListen() throws Exception {
        ExitStatus status = run(Command.of("sh", "-c", "trap '' TERM; while true; do sleep 1; done")
                .within(Duration.ofMillis(100)));

        assertThat(status.timedOut()).isTrue();
    }

    @Test
    void asksByTheSignalThatTheCommandKnows() throws Exception {
        // No shell: one whose parent ignores SIGINT, as that of a background job does, cannot trap it.
        String program = "$SIG{INT} = sub { print 'report written'; exit 0 }; sleep 1 while 1";
        ExitStatus status = run(Command.of("perl", "-e", program).within(Duration.ofSeconds(1), StopSignal.INT));

        assertThat(status.out()).contains("report written");
        assertThat(status.timedOut()).isTrue();
    }

    @Test
    void endsACommandWithItsChildrenWhenItIsAborted() throws Exception {
        Path pid = directory.resolve("pid");
        Thread step = new Thread(() -> {
            try {
                run(Command.of("sh", "-c", "sleep 300 & echo $! > " + pid + "; wait"));
            } catch (Exception e) {
                // The abort: what it left is looked at below.
            }
        });
        step.start();
        for (int i = 0; i < 100 && !Files.exists(pid); i++) {
            Thread.sleep(Math.min(200, 5L * (i + 1)));
        }

        step.interrupt();
        step.join(10_000);

        assertThat(step.isAlive()).isFalse();
        assertThat(alive(pid)).isFalse();
    }

    @Test
    void namesAToolThatIsNotThere() {
        assertThatThrownBy(() -> run(Command.of("no-such-tool")))
                .isInstanceOf(MissingToolException.class)
                .hasMessageContaining("no-such-tool is not installed")
                .hasMessageContaining("tools.no-such-tool");
    }

    @Test
    void takesTheToolThatThePolicyNames() throws Exception {
        Path tool = Files.writeString(directory.resolve("mine"), "#!/bin/sh\necho mine\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();

        assertThat(new Processes(new Tools(Map.of("trivy", tool.toString()), "/usr/bin:/bin"), operator)
                        .run(Command.of("trivy"))
                        .out())
                .isEqualTo("mine\n");
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        ExitStatus status = run(Command.of("sh", "-c", "seq 1 200000").to(new Output.Captured(1000), Output.TAIL));

        assertThat(status.out()).endsWith("199999\n200000\n").hasSizeLessThan(3000);
    }

    private boolean alive(Path pid) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    private ExitStatus run(Command command) throws Exception {
        return new Processes(new Tools(Map.of(), operator.get("PATH")), operator).run(command);
    }
}
