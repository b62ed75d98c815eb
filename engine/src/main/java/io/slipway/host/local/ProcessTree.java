package io.slipway.host.local;

import io.slipway.host.StopSignal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends a process with all its children: first asked, then killed. */
final class ProcessTree {
    private static final long GRACE_SECONDS = 5;

    private ProcessTree() {}

    static void end(Process process, StopSignal signal) {
        List<ProcessHandle> children = process.descendants().toList();
        if (!process.isAlive() && children.isEmpty()) {
            return;
        }
        // The interruption that brought us here must not cut the clean-up short.
        boolean interrupted = Thread.interrupted();
        try {
            ask(process, children, signal);
            awaitEnd(process, children);
            Stream.concat(children.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void ask(Process process, List<ProcessHandle> children, StopSignal signal) {
        if (signal == StopSignal.INT) {
            interrupt(process.pid());
        } else {
            process.destroy();
            children.forEach(ProcessHandle::destroy);
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("/bin/kill", "-INT", Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    private static void awaitEnd(Process process, List<ProcessHandle> children) {
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            for (ProcessHandle child : children) {
                child.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            // It had its chance: the caller kills it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
