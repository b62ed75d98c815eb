package io.slipway.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the scanner really looked at, and with which knowledge.
 *
 * @param os the operating system; empty where the image has none that is recognised
 * @param platforms the kinds of packages recognised
 * @param databaseDate when the scanner's database was made; empty where the scanner did not say (stored reports)
 */
public record Coverage(Optional<OperatingSystem> os, List<Platform> platforms, Optional<Instant> databaseDate) {
    /** Copies. */
    public Coverage {
        platforms = List.copyOf(platforms);
    }

    /**
     * @return how many packages were looked at
     */
    public int packages() {
        return platforms.stream().mapToInt(Platform::packages).sum();
    }

    /**
     * @return whether secrets and misconfigurations were looked for
     */
    public boolean files() {
        return platforms.stream().anyMatch(platform -> platform.name().equals(Platform.FILES));
    }

    /**
     * @return the platforms without a canary, of which nothing proves that the database knows them
     */
    public List<String> unproved() {
        return platforms.stream()
                .filter(platform -> platform.canary() == Platform.Canary.NONE)
                .map(Platform::name)
                .toList();
    }
}
