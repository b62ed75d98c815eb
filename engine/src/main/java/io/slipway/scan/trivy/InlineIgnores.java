package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.gate.Severity;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the comments by which a configuration file makes Trivy leave misconfigurations out. Trivy can neither be told to disregard them nor
 * does it say what it left out, so such a comment is a misconfiguration of its own.
 *
 * @param checkout in which the files lie
 */
record InlineIgnores(Directory checkout) {
    /** The rule, as acceptances name it. */
    static final String RULE = "inline-ignore";

    private static final Pattern COMMENT = Pattern.compile("(?i)(?:trivy|tfsec):ignore\\b");
    private static final int LONGEST_LINE = 8 * 1024;

    List<Finding> in(List<String> files) throws DeliveryException, IOException {
        List<Finding> found = new ArrayList<>();
        for (String file : files) {
            // What is no file is a template that was rendered; the files of which it was made are listed too.
            if (checkout.kind(file) == FileKind.FILE) {
                look(file, found);
            }
        }
        return found;
    }

    private void look(String file, List<Finding> found) throws DeliveryException, IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(checkout.read(file), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            int number = 1;
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n' || line.length() > LONGEST_LINE) {
                    add(file, number, line, found);
                    number += next == '\n' ? 1 : 0;
                }
                line.append((char) next);
            }
            add(file, number, line, found);
        }
    }

    private static void add(String file, int number, StringBuilder line, List<Finding> found) {
        if (COMMENT.matcher(line).find()) {
            found.add(Finding.inFile(
                    Finding.Kind.MISCONFIGURATION,
                    RULE,
                    file,
                    "line " + number,
                    "checkout",
                    Severity.CRITICAL,
                    "A comment makes Trivy leave misconfigurations out",
                    ""));
        }
        line.setLength(0);
    }
}
