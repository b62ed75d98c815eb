package io.jenkins.plugins.slipway.host;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Masker;
import io.slipway.host.MissingToolException;
import io.slipway.host.Output;
import io.slipway.host.OutputSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands by the step's launcher. */
final class RemoteCommands {
    /** Where what is printed is not captured in a file, nothing of the file is wanted. */
    private static final long NOTHING = 0;

    private static final int LONGEST_CHARACTER = 3;
    private static final Duration AFTER_STOP = Duration.ofSeconds(15);

    private final Agent agent;
    private final Launch launch;
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

    RemoteCommands(Agent agent, Launch launch, ExecutorService threads, Place place) {
        this.agent = agent;
        this.launch = launch;
        this.processes = new Processes(agent, launch);
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
        agent.call(new CommandCalls.Prepare(directory, script.text(), command.input()));
        return new Running(command, directory, marker).toItsEnd();
    }

    /** One command under way. */
    private final class Running {
        private final Command command;
        private final String directory;
        private final String marker;
        private final OutputSink out;
        private final OutputSink err;
        private final long start = System.nanoTime();
        private boolean timedOut;

        Running(Command command, String directory, String marker) {
            this.command = command;
            this.directory = directory;
            this.marker = marker;
            Masker masker = Masker.of(command.secrets());
            this.out = new OutputSink(command.stdout(), masker);
            this.err = new OutputSink(command.stderr(), masker);
        }

        ExitStatus toItsEnd() throws DeliveryException, IOException, InterruptedException {
            Launch.Started started = started();
            return status(code(threads.submit(started::join)));
        }

        private Launch.Started started() throws IOException, InterruptedException {
            try {
                return launch.start(out, err, "/bin/sh", directory + "/" + CommandScript.SCRIPT);
            } catch (InterruptedIOException e) {
                stop();
                throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
            } catch (IOException e) {
                stop();
                throw e;
            }
        }

        private int code(Future<Integer> end) throws IOException, InterruptedException {
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

        private int afterStop(Future<Integer> end) throws IOException, InterruptedException {
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
                processes.end(directory, marker, command.stopSignal());
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

        private ExitStatus status(int code) throws DeliveryException, IOException, InterruptedException {
            CommandCalls.Collected collected =
                    agent.call(new CommandCalls.Collect(directory, limit(command.stdout()), limit(command.stderr())));
            if (collected.missing()) {
                throw new MissingToolException(command.tool(), place.name());
            }
            out.write(collected.out(), 0, collected.out().length);
            err.write(collected.err(), 0, collected.err().length);
            out.close();
            err.close();
            return new ExitStatus(code, timedOut, out.text(), err.text(), Duration.ofNanos(System.nanoTime() - start));
        }

        private static long limit(Output output) {
            return output instanceof Output.Captured captured ? (long) captured.limit() * LONGEST_CHARACTER : NOTHING;
        }
    }
}
