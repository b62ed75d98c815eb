package io.slipway.acceptance;

/** A pattern of repositories: {@code *} stands for anything but a slash, {@code **} for anything, {@code ?} for one character. */
public final class Glob {
    private Glob() {}

    /**
     * @param glob the pattern
     * @param repository a repository's name
     * @return whether the whole name is as the pattern says
     */
    public static boolean matches(String glob, String repository) {
        // Position by position, not by a regular expression: a file of the application could hold one that never ends.
        boolean[] reached = new boolean[repository.length() + 1];
        reached[0] = true;
        for (int i = 0; i < glob.length(); i++) {
            boolean any = glob.startsWith("**", i);
            reached = glob.charAt(i) == '*' ? run(reached, repository, any) : one(reached, repository, glob.charAt(i));
            i += any ? 1 : 0;
        }
        return reached[repository.length()];
    }

    private static boolean[] run(boolean[] reached, String repository, boolean any) {
        boolean[] next = reached.clone();
        for (int i = 0; i < repository.length(); i++) {
            next[i + 1] |= next[i] && (any || repository.charAt(i) != '/');
        }
        return next;
    }

    private static boolean[] one(boolean[] reached, String repository, char wanted) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < repository.length(); i++) {
            char c = repository.charAt(i);
            next[i + 1] = reached[i] && (wanted == '?' ? c != '/' : c == wanted);
        }
        return next;
    }
}
