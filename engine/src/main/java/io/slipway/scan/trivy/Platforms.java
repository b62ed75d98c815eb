package io.slipway.scan.trivy;

import io.slipway.gate.OperatingSystem;
import java.util.List;
import java.util.Optional;

/** The platforms of a report: its operating system and its package ecosystems. */
final class Platforms {
    /**
     * One platform.
     *
     * @param name such as {@code debian 12} or {@code python-pkg}
     * @param packages how many were looked at
     * @param canary what proves it, if there is one
     */
    record Entry(String name, int packages, Optional<Canaries.Canary> canary) {}

    private Platforms() {}

    static List<Entry> of(TrivyReport report, Canaries canaries) {
        return report.packages().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), report, canaries))
                .toList();
    }

    private static Entry of(String type, int packages, TrivyReport report, Canaries canaries) {
        Optional<OperatingSystem> os =
                report.os().filter(system -> system.family().equals(type));
        if (os.isEmpty()) {
            return new Entry(
                    type, packages, Optional.ofNullable(canaries.types().get(type)));
        }
        Optional<String> platform = canaries.platform(os.get());
        return new Entry(platform.orElse(os.get().text()), packages, platform.map(canaries.operatingSystems()::get));
    }
}
