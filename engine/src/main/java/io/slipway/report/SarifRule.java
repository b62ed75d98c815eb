package io.slipway.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import io.slipway.gate.Verdict;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vulnerability as a rule of SARIF (reportingDescriptor, §3.49). */
final class SarifRule {
    private SarifRule() {}

    /**
     * @param verdict whose vulnerabilities
     * @param ids of them, in the order of the rules
     * @param json where, inside an array
     * @throws IOException if it cannot be written
     */
    static void write(Verdict verdict, Set<String> ids, JsonGenerator json) throws IOException {
        Map<String, Judgement> worst = new HashMap<>();
        verdict.judgements()
                .forEach(judgement -> worst.putIfAbsent(judgement.finding().id(), judgement));
        for (String id : ids) {
            write(worst.get(id), json);
        }
    }

    private static void write(Judgement judgement, JsonGenerator json) throws IOException {
        String title = Visible.of(judgement.finding().title());
        String help = Link.external(judgement.finding().url());
        json.writeStartObject();
        json.writeStringField("id", Visible.of(judgement.finding().id()));
        if (!title.isBlank()) {
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", title);
            json.writeEndObject();
        }
        if (!help.isEmpty()) {
            json.writeStringField("helpUri", help);
        }
        Optional<Score> score = judgement.decisive();
        if (score.isPresent()) {
            json.writeObjectFieldStart("properties");
            // The name under which code scanning tools look for a CVSS score: a text.
            json.writeStringField("security-severity", score.get().value().toPlainString());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
