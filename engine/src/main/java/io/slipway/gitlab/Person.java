package io.slipway.gitlab;

/**
 * Who caused an event, as GitLab names them.
 *
 * @param id GitLab's number of the user, 0 where the event does not say
 * @param username the login, empty where the event does not say
 * @param name the display name, chosen by that person: any text
 */
public record Person(long id, String username, String name) {
    /** Nobody that the event names. */
    public static final Person UNKNOWN = new Person(0, "", "");

    private static final int LONGEST = 255;

    /** Cuts what is too long. */
    public Person {
        username = Texts.cut(username, LONGEST);
        name = Texts.cut(name, LONGEST);
    }
}
