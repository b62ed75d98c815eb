package io.slipway.scan.clair;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.gate.Component;
import io.slipway.gate.Inspection;
import io.slipway.gate.OperatingSystem;
import io.slipway.record.ToolVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The image's bill of materials as Clair saw it, in CycloneDX 1.6: the operating system and every package, with its package URL where the kind
 * of package has one. Clair knows nothing of licences, and not which package needs which.
 */
final class BillOfMaterials {
    /** The name of the file. */
    static final String NAME = "sbom.cdx.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String PROPERTY = "slipway:clair:";

    private BillOfMaterials() {}

    /**
     * @param image what was scanned
     * @param packages all that Clair recognised in it
     * @param now the time of the scan
     * @return the document
     */
    static byte[] of(Inspection image, List<Component> packages, Instant now) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        root.put("serialNumber", "urn:uuid:" + number(image, now)).put("version", 1);
        ObjectNode metadata = root.putObject("metadata");
        metadata.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode tools = metadata.putObject("tools").putArray("components");
        image.scanners().forEach(tool -> tool(tools.addObject(), tool));
        container(metadata.putObject("component"), image);
        ArrayNode components = root.putArray("components");
        image.coverage().os().ifPresent(os -> system(components.addObject(), os));
        for (int i = 0; i < packages.size(); i++) {
            library(components.addObject(), "package-" + (i + 1), packages.get(i));
        }
        return MAPPER.writeValueAsBytes(root);
    }

    /** Another for each scan, and the same for the same one. */
    private static UUID number(Inspection image, Instant now) {
        return UUID.nameUUIDFromBytes((image.configDigest() + "@" + now).getBytes(StandardCharsets.UTF_8));
    }

    private static void tool(ObjectNode node, ToolVersion tool) {
        node.put("type", "application").put("name", tool.name()).put("version", tool.version());
    }

    private static void container(ObjectNode node, Inspection image) {
        node.put("type", "container").put("bom-ref", "image").put("name", image.image());
        property(node.putArray("properties"), "slipway:configDigest", image.configDigest());
    }

    private static void system(ObjectNode node, OperatingSystem os) {
        node.put("type", "operating-system").put("bom-ref", "operating-system");
        node.put("name", os.family()).put("version", os.name());
    }

    private static void library(ObjectNode node, String reference, Component component) {
        node.put("type", "library").put("bom-ref", reference);
        node.put("name", component.name()).put("version", component.version());
        if (!component.purl().isEmpty()) {
            node.put("purl", component.purl());
        }
        ArrayNode properties = node.putArray("properties");
        property(properties, PROPERTY + "type", component.type());
        property(properties, PROPERTY + "found", component.target());
    }

    private static void property(ArrayNode properties, String name, String value) {
        properties.addObject().put("name", name).put("value", value);
    }
}
