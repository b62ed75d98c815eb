package io.slipway.scan.trivy;

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
 * The planted vulnerabilities: for each platform a tiny SBOM with a package of which every database of Trivy must know a vulnerability.
 *
 * @param operatingSystems by family and version, such as {@code debian 12}
 * @param types by the type of a report's result, such as {@code python-pkg}
 */
record Canaries(Map<String, Canary> operatingSystems, Map<String, Canary> types) {

    /**
     * One planted vulnerability.
     *
     * @param sbom the SBOM's file, beside the index
     * @param vulnerability what must be found in it
     */
    record Canary(String sbom, String vulnerability) {
        byte[] content() throws IOException {
            return resource(sbom).readAllBytes();
        }
    }

    static Canaries load() throws DeliveryException, IOException {
        Canaries canaries = new Canaries(new HashMap<>(), new HashMap<>());
        try (InputStream index = resource("canaries.json")) {
            JsonCursor.document("canaries.json", index, json -> group -> {
                Map<String, Canary> into = group.equals("types") ? canaries.types : canaries.operatingSystems;
                json.object(platform -> into.put(platform, canary(json)));
            });
        }
        return canaries;
    }

    private static Canary canary(JsonCursor json) throws DeliveryException, IOException {
        Map<String, String> fields = new HashMap<>();
        json.object(field -> fields.put(field, json.text()));
        return new Canary(fields.get("sbom"), fields.get("vulnerability"));
    }

    /** The key of an operating system's canary: its version may be listed in full, or by its first or first two numbers. */
    Optional<String> platform(OperatingSystem os) {
        List<String> numbers = List.of(os.name().split("\\.", 3));
        String major = numbers.get(0);
        String minor = numbers.size() > 1 ? major + "." + numbers.get(1) : major;
        return Stream.of(os.name(), minor, major)
                .map(version -> os.family() + " " + version)
                .filter(operatingSystems::containsKey)
                .findFirst();
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Canaries.class.getResourceAsStream("canary/" + name);
        if (in == null) {
            throw new IOException("Slipway's installation lacks the canary " + name);
        }
        return in;
    }
}
