package io.slipway.gitlab.webhook;

import io.slipway.gitlab.filter.Filters;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A project of GitLab's that is delivered.
 *
 * @param path its path with its namespace, as GitLab writes it: {@code group/subgroup/name}
 * @param secrets what authenticates its events, and no other project's
 * @param filters which of them start a delivery
 */
public record Project(String path, HookSecrets secrets, Filters filters) {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.][A-Za-z0-9_.-]*)+");

    /** Validates. */
    public Project {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            throw new IllegalArgumentException(
                    "'%s' is no project path: write it as GitLab does, such as group/project".formatted(path));
        }
        Objects.requireNonNull(secrets);
        Objects.requireNonNull(filters);
    }
}
