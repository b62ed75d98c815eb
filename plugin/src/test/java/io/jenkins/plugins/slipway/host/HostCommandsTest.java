package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import io.slipway.host.MissingToolException;
import io.slipway.host.Output;
import io.slipway.host.Scratch;
import io.slipway.host.Secret;
import io.slipway.host.StopSignal;
import io.slipway.host.ToolEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Commands of a step in Jenkins, by its launcher here. */
class HostCommandsTest extends HostOnAgent {
    @Test
    void runsACommandWithItsArgumentsAsTheyAre() throws Exception {
        String strange = "it's $HOME `id` \"q\" \\ $(id) *\nnext -- é";

        assertThat(host.run(Command.of("printf", "%s|", strange, "", "-e")).out())
                .isEqualTo(strange + "||-e|\n");
    }

    @Test
    void givesACommandWhatItNamesAndNothingElse() throws Exception {
        ExitStatus status = host.run(Command.of("env").with("NAMED", "a'b"));

        assertThat(status.out().lines().map(line -> line.replaceFirst("=.*", "")))
                .filteredOn(name -> !ToolEnvironment.OPERATORS.contains(name))
                .containsExactlyInAnyOrder("LANG", "TMPDIR", "HOME", "NAMED", "SLIPWAY_COOKIE");
        assertThat(status.out()).contains("NAMED=a'b\n");
    }

    @Test
    void aVariableOfSeveralLinesHidesNothing() throws Exception {
        host.close();
        host = host(
                Map.of("TRIVY_SEVERITY", "LOW\nPATH=/nowhere\nX=1", "BASH_ENV", "/x", "GONE", "1"),
                "run-1",
                "now",
                Map.of());

        assertThat(host.run(Command.of("env")).out()).doesNotContain("TRIVY", "nowhere", "GONE", "BASH_ENV");
    }

