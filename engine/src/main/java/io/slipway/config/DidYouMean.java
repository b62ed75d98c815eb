package io.slipway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that somebody meant. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * @param written what was written
     * @param known the names that exist
     * @return the nearest name, if one is near enough to have been meant
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        int most = written.length() <= 3 ? 1 : Math.max(2, written.length() / 3);
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> distance(written, name) <= most)
                        .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /**
     * @param written what was written
     * @param known the names that exist
     * @return "; did you mean 'x'?" or "; expected one of …"
     */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("; expected one of " + String.join(", ", new TreeSet<>(known)));
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
