package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A running {@code ./slipway run}, in a process group of its own as at a terminal. */
final class SlipwayRun implements AutoCloseable {
    /** For what takes a second or two; only a run that hangs needs as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private SlipwayRun(Process process) {
        this.process = process;
        this.reader = new Thread(this::read);
    }

    static SlipwayRun start(List<String> command, Map<String, String> environment) throws IOException {
        // Whoever started the tests in the background may have let SIGINT be ignored.
        List<String> all = new ArrayList<>(List.of("/usr/bin/setsid", "/usr/bin/env", "--default-signal=INT"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(environment);
        SlipwayRun run = new SlipwayRun(builder.start());
        run.process.getOutputStream().close();
        run.reader.start();
        return run;
    }

    long pid() {
        return process.pid();
    }

    /** What follows this text, on the first line so far that has it. */
    String after(String text) {
        return new Ended(0, List.copyOf(lines)).after(text);
    }

    /** Waits until it has written this. */
    void await(String text) throws Exception {
        await(() -> has(text));
    }

    /** Whether it has written this. */
    boolean has(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** Waits until that is so, while it runs. */
    void await(Poll.Condition condition) throws Exception {
        await(condition, PATIENCE);
    }

    /** Waits until that is so, while it runs, at most that long. */
    void await(Poll.Condition condition, Duration patience) throws Exception {
        Poll.atMost(patience, () -> condition.holds() || !process.isAlive());
        assertThat(condition.holds())
                .as("it ended, or waits for something else:\n" + String.join("\n", lines))
                .isTrue();
    }

    /** Presses Ctrl-C: the whole process group gets the signal. */
    Ended interrupt() throws Exception {
        AppServer.run("kill", "-INT", "--", "-" + process.pid());
        return end();
    }

    /** Sends a signal to Slipway alone, as service managers do. */
    Ended signal(String name) throws Exception {
        AppServer.run("kill", "-" + name, Long.toString(process.pid()));
        return end();
    }

    Ended end() throws Exception {
        boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(ended).as("it hangs:\n" + String.join("\n", lines)).isTrue();
        reader.join();
        return new Ended(process.exitValue(), List.copyOf(lines));
    }

    private void read() {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            out.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * A run that has ended.
     *
     * @param code its exit code
     * @param lines what it wrote
     */
    record Ended(int code, List<String> lines) {
        /** The line that says what was wrong, of a run that ended with this code; there is only one. */
        String error(int expected) {
            assertThat(code).as(text()).isEqualTo(expected);
            assertThat(text()).doesNotContain("\tat ").doesNotContain("Exception");
            List<String> errors =
                    lines.stream().filter(line -> line.startsWith("ERROR: ")).toList();
            assertThat(errors).as(text()).hasSize(1);
            return errors.get(0);
        }

        Ended requireSuccess() {
            assertThat(code).as(text()).isZero();
            return this;
        }

        /** Fails unless it was aborted cleanly and its {@code post} was run. */
        void requireAborted() {
            assertThat(code).as(text()).isEqualTo(3);
            assertThat(lines)
                    .as(text())
                    .anyMatch(line -> line.endsWith("post was run"))
                    .anyMatch(line -> line.startsWith("Finished: ABORTED"));
            assertThat(text()).doesNotContain("The clean-up took longer").doesNotContain("\tat ");
        }

        /** What follows this text, on the line that has it. */
        String after(String text) {
            return lines.stream()
                    .filter(line -> line.contains(text))
                    .map(line -> line.substring(line.indexOf(text) + text.length()))
                    .findFirst()
                    .orElseThrow();
        }

        String text() {
            return String.join("\n", lines);
        }
    }
}
