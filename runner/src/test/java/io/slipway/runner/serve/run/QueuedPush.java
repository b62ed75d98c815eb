package io.slipway.runner.serve.run;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import java.time.Instant;
import java.util.Optional;

/** A push to the main branch of {@code shop/web} that waits to be run. */
public final class QueuedPush {
    private QueuedPush() {}

    /**
     * @param id its number
     * @param sha the pushed commit
     * @param accepted when it was taken
     * @return the push
     */
    public static QueuedRun of(long id, String sha, Instant accepted) {
        Trigger trigger = new Trigger(
                "shop/web",
                EventKind.PUSH,
                "refs/heads/main",
                "0".repeat(40),
                sha,
                sha,
                new Person(4, "ann", "Ann"),
                new Commit("A change", "Ann", "ann@example.com", ""),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                "");
        return new QueuedRun(id, 1, accepted, trigger);
    }
}
