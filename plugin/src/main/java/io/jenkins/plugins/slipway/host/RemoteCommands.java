package io.jenkins.plugins.slipway.host;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Masker;
import io.slipway.host.MissingToolException;
import io.slipway.host.OutputSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands, each with its timeout and its clean-up. */
final class RemoteCommands {
    private static final Duration AFTER_STOP = Duration.ofSeconds(15);

    private final Shell shell;
    private final Processes processes;
    private final ExecutorService threads;
    private final Place place;

    /**
     * Where commands run.
     *
     * @param name what messages call it, such as {@code the agent linux-1}
     * @param scratch an absolute directory for the commands' own directories
     * @param tools the operator's absolute paths by tool name
     * @param marker the value of {@link Processes#VARIABLE} begins with it
     * @param jenkins variables by which Jenkins finds processes that outlive their build
     */
    record Place(String name, String scratch, Map<String, String> tools, String marker, Map<String, String> jenkins) {}

    RemoteCommands(Shell shell, Processes processes, ExecutorService threads, Place place) {
        this.shell = shell;
        this.processes = processes;
        this.threads = threads;
        this.place = place;
    }

    ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String directory = place.scratch() + "/" + id;
        String marker = place.marker() + id;
        Map<String, String> markers = new TreeMap<>(place.jenkins());
        markers.put(Processes.VARIABLE, marker);
        CommandScript script =
                new CommandScript(command, directory, place.tools().getOrDefault(command.tool(), ""), markers);
        return new Running(script, marker).toItsEnd();
    }

    /** One command under way. */
    private final class Running {
        private final CommandScript script;
        private final Command command;
        private final String marker;
        private final OutputSink out;
        private final OutputSink err;
        private final long start = System.nanoTime();
        private boolean timedOut;

        Running(CommandScript script, String marker) {
            this.script = script;
            this.command = script.command();
            this.marker = marker;
            Masker masker = Masker.of(command.secrets());
            this.out = new OutputSink(command.stdout(), masker);
            this.err = new OutputSink(command.stderr(), masker);
        }

        ExitStatus toItsEnd() throws DeliveryException, IOException, InterruptedException {
            return status(end(threads.submit(() -> shell.run(script, out, err))));
        }

        private CommandCalls.Ended end(Future<CommandCalls.Ended> end) throws IOException, InterruptedException {
            try {
                return end.get(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                timedOut = true;
                stop();
                return afterStop(end);
            } catch (InterruptedException e) {
                stop();
                // Not before: who waits for a process by Jenkins' means kills it when interrupted, which leaves a
                // scanner no time to report.
                end.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                throw new IOException(
                        place.name() + " lost the process: " + e.getCause().getMessage(), e);
            }
        }

        private CommandCalls.Ended afterStop(Future<CommandCalls.Ended> end) throws IOException, InterruptedException {
            try {
                return end.get(AFTER_STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                end.cancel(true);
                throw new IOException(command.tool() + " could not be ended after it had timed out", e);
            }
        }

        /** The interruption that brought us here must not cut the clean-up short. */
        private void stop() {
            boolean interrupted = Thread.interrupted();
            try {
                processes.end(script.directory(), marker, command.stopSignal());
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (DeliveryException | IOException | RuntimeException e) {
                // The agent is gone: so is what could be ended there, or Jenkins ends it by its own marker.
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private ExitStatus status(CommandCalls.Ended ended) throws DeliveryException {
            CommandCalls.Collected collected = ended.collected();
            if (collected.missing()) {
                throw new MissingToolException(command.tool(), place.name());
            }
            out.write(collected.out(), 0, collected.out().length);
            err.write(collected.err(), 0, collected.err().length);
            out.close();
            err.close();
            return new ExitStatus(
                    ended.code(), timedOut, out.text(), err.text(), Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
