package io.slipway.decisiontable;

import java.util.List;

/** Writes the policy's file that a row describes. */
public final class PolicyWords {
    private PolicyWords() {}

    /**
     * @param settings of the row
     * @param key the officer's public key
     * @return the text of {@code slipway-policy.yaml}
     */
    public static String yaml(Settings settings, String key) {
        String officers =
                settings.take("officers").map(text -> officers(text, key)).orElse("");
        List<String> gate = settings.rest();
        return (gate.isEmpty() ? "" : "gate: {" + String.join(", ", gate) + "}\n") + officers;
    }

    /** Such as {@code olga@example.com also dev@example.com valid-before 20260614}. */
    private static String officers(String text, String key) {
        String[] words = text.split(" ", -1);
        String principals = words[0];
        String options = "";
        String revoked = "";
        for (int i = 1; i < words.length; i++) {
            switch (words[i]) {
                case "also" -> principals += "," + words[++i];
                case "revoked" -> revoked = "  revokedKeys: \"" + key + "\"\n";
                case "valid-before", "valid-after", "namespaces" -> options = words[i] + "=\\\"" + words[++i] + "\\\" ";
                default -> throw new IllegalArgumentException("officers: nobody understands '" + words[i] + "'");
            }
        }
        return "officers:\n  allowedSigners: \"" + principals + " " + options + key + "\"\n" + revoked;
    }
}
