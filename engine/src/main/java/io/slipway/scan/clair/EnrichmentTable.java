package io.slipway.scan.clair;

import io.slipway.gate.Cvss;
import io.slipway.gate.CvssVersion;
import io.slipway.gate.Score;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CVSS scores of a report, by vulnerability. Clair takes them from the NVD, and only those of version 3. */
final class EnrichmentTable {
    private static final String SOURCE = "nvd";
    private static final Map<String, CvssVersion> VERSIONS =
            Map.of("3.0", CvssVersion.V3_0, "3.1", CvssVersion.V3_1, "4.0", CvssVersion.V4_0, "2.0", CvssVersion.V2);

    private final JsonCursor json;
    private final Cvss cvss = new Cvss();
    private final Map<String, List<Score>> rows = new HashMap<>();
    private String version = "";
    private String vector = "";
    private Optional<BigDecimal> value = Optional.empty();

    EnrichmentTable(JsonCursor json) {
        this.json = json;
    }

    Map<String, List<Score>> rows() {
        return rows;
    }

    void read(String vulnerability) throws DeliveryException, IOException {
        List<Score> scores = new ArrayList<>(1);
        json.array(() -> {
            version = "";
            vector = "";
            value = Optional.empty();
            json.object(this::field);
            score().ifPresent(scores::add);
        });
        rows.merge(vulnerability, scores, (one, other) -> {
            one.addAll(other);
            return one;
        });
    }

    private void field(String field) throws DeliveryException, IOException {
        switch (field) {
            case "version" -> version = json.sharedText();
            case "vectorString" -> vector = json.sharedText();
            case "baseScore" -> value = Optional.of(json.number());
            default -> json.skip();
        }
    }

    private Optional<Score> score() throws DeliveryException {
        try {
            return cvss.score(SOURCE, VERSIONS.getOrDefault(version, CvssVersion.V3), value, vector);
        } catch (IllegalArgumentException e) {
            throw json.wrong(e.getMessage());
        }
    }
}
