package io.slipway.registry;

import java.util.Locale;

/**
 * A blob in a registry.
 *
 * @param digest {@code sha256:…} of its bytes there
 * @param bytes how many they are
 */
record Blob(String digest, long bytes) {
    String size() {
        return size(bytes);
    }

    static String size(long bytes) {
        return bytes < 1_000_000 ? (bytes + 999) / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
