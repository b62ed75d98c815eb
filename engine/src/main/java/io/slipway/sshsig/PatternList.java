package io.slipway.sshsig;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A list of patterns as OpenSSH has it (ssh_config(5), PATTERNS): {@code *} and {@code ?}, and {@code !} before what must not match.
 *
 * @param patterns in their order
 */
record PatternList(List<String> patterns) {
    PatternList {
        patterns = List.copyOf(patterns);
    }

    static PatternList of(String commaSeparated) {
        return new PatternList(List.of(commaSeparated.split(",", -1)));
    }

    boolean matches(String text) {
        boolean denied =
                patterns.stream().anyMatch(pattern -> pattern.startsWith("!") && matches(pattern.substring(1), text));
        return !denied && patterns.stream().anyMatch(pattern -> !pattern.startsWith("!") && matches(pattern, text));
    }

    /** Those that mean one name only. */
    List<String> names() {
        return patterns.stream()
                .filter(pattern -> !pattern.startsWith("!") && !pattern.contains("*") && !pattern.contains("?"))
                .toList();
    }

    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
