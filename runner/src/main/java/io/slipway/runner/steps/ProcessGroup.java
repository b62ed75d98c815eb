package io.slipway.runner.steps;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends a script with everything that it started: first asked, then killed. */
final class ProcessGroup {
    private static final long GRACE_SECONDS = 5;

    private ProcessGroup() {}

    /** An interruption that brought us here must not cut the clean-up short. */
    static void end(Process process, boolean leadsGroup) {
        boolean interrupted = Thread.interrupted();
        try {
            List<ProcessHandle> children = process.descendants().toList();
            signal(process, children, leadsGroup, "TERM");
            awaitEnd(process);
            List<ProcessHandle> all =
                    Stream.concat(children.stream(), process.descendants()).toList();
            signal(process, all, leadsGroup, "KILL");
            process.destroyForcibly().onExit().join();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void signal(Process process, List<ProcessHandle> children, boolean leadsGroup, String signal) {
        if (leadsGroup) {
            kill("-" + process.pid(), signal);
        }
        Stream.concat(Stream.of(process.toHandle()), children.stream())
                .filter(ProcessHandle::isAlive)
                .forEach(handle -> kill(Long.toString(handle.pid()), signal));
    }

    private static void kill(String target, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"$2\" 2>/dev/null", "sh", signal, target)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            // No shell: the handles below are all there is.
            ProcessHandle.of(Math.abs(Long.parseLong(target))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