    @Test
    void runsInAnEmptyDirectoryThatGoesWithTheStep() throws Exception {
        String where = host.run(Command.of("pwd")).out().strip();

        assertThat(where).startsWith(temporary.toString());
        host.close();
        assertThat(Path.of(where)).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void letsNobodyElseReadWhatItWrites() throws Exception {
        String where = host.run(Command.of("pwd").reading("secret")).out().strip();

        assertThat(mode(Path.of(where).getParent())).isEqualTo("rwx------");
        assertThat(mode(Path.of(where))).isEqualTo("rwx------");
        assertThat(mode(Path.of(where, "command"))).isEqualTo("rw-------");
        assertThat(mode(Path.of(where, "input"))).isEqualTo("rw-------");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void readsStandardInputFromAFile() throws Exception {
        assertThat(host.run(Command.of("cat").reading("one\ntwo")).out()).isEqualTo("one\ntwo\n");
    }

    @Test
    void tellsAnExitCodeAndTheLastWords() throws Exception {
        ExitStatus status = host.run(Command.of("sh", "-c", "echo out; echo no such thing >&2; exit 3"));

        assertThat(status.code()).isEqualTo(3);
        assertThat(status.lastWords()).isEqualTo("no such thing (exit code 3)");
    }

    @Test
    void handsLinesOnAsTheyCome() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();

        host.run(Command.of("sh", "-c", "echo one; echo two").to(new Output.Lines(lines::add), Output.TAIL));

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void writesOutputToAFileOfTheHost() throws Exception {
        Path file = directory.resolve("it's.txt");

        host.run(Command.of("echo", "text").to(new Output.ToFile(file.toString()), Output.TAIL));

        assertThat(file).hasContent("text");
    }

    @Test
    void masksTheSecretsOfACommand() throws Exception {
        ExitStatus status =
                host.run(Command.of("echo", "the password is hunter22").hiding(Secret.of("hunter22")));

        assertThat(status.out()).isEqualTo("the password is ****\n");
    }

    @Test
    void keepsTheLastOfALongOutput() throws Exception {
        ExitStatus status = host.run(Command.of("sh", "-c", "seq 1 20000").to(new Output.Captured(1000), Output.TAIL));

        assertThat(status.out()).endsWith("19999\n20000\n").hasSizeLessThan(3100);
    }

    @Test
    void saysThatAToolIsMissingAndWhere() {
        assertThatThrownBy(() -> host.run(Command.of("no-such-tool")))
                .isInstanceOf(MissingToolException.class)
                .hasMessageStartingWith("no-such-tool is not installed on the agent one: ");
    }

    @Test
    void takesTheOperatorsPathOfATool() throws Exception {
        host.close();
        host = host("now", Map.of("greet", "/bin/echo", "gone", "/no/such/file"));

        assertThat(host.run(Command.of("greet", "hello")).out()).isEqualTo("hello\n");
        assertThatThrownBy(() -> host.run(Command.of("gone"))).isInstanceOf(MissingToolException.class);
    }

    @Test
    void endsACommandWhoseTimeIsOverWithItsChildren() throws Exception {
        Path pid = directory.resolve("pid");

        ExitStatus status = host.run(Command.of("sh", "-c", "sleep 300 & echo $! > '" + pid + "'; wait")
                .within(Duration.ofSeconds(1)));

        assertThat(status.timedOut()).isTrue();
        assertEnded(pid);
    }

    @Test
    void givesAScannerThatIsInterruptedTimeToReport() throws Exception {
        // No shell: one whose parent ignores SIGINT, as that of a background job does, cannot trap it.
        String program = "$SIG{INT} = sub { print 'report'; exit 9 }; sleep 1 while 1";
        ExitStatus status = host.run(Command.of("perl", "-e", program).within(Duration.ofSeconds(1), StopSignal.INT));

        assertThat(status.timedOut()).isTrue();
        assertThat(status.code()).isEqualTo(9);
        assertThat(status.out().strip()).isEqualTo("report");
    }

    @Test
    void killsWhatDoesNotEndWhenAsked() throws Exception {
        ExitStatus status = host.run(Command.of("sh", "-c", "trap '' TERM; while :; do sleep 0.05; done")
                .within(Duration.ofMillis(500)));

        assertThat(status.timedOut()).isTrue();
        assertThat(status.code()).isEqualTo(137);
    }

    @Test
    void anInterruptionEndsTheCommandBeforeItIsPassedOn() throws Exception {
        Path pid = directory.resolve("pid");
        Future<ExitStatus> running =
                threads.submit(() -> host.run(Command.of("sh", "-c", "echo $$ > '" + pid + "'; exec sleep 300")));
        await(() -> Files.exists(pid) && Files.size(pid) > 0);

        running.cancel(true);

        await(() -> !alive(pid));
        assertEnded(pid);
    }

    @Test
    void endsWhatAnEarlierProcessLeftButNotItsOwn() throws Exception {
        Path left = directory.resolve("left");
        Path own = directory.resolve("own");
        JenkinsHost earlier = host("before", Map.of());
        Future<ExitStatus> ends = threads.submit(() -> earlier.run(sleeping(left)));
        Future<ExitStatus> goesOn = threads.submit(() -> host.run(sleeping(own)));
        await(() -> Files.exists(left) && Files.exists(own) && Files.size(left) > 0 && Files.size(own) > 0);

        host.endLeftovers();

        assertEnded(left);
        assertThat(ends.get().code()).isEqualTo(143);
        assertThat(goesOn.isDone()).isFalse();
        ProcessHandle.of(pid(own)).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(goesOn.get().code()).isEqualTo(137);
        earlier.close();
    }

    @Test
    void aScratchDirectoryGoesWithAllThatIsInIt() throws Exception {
        Path path;
        try (Scratch scratch = host.scratch()) {
            path = Path.of(scratch.path());
            host.run(Command.of("sh", "-c", "mkdir -p a/b && touch a/b/c && chmod 0500 a/b")
                    .in(scratch.path()));
        }
        assertThat(path).doesNotExist();
    }

    private static Command sleeping(Path pid) {
        return Command.of("sh", "-c", "echo $$ > '" + pid + "'; exec sleep 300");
    }

    private static void assertEnded(Path pid) throws Exception {
        await(() -> !alive(pid));
        assertThat(alive(pid)).isFalse();
    }

    private static boolean alive(Path pid) throws IOException {
        return ProcessHandle.of(pid(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }

    /** Something that becomes true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (long pause = 10; !condition.holds() && System.nanoTime() < deadline; pause = Math.min(pause * 2, 200)) {
            Thread.sleep(pause);
        }
        assertThat(condition.holds()).isTrue();
    }
}
