package io.slipway.runner.pipeline;

import java.util.regex.Pattern;

/** Ant's patterns: {@code **} for any folders, {@code *} and {@code ?} within a name. */
public final class Glob {
    private Glob() {}

    /**
     * @param ant a pattern such as {@code **}{@code /*.xml} or {@code release/*}
     * @return a regular expression that matches the same
     */
    public static Pattern pattern(String ant) {
        String text = ant.startsWith("./") ? ant.substring(2) : ant;
        text = text.endsWith("/") ? text + "**" : text;
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 3;
            } else if (text.startsWith("/**", i) && i + 3 == text.length()) {
                regex.append("(?:/.*)?");
                i += 3;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i += 2;
            } else {
                regex.append(single(text.charAt(i)));
                i++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String single(char c) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
        };
    }
}
