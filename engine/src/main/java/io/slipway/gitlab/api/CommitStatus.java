package io.slipway.gitlab.api;

import io.slipway.delivery.CommitStatuses.State;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A status of a commit (API: {@code POST /projects/:id/statuses/:sha}).
 *
 * @param project the project's path, such as {@code shop/web}
 * @param sha the full commit
 * @param ref the branch or tag; empty where it is not known
 * @param name what tells it from other statuses of the commit
 * @param state how far it is
 * @param targetUrl where to read more; empty for nowhere
 * @param description one line; what is longer than 255 characters is cut
 */
public record CommitStatus(
        String project, String sha, String ref, String name, State state, String targetUrl, String description)
        implements Message {
    private static final int LONGEST = 255;
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** Validates, and makes name and description what GitLab takes. */
    public CommitStatus {
        Objects.requireNonNull(project);
        Objects.requireNonNull(ref);
        Objects.requireNonNull(state);
        Objects.requireNonNull(targetUrl);
        if (!SHA.matcher(sha).matches()) {
            throw new IllegalArgumentException("not a full commit id: " + sha);
        }
        name = line(name);
        description = line(description);
    }

    /** Beyond the Basic Multilingual Plane a character counts twice in Java: it must not be cut in two. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }

    @Override
    public String topic() {
        return "status " + project + " " + sha + " " + ref + " " + name;
    }

    @Override
    public boolean last() {
        return state.isFinal();
    }
}
