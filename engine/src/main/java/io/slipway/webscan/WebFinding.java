package io.slipway.webscan;

import io.slipway.config.Words;
import io.slipway.digest.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One weakness that a scanner found, in the words of that scanner but one schema for all.
 *
 * @param category what kind, such as {@code SQL Injection}
 * @param severity how grave
 * @param url where, without its query
 * @param method GET, POST …
 * @param parameter the input by which it is reached; empty where there is none
 * @param detail what tells it from others of its category at the same place; mostly empty
 * @param cwe its number in the Common Weakness Enumeration, if the scanner knows
 * @param evidence what shows it, one line, without credentials
 * @param trusted false where the scanner asks for a human's eye
 */
public record WebFinding(
        String category,
        WebSeverity severity,
        String url,
        String method,
        String parameter,
        String detail,
        Optional<Integer> cwe,
        String evidence,
        boolean trusted) {

    private static final int LONGEST = 300;

    /** Makes each text one line of bounded length without credentials. */
    public WebFinding {
        category = Redaction.line(category, LONGEST);
        url = Redaction.line(withoutQuery(url), 2 * LONGEST);
        method = Redaction.line(method, LONGEST);
        parameter = Redaction.line(parameter, LONGEST);
        detail = Redaction.line(detail, LONGEST);
        evidence = Redaction.line(evidence, LONGEST);
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("[?#].*", "");
    }

    /**
     * @return the same for the same weakness in every scan: 16 hex digits
     */
    public String id() {
        return Sha256.of(
                        String.join("\n", category, url.replaceFirst("^[a-z]+://[^/]*", ""), method, parameter, detail))
                .substring("sha256:".length(), "sha256:".length() + 16);
    }

    /**
     * @return its values by name, for records and reports
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id());
        values.put("category", category);
        values.put("severity", Words.of(severity));
        values.put("url", url);
        values.put("method", method);
        values.put("parameter", parameter);
        cwe.ifPresent(number -> values.put("cwe", "CWE-" + number));
        values.put("evidence", evidence);
        values.put("trusted", trusted);
        return values;
    }

    @Override
    public String toString() {
        return "%s (%s) at %s %s%s"
                .formatted(
                        category,
                        Words.of(severity),
                        method,
                        url,
                        parameter.isEmpty() ? "" : ", parameter " + parameter);
    }
}
