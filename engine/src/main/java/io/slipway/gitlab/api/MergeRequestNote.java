package io.slipway.gitlab.api;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A note on a merge request: written once, and the same note is changed from then on. It is found by a comment that nobody sees.
 *
 * @param project the project's path
 * @param mergeRequest its number in the project ({@code iid}), from 1
 * @param topicName what the note is about, in letters, digits, dots and hyphens: there is one note for each
 * @param body Markdown
 */
public record MergeRequestNote(String project, long mergeRequest, String topicName, String body) implements Message {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");

    /** Validates. */
    public MergeRequestNote {
        Objects.requireNonNull(project);
        Objects.requireNonNull(body);
        if (mergeRequest < 1 || !NAME.matcher(topicName).matches()) {
            throw new IllegalArgumentException("not a merge request and a topic: " + mergeRequest + " " + topicName);
        }
    }

    /**
     * @return what the note begins with
     */
    String marker() {
        return "<!-- slipway:" + topicName + " -->";
    }

    @Override
    public String topic() {
        return "note " + project + " " + mergeRequest + " " + topicName;
    }

    @Override
    public boolean last() {
        return true;
    }
}
