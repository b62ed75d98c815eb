package io.jenkins.plugins.slipway.gitlab;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What GitLab was told of a run and has not been told the end of.
 *
 * @param key what tells the run from others
 * @param run Jenkins' id of the run; empty while it waits
 * @param project the project's path
 * @param sha the commit
 * @param ref the branch or tag; empty where it is not known
 * @param url where to read more
 * @param names of the statuses
 */
record OpenStatus(String key, String run, String project, String sha, String ref, String url, List<String> names) {
    OpenStatus {
        Objects.requireNonNull(key);
        Objects.requireNonNull(run);
        names = List.copyOf(names);
    }

    OpenStatus and(String name) {
        TreeSet<String> all = new TreeSet<>(names);
        all.add(name);
        return new OpenStatus(key, run, project, sha, ref, url, List.copyOf(all));
    }

    OpenStatus without(String name) {
        return new OpenStatus(
                key,
                run,
                project,
                sha,
                ref,
                url,
                names.stream().filter(other -> !other.equals(name)).toList());
    }
}
