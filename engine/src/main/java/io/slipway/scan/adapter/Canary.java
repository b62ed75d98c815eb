package io.slipway.scan.adapter;

import java.io.IOException;
import java.io.InputStream;

/**
 * One planted vulnerability.
 *
 * @param adapter the class beside which its file lies
 * @param file in {@code canary/}
 * @param vulnerability what must be found in it
 */
public record Canary(Class<?> adapter, String file, String vulnerability) {
    /**
     * @return the thing to scan
     * @throws IOException if the installation lacks it
     */
    public byte[] content() throws IOException {
        try (InputStream in = resource(adapter, file)) {
            return in.readAllBytes();
        }
    }

    static InputStream resource(Class<?> adapter, String name) throws IOException {
        InputStream in = adapter.getResourceAsStream("canary/" + name);
        if (in == null) {
            throw new IOException("Slipway's installation lacks the canary " + name);
        }
        return in;
    }
}
