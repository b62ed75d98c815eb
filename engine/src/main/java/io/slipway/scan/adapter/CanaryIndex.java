package io.slipway.scan.adapter;

import io.slipway.gate.OperatingSystem;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The planted vulnerabilities of a scanner: for each platform a tiny thing to scan, with a package of which every database of that scanner
 * must know a vulnerability. They lie beside the adapter, in {@code canary/}.
 *
 * @param operatingSystems by family and version, such as {@code debian 12}
 * @param types by the kind of packages, such as {@code python-pkg}
 */
public record CanaryIndex(Map<String, Canary> operatingSystems, Map<String, Canary> types) {
    /** Copies. */
    public CanaryIndex {
        operatingSystems = Map.copyOf(operatingSystems);
        types = Map.copyOf(types);
    }

    /**
     * @param adapter the class beside which {@code canary/canaries.json} lies
     * @return the scanner's canaries
     * @throws DeliveryException if the installation's files are damaged
     * @throws IOException if they cannot be read
     */
    public static CanaryIndex of(Class<?> adapter) throws DeliveryException, IOException {
        Map<String, Canary> operatingSystems = new HashMap<>();
        Map<String, Canary> types = new HashMap<>();
        try (InputStream index = Canary.resource(adapter, "canaries.json")) {
            JsonCursor.document("canaries.json", "an index of canaries", index, json -> group -> {
                Map<String, Canary> into = group.equals("types") ? types : operatingSystems;
                json.object(platform -> into.put(platform, canary(adapter, json)));
            });
        }
        return new CanaryIndex(operatingSystems, types);
    }

    private static Canary canary(Class<?> adapter, JsonCursor json) throws DeliveryException, IOException {
        Map<String, String> fields = new HashMap<>();
        json.object(field -> fields.put(field, json.text()));
        return new Canary(adapter, fields.get("file"), fields.get("vulnerability"));
    }

    /**
     * @param os the operating system of an image
     * @return the key of its canary: its version may be listed in full, or by its first or first two numbers
     */
    public Optional<String> platform(OperatingSystem os) {
        List<String> numbers = List.of(os.name().split("\\.", 3));
        String major = numbers.get(0);
        String minor = numbers.size() > 1 ? major + "." + numbers.get(1) : major;
        return Stream.of(os.name(), minor, major)
                .map(version -> os.family() + " " + version)
                .filter(operatingSystems::containsKey)
                .findFirst();
    }

    /**
     * @param os the operating system, if one was recognised
     * @param packages how many packages were looked at, by kind; the operating system's kind is its family
     * @return what each kind of packages needs as proof
     */
    public List<CanaryTrial> trials(Optional<OperatingSystem> os, Map<String, Integer> packages) {
        return packages.entrySet().stream()
                .map(entry -> trial(entry.getKey(), entry.getValue(), os))
                .toList();
    }

    private CanaryTrial trial(String type, int packages, Optional<OperatingSystem> os) {
        if (os.isEmpty() || !os.get().family().equals(type)) {
            return new CanaryTrial(type, packages, Optional.ofNullable(types.get(type)));
        }
        Optional<String> platform = platform(os.get());
        return new CanaryTrial(platform.orElse(os.get().text()), packages, platform.map(operatingSystems::get));
    }
}
