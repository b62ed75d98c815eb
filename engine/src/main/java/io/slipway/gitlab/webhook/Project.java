package io.slipway.gitlab.webhook;

import io.slipway.gitlab.filter.Filters;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A project of GitLab's that is delivered.
 *
 * @param path its path with its namespace, as GitLab writes it: {@code group/subgroup/name}
 * @param secrets what authenticates its events, and no other project's
 * @param filters which of them start a delivery, where there are no subscribers
 * @param subscribers those who deliver the project, each with filters of its own: an event starts a delivery when one of them wants it
 */
public record Project(String path, HookSecrets secrets, Filters filters, Map<String, Filters> subscribers) {
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
        subscribers = Collections.unmodifiableMap(new TreeMap<>(subscribers));
    }

    /** A project that is delivered by nobody in particular; the parameters are as above. */
    public Project(String path, HookSecrets secrets, Filters filters) {
        this(path, secrets, filters, Map.of());
    }
}
