package io.jenkins.plugins.slipway.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;

/** Which merge requests ask for which commits, as GitLab's events told, on disk: the newest thousand commits. */
final class Concerns {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 1_000;

    private final Path file;
    private final LinkedHashMap<String, TreeSet<Long>> requests = new LinkedHashMap<>();

    /**
     * @param file where they stand; need not exist
     * @throws IOException if it cannot be read
     */
    Concerns(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            try {
                requests.putAll(MAPPER.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
            } catch (JsonProcessingException e) {
                // Written at once or not at all: it is somebody else's, and notes are no reason not to start.
                requests.clear();
            }
        }
    }

    /** Notes that a merge request of the project, by its number there, asks for a commit. */
    synchronized void add(String project, String sha, long request) throws IOException {
        String key = key(project, sha);
        TreeSet<Long> known = requests.containsKey(key) ? requests.remove(key) : new TreeSet<>();
        known.add(request);
        requests.put(key, known);
        while (requests.size() > MOST) {
            requests.remove(requests.keySet().iterator().next());
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, MAPPER.writeValueAsBytes(requests));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    synchronized Set<Long> of(String project, String sha) {
        return Set.copyOf(requests.getOrDefault(key(project, sha), new TreeSet<>()));
    }

    private static String key(String project, String sha) {
        return project + " " + sha;
    }
}
