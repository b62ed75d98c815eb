package io.slipway.scan.clair;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.JsonCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Slipway writes in front of a report that it keeps, as a field {@code slipway}: Clair's own names no image, only the manifest that it
 * was given.
 *
 * @param image as it was asked for
 * @param repositories its names without tags
 * @param configDigest {@code sha256:…}, its identity
 * @param version of Clair, as the scan noted it
 */
record ReportHeader(String image, List<String> repositories, String configDigest, String version) {
    static final String FIELD = "slipway";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ReportHeader of(ArchiveScan scan, String version) {
        return new ReportHeader(scan.image(), scan.repositories(), scan.configDigest(), version);
    }

    /** The report with this in front; a report that is no object stays as it is. */
    InputStream before(InputStream report) throws IOException {
        PushbackInputStream in = new PushbackInputStream(report);
        int first = in.read();
        if (first != '{') {
            if (first >= 0) {
                in.unread(first);
            }
            return in;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("image", image);
        fields.put("repositories", repositories);
        fields.put("configDigest", configDigest);
        fields.put("clair", version);
        byte[] header = MAPPER.writeValueAsBytes(Map.of(FIELD, fields));
        header[header.length - 1] = ',';
        return new SequenceInputStream(new ByteArrayInputStream(header), in);
    }

    static ReportHeader read(JsonCursor json) throws DeliveryException, IOException {
        Map<String, String> texts = new HashMap<>();
        List<String> repositories = new ArrayList<>();
        json.object(field -> {
            switch (field) {
                case "image", "configDigest", "clair" -> texts.put(field, json.text());
                case "repositories" -> json.array(() -> repositories.add(json.text()));
                default -> json.skip();
            }
        });
        return new ReportHeader(
                texts.getOrDefault("image", ""),
                List.copyOf(repositories),
                texts.getOrDefault("configDigest", ""),
                texts.getOrDefault("clair", ""));
    }
}
