package io.slipway.deploy;

import java.util.List;

/** Finds in what Ansible wrote to standard error why it stopped. */
final class AnsibleError {
    private static final String MARK = "ERROR! ";
    private static final int SHOWN = 600;

    private AnsibleError() {}

    /** One line: the error, and where Ansible says it stands. */
    static String in(String stderr, int code) {
        List<String> lines = stderr.lines().map(String::strip).toList();
        String error = lines.stream()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(line -> line.substring(MARK.length()))
                .orElseGet(() -> lines.stream()
                        .filter(line -> !line.isEmpty())
                        .reduce((one, next) -> next)
                        .orElse("it gave no reason"));
        String place = lines.stream()
                .filter(line -> line.startsWith("The error appears to be in "))
                .findFirst()
                .map(line -> " (" + line.substring("The error appears to be ".length()) + ")")
                .orElse("");
        String all = error + place;
        return (all.length() > SHOWN ? all.substring(0, SHOWN) + "…" : all) + " (exit code " + code + ")";
    }
}
