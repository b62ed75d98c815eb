package io.slipway.gitlab.intake;

import io.slipway.gitlab.MergeRequest;
import java.nio.file.Path;

/** Who wants to know what happens in the queue: pages, statuses. Called outside of locks, after it is on disk; must not block for long. */
public interface IntakeObserver {
    /** An observer that looks away. */
    IntakeObserver NONE = new IntakeObserver() {};

    /**
     * @param run was accepted, or found again after a restart (then its attempt may be above 1)
     */
    default void queued(QueuedRun run) {}

    /**
     * @param run waited for a branch that has got a newer push, and will not run
     * @param by the run that replaced it
     */
    default void superseded(QueuedRun run, long by) {}

    /**
     * @param run was accepted for a push
     * @param request is a merge request of the commit that it delivers
     */
    default void concerned(long run, MergeRequest request) {}

    /**
     * @param lines of the journal that were not whole when it was opened; a crash leaves such lines of what was never acknowledged. The journal
     *     as it was found is kept beside the new one
     * @param copy where it is kept
     */
    default void damaged(int lines, Path copy) {}
}
