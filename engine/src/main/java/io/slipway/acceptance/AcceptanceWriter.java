package io.slipway.acceptance;

import io.slipway.config.Words;
import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds entries to the text of an acceptances file. All that stands there stays as it is, byte for byte; what comes of it is read again, and
 * must be what was there and what was added.
 *
 * @param file reads such files
 */
public record AcceptanceWriter(AcceptanceFile file) {
    private static final String KEY = "acceptances";
    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^(acceptances:)?[ \\t]*\\[\\s*\\][ \\t]*");
    private static final Pattern BARE_KEY = Pattern.compile("(?m)^acceptances:[ \\t]*(?:#.*)?\\r?$");

    /**
     * @param name how messages name the file
     * @param text its content; empty where it is new
     * @param added what to add, in this order
     * @return the new content
     * @throws DeliveryException if the file cannot be read, says already what is added, or is written in a way that cannot be added to
     */
    public String add(String name, String text, List<Acceptance> added) throws DeliveryException {
        List<Acceptance> before = file.parse(name, text).entries();
        String head = head(text, before);
        String eol = text.contains("\r\n") ? "\r\n" : "\n";
        String indent = indent(name, text, before);
        StringBuilder out = new StringBuilder(head);
        if (!head.isEmpty() && !head.endsWith("\n")) {
            out.append(eol);
        }
        for (Acceptance entry : added) {
            lines(entry).forEach(line -> out.append(indent).append(line).append(eol));
        }
        requireSame(name, out.toString(), before, added);
        return out.toString();
    }

    /** What stands before the first entry that is added. */
    private static String head(String text, List<Acceptance> before) {
        if (!before.isEmpty() || BARE_KEY.matcher(text).find()) {
            return text;
        }
        Matcher empty = EMPTY_LIST.matcher(text);
        if (empty.find()) {
            return empty.replaceFirst(KEY + ":");
        }
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + KEY + ":\n";
    }

    private static String indent(String name, String text, List<Acceptance> before) throws DeliveryException {
        if (before.isEmpty()) {
            return "  ";
        }
        String place = before.get(0).origin().place();
        int line = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
        List<String> lines = text.lines().toList();
        for (int i = line - 1; i >= 0; i--) {
            String dash = lines.get(i).replaceFirst("^(\\s*)-(?:\\s.*)?$", "$1");
            if (!dash.equals(lines.get(i))) {
                return dash;
            }
        }
        throw unwritable(name);
    }

    private void requireSame(String name, String text, List<Acceptance> before, List<Acceptance> added)
            throws DeliveryException {
        List<Acceptance> after = file.parse(name, text).entries();
        List<Acceptance> wanted = new ArrayList<>(before);
        wanted.addAll(added);
        boolean same = after.size() == wanted.size();
        for (int i = 0; same && i < after.size(); i++) {
            same = after.get(i).sameAs(wanted.get(i));
        }
        if (!same) {
            throw unwritable(name);
        }
    }

    private static DeliveryException unwritable(String name) {
        return new DeliveryException(
                name + ": entries cannot be added to a list that is written like this; write it as a block, '- id: …'");
    }

    private static List<String> lines(Acceptance entry) {
        List<String> lines = new ArrayList<>();
        lines.add("- id: " + YamlText.of(entry.id()));
        lines.add("  decision: " + Words.of(entry.kind()));
        entry.until().ifPresent(day -> lines.add("  until: " + day));
        entry.justification().ifPresent(word -> lines.add("  justification: " + word.word()));
        lines.add("  reason: " + YamlText.of(entry.reason()));
        lines.add("  approvedBy: " + YamlText.of(entry.approvedBy()));
        optional(lines, "package", entry.packageName());
        optional(lines, "image", entry.image());
        if (!entry.signature().isEmpty()) {
            lines.add("  signature: |");
            entry.signature().lines().forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static void optional(List<String> lines, String key, String value) {
        if (!value.isEmpty()) {
            lines.add("  " + key + ": " + YamlText.of(value));
        }
    }
}
