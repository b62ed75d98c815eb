package io.slipway.runner.cli;

import io.slipway.runner.console.BuildLog;
import io.slipway.runner.run.PipelineRun;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, SIGTERM and SIGHUP abort the run, which then cleans up and runs its {@code post} blocks. A second one, or the end of the
 * time of grace, ends it at once.
 */
final class Signals {
    private static final long GRACE_MILLIS = 60_000;

    private final PipelineRun run;
    private final BuildLog log;
    private final AtomicInteger count = new AtomicInteger();

    private Signals(PipelineRun run, BuildLog log) {
        this.run = run;
        this.log = log;
    }

    static Signals to(PipelineRun run, BuildLog log) {
        Signals signals = new Signals(run, log);
        List.of("INT", "TERM", "HUP").forEach(signals::handle);
        return signals;
    }

    /** The JDK's only API for signals is not one of its standard modules', so it is called by reflection. */
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> received(method.getName()));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Without it a signal ends the process at once.
        }
    }

    private Object received(String method) {
        if ("handle".equals(method)) {
            if (count.incrementAndGet() == 1) {
                log.own(log.style().yellow("Aborting; press Ctrl-C again to end at once"));
                run.abort();
                watch();
            } else {
                endNow();
            }
        }
        return null;
    }

    private void watch() {
        Thread watch = new Thread(() -> {
            try {
                Thread.sleep(GRACE_MILLIS);
                log.own(log.style().red("The clean-up took longer than " + GRACE_MILLIS / 1000 + " s; ending at once"));
                endNow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void endNow() {
        try {
            run.endProcesses();
        } finally {
            Runtime.getRuntime().halt(ExitCode.ABORTED);
        }
    }

    boolean received() {
        return count.get() > 0;
    }
}
