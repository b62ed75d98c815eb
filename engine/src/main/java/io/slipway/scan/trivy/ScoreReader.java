package io.slipway.scan.trivy;

import io.slipway.gate.Cvss;
import io.slipway.gate.CvssVersion;
import io.slipway.gate.Score;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code CVSS} of one vulnerability after the other: of each source a number, a vector or both, by version. */
final class ScoreReader {
    private final JsonCursor json;
    private final Cvss cvss = new Cvss();
    private final Stated v2 = new Stated(CvssVersion.V2);
    private final Stated v3 = new Stated(CvssVersion.V3);
    private final Stated v4 = new Stated(CvssVersion.V4_0);
    private final List<Score> scores = new ArrayList<>();

    /** What the source says by one version. */
    private static final class Stated {
        private final CvssVersion version;
        private Optional<BigDecimal> number = Optional.empty();
        private String vector = "";

        private Stated(CvssVersion version) {
            this.version = version;
        }

        private boolean nothing() {
            return number.isEmpty() && vector.isEmpty();
        }

        private void clear() {
            number = Optional.empty();
            vector = "";
        }
    }

    ScoreReader(JsonCursor json) {
        this.json = json;
    }

    List<Score> scores() {
        return List.copyOf(scores);
    }

    /** Forgets those of the vulnerability before. */
    void clear() {
        scores.clear();
    }

    void read(String id) throws DeliveryException, IOException {
        json.object(source -> {
            v2.clear();
            v3.clear();
            v4.clear();
            json.object(this::field);
            add(id, source, v2);
            add(id, source, v3);
            add(id, source, v4);
        });
    }

    private void field(String field) throws DeliveryException, IOException {
        switch (field) {
            case "V2Score" -> v2.number = Optional.of(json.number());
            case "V3Score" -> v3.number = Optional.of(json.number());
            case "V40Score" -> v4.number = Optional.of(json.number());
            case "V2Vector" -> v2.vector = json.sharedText();
            case "V3Vector" -> v3.vector = json.sharedText();
            case "V40Vector" -> v4.vector = json.sharedText();
            default -> json.skip();
        }
    }

    private void add(String id, String source, Stated stated) throws DeliveryException {
        if (stated.nothing()) {
            return;
        }
        try {
            cvss.score(source, stated.version, stated.number, stated.vector).ifPresent(scores::add);
        } catch (IllegalArgumentException e) {
            throw json.wrong(id + ": " + e.getMessage());
        }
    }
}
