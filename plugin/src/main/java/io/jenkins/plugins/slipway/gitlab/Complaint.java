package io.jenkins.plugins.slipway.gitlab;

import io.slipway.host.Neutraliser;
import java.util.List;

/** What git says went wrong, on one line of Jenkins' log. */
final class Complaint {
    private static final int LONGEST = 300;
    private static final int LINES = 2;

    private Complaint() {}

    /**
     * @param text what the Git client plugin says of a command that failed: the command, its output, its errors
     * @return its last lines, without the password that somebody may have written into an address
     */
    static String of(String text) {
        List<String> lines = text.lines()
                .takeWhile(line -> !line.startsWith("Please make sure you have"))
                .map(line -> line.replaceFirst("^(stdout|stderr): ?", ""))
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .toList();
        String last = String.join(" ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        String plain = Neutraliser.plain(last.replaceAll("//[^/@\\s]+@", "//"));
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
