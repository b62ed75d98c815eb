package io.slipway.runner.pipeline;

import io.slipway.runner.result.Interruption;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Interrupts the strand that made it when time is over, unless it is closed before. */
public final class Deadline implements AutoCloseable {
    private final Strand strand;
    private final Interruption interruption;
    private final Thread watch;
    private boolean closed;

    private Deadline(Build build, Duration span, boolean sinceActivity) {
        this.strand = build.strand();
        this.interruption = Interruption.timeout(StageRun.seconds(span));
        this.watch = new Thread(() -> watch(build, span, sinceActivity), "slipway-timeout");
        watch.setDaemon(true);
    }

    /**
     * @param build the run
     * @param span how long it may take
     * @param sinceActivity whether the time counts from the log's last line
     * @return the deadline, running
     */
    public static Deadline start(Build build, Duration span, boolean sinceActivity) {
        Deadline deadline = new Deadline(build, span, sinceActivity);
        deadline.watch.start();
        return deadline;
    }

    private void watch(Build build, Duration span, boolean sinceActivity) {
        try {
            long left = span.toNanos();
            while (left > 0) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                left = sinceActivity ? span.toNanos() - build.log().idleNanos() : 0;
            }
            expire(build, span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void expire(Build build, Duration span) {
        if (!closed) {
            build.log().line("Cancelling nested steps due to timeout of " + StageRun.seconds(span));
            strand.interrupt(interruption);
        }
    }

    /**
     * @param problem an interruption
     * @return whether this deadline made it
     */
    public boolean isCauseOf(FlowInterruptedException problem) {
        return problem.interruption() == interruption;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watch.interrupt();
        strand.forget(interruption);
    }
}
