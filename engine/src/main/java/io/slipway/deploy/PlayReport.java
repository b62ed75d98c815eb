package io.slipway.deploy;

import io.slipway.image.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of a playbook reported.
 *
 * @param version of Ansible; empty where it did not begin
 * @param hosts how many tasks ended how, by host; empty where no host was played
 * @param running the images that each host says it runs, by host and name
 * @param problems what failed, in order
 * @param lines the events as they came
 */
record PlayReport(
        String version,
        List<HostTally> hosts,
        Map<String, Map<String, String>> running,
        List<String> problems,
        List<String> lines) {

    PlayReport {
        hosts = List.copyOf(hosts);
        running = Map.copyOf(running);
        problems = List.copyOf(problems);
        lines = List.copyOf(lines);
    }

    /** What does not run as it should, if anything: every image must run somewhere, and nowhere in another version. */
    Optional<String> difference(Map<String, ImageReference> images) {
        return images.entrySet().stream()
                .flatMap(image -> difference(image.getKey(), image.getValue()).stream())
                .findFirst();
    }

    private Optional<String> difference(String name, ImageReference image) {
        List<Map.Entry<String, Map<String, String>>> told = running.entrySet().stream()
                .filter(host -> host.getValue().containsKey(name))
                .toList();
        if (told.isEmpty()) {
            return Optional.of("no host says that it runs '%s': the playbook must report it in the fact slipway_running"
                    .formatted(name));
        }
        return told.stream()
                .filter(host ->
                        !host.getValue().get(name).endsWith("@" + image.digest().orElseThrow()))
                .map(host -> "%s runs %s as '%s', but %s was to run"
                        .formatted(host.getKey(), host.getValue().get(name), name, image))
                .findFirst();
    }

    /** Whether some host runs something else than these, or does not say so. */
    boolean leaves(Map<String, ImageReference> images) {
        return difference(images).isPresent();
    }
}
