package io.slipway.runner.serve.run;

import io.slipway.runner.steps.Leftovers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process of a run, and what marks all processes that it starts. Which it is stands on disk, so that it is found after Slipway was
 * killed. The thread that starts it must live as long as it does: the system ends it with that thread.
 */
final class RunProcess {
    private static final String MARK = "SLIPWAY_RUN_MARK";

    private final ProcessHandle handle;
    private final String mark;

    private RunProcess(ProcessHandle handle, String mark) {
        this.handle = handle;
        this.mark = mark;
    }

    /**
     * A process that was just started.
     *
     * @param process the process; its standard output holds its errors too
     * @param handle what ends it
     */
    record Started(Process process, RunProcess handle) {}

    static Started start(List<String> command, Path directory, Map<String, String> environment, RunDirectory run)
            throws IOException {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        Process process = builder.start();
        String born = process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .orElse(0L)
                .toString();
        run.write("process", process.pid() + "\n" + born + "\n" + mark + "\n", Account.OWN);
        return new Started(process, new RunProcess(process.toHandle(), mark));
    }

    /** The process of an attempt that was cut off; empty where there is nothing left of it. */
    static Optional<RunProcess> left(RunDirectory run) throws IOException {
        if (!Files.exists(run.process())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(run.process());
        if (lines.size() < 3) {
            return Optional.empty();
        }
        long born = Long.parseLong(lines.get(1));
        Optional<ProcessHandle> same = ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(it ->
                        it.info().startInstant().map(Instant::toEpochMilli).orElse(-1L) == born);
        return Optional.of(new RunProcess(same.orElse(null), lines.get(2)));
    }

    /** Asks it to end. It then cleans up after itself. */
    void ask() {
        if (handle != null) {
            handle.destroy();
        }
    }

    /** Waits for its end, and then ends it, with everything that it started. */
    void end(Duration patience) throws InterruptedException {
        if (handle != null) {
            try {
                handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                handle.descendants().forEach(ProcessHandle::destroyForcibly);
                handle.destroyForcibly();
            }
        }
        Leftovers.end(MARK, mark);
    }
}
