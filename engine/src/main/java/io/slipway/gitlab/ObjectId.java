package io.slipway.gitlab;

import java.util.regex.Pattern;

/** Names of git objects: 40 hex digits (SHA-1) or 64 (SHA-256). */
public final class ObjectId {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern ZEROS = Pattern.compile("0+");

    /** What GitLab and git write where there is no object: a new branch's {@code before}, a deleted one's {@code after}. */
    public static final String NONE = "0".repeat(40);

    private ObjectId() {}

    /**
     * @param text anything
     * @return whether it is an object's full name, or all zeros
     */
    public static boolean valid(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * @param id a valid name
     * @return whether it stands for no object
     */
    public static boolean none(String id) {
        return ZEROS.matcher(id).matches();
    }
}
