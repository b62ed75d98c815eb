package io.slipway.scan.clair;

import io.slipway.gate.Component;
import io.slipway.gate.OperatingSystem;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages of a report, with where each was found and the system that it belongs to. */
final class PackageTable {
    /** Where package managers of systems keep what they installed, such as {@code var/lib/dpkg/status}. */
    private static final Pattern SYSTEM = Pattern.compile("(?:^|[/:])(?:dpkg|apk|rpm)(?:/|$)");

    private final JsonCursor json;
    private final Map<String, Installed> packages = new HashMap<>();
    private final Map<String, OperatingSystem> distributions = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> row = new HashMap<>();

    private record Installed(String name, String version, String architecture) {}

    private record Place(String database, String distribution) {}

    PackageTable(JsonCursor json) {
        this.json = json;
    }

    void read(String number) throws DeliveryException, IOException {
        texts("name", "version", "arch");
        if (text("name").isBlank()) {
            throw json.wrong("the package " + number + " has no name");
        }
        packages.put(number, new Installed(text("name"), text("version"), text("arch")));
    }

    void readDistribution(String number) throws DeliveryException, IOException {
        texts("did", "version_id", "version");
        // Alpine's releases have no version_id in Clair.
        String version = text("version_id").isEmpty() ? text("version").split(" ", 2)[0] : text("version_id");
        distributions.put(number, new OperatingSystem(PackageType.family(text("did")), version, false));
    }

    /** A package may have been found more than once; the first place that tells a system counts. */
    void readEnvironment(String number) throws DeliveryException, IOException {
        json.array(() -> {
            texts("package_db", "distribution_id");
            Place place = new Place(text("package_db"), text("distribution_id"));
            places.merge(number, place, (one, other) -> one.distribution().isEmpty() ? other : one);
        });
    }

    /** The type of each package. */
    Stream<String> types() {
        return packages.keySet().stream().map(this::type);
    }

    /** The system to which most packages belong; one without packages only where there is no other. */
    Optional<OperatingSystem> os() {
        if (packages.keySet().stream().anyMatch(this::ofAnUnknownSystem)) {
            return Optional.of(OperatingSystem.UNRECOGNISED);
        }
        Map<OperatingSystem, Long> counts = new HashMap<>();
        distributions.values().forEach(os -> counts.put(os, 0L));
        packages.keySet().forEach(number -> system(number).ifPresent(os -> counts.merge(os, 1L, Long::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.<OperatingSystem, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().text(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    /** All packages, in a fixed order: the numbers are those of Clair's database. */
    List<Component> components() {
        return packages.keySet().stream()
                .flatMap(number -> component(number).stream())
                .sorted(Comparator.comparing(Component::type)
                        .thenComparing(Component::name)
                        .thenComparing(Component::version)
                        .thenComparing(Component::target)
                        .thenComparing(Component::purl))
                .toList();
    }

    Optional<Component> component(String number) {
        Installed installed = packages.get(number);
        if (installed == null) {
            return Optional.empty();
        }
        String type = type(number);
        return Optional.of(new Component(
                installed.name(),
                installed.version(),
                PackageUrl.of(type, installed.name(), installed.version(), installed.architecture(), system(number)),
                type,
                place(number).database()));
    }

    private String type(String number) {
        return system(number)
                .map(OperatingSystem::family)
                .orElseGet(() -> PackageType.of(place(number).database()));
    }

    private Optional<OperatingSystem> system(String number) {
        return Optional.ofNullable(distributions.get(place(number).distribution()))
                .filter(os ->
                        !PackageType.isLanguage(PackageType.of(place(number).database())));
    }

    private boolean ofAnUnknownSystem(String number) {
        String database = place(number).database();
        return system(number).isEmpty()
                && !PackageType.isLanguage(PackageType.of(database))
                && SYSTEM.matcher(database).find();
    }

    private Place place(String number) {
        return places.getOrDefault(number, new Place("", ""));
    }

    private void texts(String... wanted) throws DeliveryException, IOException {
        row.clear();
        json.object(field -> {
            for (String name : wanted) {
                if (name.equals(field)) {
                    row.put(name, json.sharedText());
                    return;
                }
            }
            json.skip();
        });
    }

    private String text(String field) {
        return row.getOrDefault(field, "");
    }
}
