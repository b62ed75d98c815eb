package io.slipway.gitlab;

/**
 * What an event tells of the commit that is delivered; empty texts where it tells nothing (system hooks never tell commits).
 *
 * @param message the whole message, cut at 4,000 characters
 * @param author the author's name
 * @param email the author's address, {@code [REDACTED]} where GitLab hides it
 * @param url its page in GitLab: to be shown as a link only if it begins with the configured address, never contacted
 */
public record Commit(String message, String author, String email, String url) {
    /** A commit of which nothing is told. */
    public static final Commit UNKNOWN = new Commit("", "", "", "");

    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_NAME = 320;

    /** Validates and cuts what is too long. */
    public Commit {
        message = Texts.cut(message, LONGEST_MESSAGE);
        author = Texts.cut(author, LONGEST_NAME);
        email = Texts.cut(email, LONGEST_NAME);
        url = Texts.address(url);
    }

    /**
     * @return the message's first line
     */
    public String title() {
        return message.lines().findFirst().orElse("");
    }
}
