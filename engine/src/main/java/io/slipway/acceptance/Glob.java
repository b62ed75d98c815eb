package io.slipway.acceptance;

import java.util.regex.Pattern;

/** A pattern of repositories: {@code *} stands for anything but a slash, {@code **} for anything, {@code ?} for one character. */
public final class Glob {
    private Glob() {}

    /**
     * @param glob the pattern
     * @param repository a repository's name
     * @return whether the whole name is as the pattern says
     */
    public static boolean matches(String glob, String repository) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' && glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return repository.matches(regex.toString());
    }
}
