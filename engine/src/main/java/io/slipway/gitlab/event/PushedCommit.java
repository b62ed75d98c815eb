package io.slipway.gitlab.event;

import io.slipway.gitlab.Commit;
import java.util.List;

/**
 * One commit of a push.
 *
 * @param id its name
 * @param commit what is told of it
 * @param paths the files that it added, changed or removed
 */
public record PushedCommit(String id, Commit commit, List<String> paths) {
    /** Copies. */
    public PushedCommit {
        paths = List.copyOf(paths);
    }
}
