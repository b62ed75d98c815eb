package io.slipway.scan.clair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.digest.Sha256;
import io.slipway.scan.adapter.Canary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An image of one layer with a planted vulnerability, as {@code docker save} would write it. The same canary always gives the same bytes. */
final class CanaryImage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BASE64 = "base64:";
    private static final String CONFIG =
            "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}";
    private static final String MANIFEST = "[{\"Config\":\"config.json\",\"RepoTags\":[],\"Layers\":[\"layer.tar\"]}]";

    private CanaryImage() {}

    /**
     * @param canary whose file is a JSON object: path in the image, content
     * @return the archive
     */
    static byte[] archive(Canary canary) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file :
                MAPPER.readTree(canary.content()).properties()) {
            files.put(file.getKey(), bytes(file.getValue().asText()));
        }
        byte[] layer = tar(files);
        Map<String, byte[]> image = new LinkedHashMap<>();
        image.put("config.json", text(CONFIG.formatted(Sha256.of(layer))));
        image.put("layer.tar", layer);
        image.put("manifest.json", text(MANIFEST));
        return tar(image);
    }

    private static byte[] bytes(String content) {
        return content.startsWith(BASE64)
                ? Base64.getDecoder().decode(content.substring(BASE64.length()))
                : text(content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setModTime(0);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
