package io.slipway.webscan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The findings of an earlier scan, which do not block.
 *
 * @param ids of these findings
 */
record Baseline(Set<String> ids) {
    private static final JsonMapper JSON = new JsonMapper();

    Baseline {
        ids = Set.copyOf(ids);
    }

    static Baseline read(Optional<String> file, Directory workspace) throws DeliveryException, IOException {
        if (file.isEmpty()) {
            return new Baseline(Set.of());
        }
        if (workspace.kind(file.get()) != FileKind.FILE) {
            throw new DeliveryException(
                    "there is no baseline '%s' in the workspace: name a web-scan.json of an earlier scan"
                            .formatted(file.get()));
        }
        try (InputStream content = workspace.read(file.get())) {
            return in(JSON.readTree(content), file.get());
        } catch (JsonProcessingException e) {
            throw new DeliveryException(
                    "%s:%d: not JSON: %s; expected a web-scan.json of an earlier scan"
                            .formatted(file.get(), e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }

    private static Baseline in(JsonNode root, String file) throws DeliveryException {
        if (!root.path("findings").isArray()) {
            throw new DeliveryException(
                    "%s: no list 'findings'; expected a web-scan.json of an earlier scan".formatted(file));
        }
        Set<String> ids = new HashSet<>();
        root.path("findings").forEach(finding -> ids.add(finding.path("id").asText()));
        return new Baseline(ids);
    }

    boolean holds(WebFinding finding) {
        return ids.contains(finding.id());
    }
}
